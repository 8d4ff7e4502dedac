import type { FieldKind, InputField, InputSchema } from './inputSchema';

/** Which field of a model's input is meant by which setting: providers name one thing in many ways. */

/** Names of each role, the plainest first; compared without case, `_` and `-`. */
const NAMES = {
	prompt: ['prompt', 'text_prompt', 'text', 'prompt_text'],
	negativePrompt: ['negative_prompt', 'negative_prompts'],
	seconds: [
		...['duration', 'seconds', 'duration_seconds', 'video_duration', 'video_length'],
		...['duration_in_seconds', 'length', 'n_frames'],
	],
	ratio: ['aspect_ratio', 'ratio', 'video_aspect_ratio', 'orientation', 'video_size', 'image_size'],
	resolution: ['resolution', 'video_resolution', 'quality', 'video_quality', 'mode'],
	size: ['size', 'video_size', 'image_size', 'dimensions', 'resolution', 'aspect_ratio'],
	firstFrame: [
		...['first_frame_image', 'first_frame_url', 'first_frame_image_url', 'first_frame'],
		...['start_image_url', 'start_image', 'start_frame', 'start_frame_url', 'first_image_url'],
		...['image_url', 'image', 'input_image', 'input_image_url', 'img_url', 'image_uri'],
		...['prompt_image', 'input_reference', 'first_image', 'image_input', 'image_urls', 'images'],
		...['input_urls', 'input_image_urls', 'image_list'],
	],
	lastFrame: [
		...['last_frame_image', 'last_frame_url', 'last_frame_image_url', 'last_frame'],
		...['end_image_url', 'end_image', 'end_frame', 'end_frame_url', 'tail_image_url'],
		...['tail_image', 'image_tail', 'last_image', 'last_image_url', 'end_frame_image'],
		...['image_tail_url', 'final_image_url'],
	],
	references: [
		...['reference_images', 'reference_image_urls', 'reference_urls', 'ref_image_urls'],
		...['reference_image_url', 'reference_image', 'ref_images', 'subject_reference_image_url'],
		...['subject_reference', 'subject_reference_image', 'image_urls', 'images', 'input_urls'],
		...['input_image_urls', 'image_input'],
	],
	seed: ['seed', 'seeds', 'random_seed'],
	audio: [
		...['generate_audio', 'enable_audio', 'with_audio', 'audio', 'sound', 'generate_audio_switch'],
		...['has_audio', 'audio_enabled', 'generate_sound', 'sound_effect_switch', 'bgm'],
	],
	watermark: ['watermark', 'add_watermark', 'enable_watermark', 'aigc_watermark'],
	noWatermark: ['remove_watermark', 'no_watermark'],
} as const;

export type Role = keyof typeof NAMES;

const SCALARS: readonly FieldKind[] = ['string', 'integer', 'number'];

/** What a field of each role can be: `audio` is a switch, or else a file. */
const KINDS: Readonly<Record<Role, readonly FieldKind[]>> = {
	prompt: ['string'],
	negativePrompt: ['string'],
	seconds: SCALARS,
	ratio: ['string'],
	resolution: SCALARS,
	size: ['string'],
	firstFrame: ['string', 'array'],
	lastFrame: ['string'],
	references: ['string', 'array'],
	seed: ['integer', 'number'],
	audio: ['boolean', 'string'],
	watermark: ['boolean'],
	noWatermark: ['boolean'],
};

/** 7:4, landscape, landscape_16_9. */
export const SHAPE = /^\d{1,2}:\d{1,2}$|^(landscape|portrait|square|horizontal|vertical)/i;
/** 720p, 1080, 4K; a pair of sides is a size. */
export const HEIGHT = /^(?:\d{3,4}p?|[248]k)$/i;
/** 1280x720, 1280*720. */
export const SIDES = /^(\d{3,4})\s*[x*×]\s*(\d{3,4})$/i;

/** What only some fields of these names mean, told by what they take. */
const CHOICE_OF: Readonly<Partial<Record<Role, (field: InputField) => boolean>>> = {
	seconds: (field) =>
		plain(field.name) === 'nframes' ? field.choices !== null : !countsFrames(field),
	ratio: (field) => isOf(field, SHAPE) ?? !/size$/i.test(field.name),
	resolution: (field) =>
		(isOf(field, HEIGHT) ?? /resolution/i.test(field.name)) || heightsIn(field).size > 0,
	size: (field) => isOf(field, SIDES) ?? (field.choices === null && plain(field.name) === 'size'),
	audio: ({ kinds, choices }) => !kinds.includes('string') || (choices?.includes('on') ?? false),
};

/** Of hunyuan-video and ltx-video, `video_length` and `length` are frames: 5 would be a fifth of a second. */
function countsFrames({ words }: InputField): boolean {
	return /\b(number of|in|how many)( video)? frames\b/i.test(words) && !/\bseconds\b/i.test(words);
}

function plain(name: string): string {
	return name.toLowerCase().replace(/[_-]/g, '');
}

/** Whether a field's choices are such; `null`: it names none. */
function isOf({ choices }: InputField, pattern: RegExp): boolean | null {
	return choices && choices.some((choice) => pattern.test(String(choice)));
}

/** `'standard' is 720p`; after an `or` or a comma it is another's: `720p (standard) or 1080p (pro)`. */
const TOLD_HEIGHT = /^(?:(?!\b(?:or|and)\b)[^,;)])*?(\d{3,4}p)\b/i;
const MAX_TOLD = 60;

/** Kling's `mode` says in words that `pro` is 1080p. @returns choices by resolution */
export function heightsIn({ choices, words }: InputField): ReadonlyMap<string, string> {
	const names = (choices ?? []).flatMap((choice) =>
		typeof choice === 'string' && /^[\w-]{2,20}$/.test(choice) && !HEIGHT.test(choice)
			? [choice]
			: [],
	);
	const found = new Map<string, string>();
	if (names.length === 0) return found;
	const parts = words.slice(0, 1_000).split(new RegExp(`\\b(${names.join('|')})\\b`, 'i'));
	for (const [index, part] of parts.entries()) {
		const name = names.find((one) => one.toLowerCase() === parts[index - 1]?.toLowerCase());
		const height = TOLD_HEIGHT.exec(part.slice(0, MAX_TOLD))?.[1]?.toLowerCase();
		if (name && height !== undefined && !found.has(height)) found.set(height, name);
	}
	return found;
}

function canBe(field: InputField, role: Role): boolean {
	const { kinds } = field;
	const isKind = kinds.length === 0 || kinds.some((kind) => KINDS[role].includes(kind));
	// A list of images is one of addresses; what wants more than that is for Extra Fields.
	if (field.entry && !['string', undefined].includes(field.entry.kinds[0])) return false;
	return isKind && (CHOICE_OF[role]?.(field) ?? true);
}

const FRAMES = /^(num_?frames|number_of_frames|frames)$/i;

function isCounted(field: InputField): boolean {
	return NAMES.seconds.some((name) => plain(name) === plain(field.name)) && countsFrames(field);
}

/** A list of images, or an image, that is said to show style or subject and not the beginning. */
function isReference({ name, words }: InputField, model: string): boolean {
	if (/ref/i.test(name)) return true;
	if (/(start|first|tail|end|last)[ _-]?frame/i.test(words)) return false;
	return /reference|subject|style/i.test(words) || /reference|elements/i.test(model);
}

/** The fields of a model, by what they are for. */
export class Roles {
	constructor(
		private readonly schema: InputSchema,
		private readonly model: string,
	) {}

	/** The field of a role; `null`: the model has none. */
	of(role: Role): InputField | null {
		for (const name of NAMES[role]) {
			const field = this.schema.fields.find((one) => plain(one.name) === plain(name));
			if (field && canBe(field, role) && this.isMeant(field, role)) return field;
		}
		return null;
	}

	/** A field that settings have no role for. */
	named(pattern: RegExp): InputField | undefined {
		return this.schema.fields.find(({ name }) => pattern.test(name));
	}

	/** The field that says the length in frames. */
	counted(): InputField | undefined {
		return this.named(FRAMES) ?? this.schema.fields.find(isCounted);
	}

	/** One list cannot be the first frame and references at once: its words decide. */
	private isMeant(field: InputField, role: Role): boolean {
		const { name } = field;
		if (role !== 'firstFrame' && role !== 'references') return true;
		const isShared = NAMES.firstFrame.some((other) => plain(other) === plain(name));
		if (!isShared || !NAMES.references.some((other) => plain(other) === plain(name))) return true;
		return isReference(field, this.model) === (role === 'references');
	}
}

// Source: together-ai 0.52, resources/videos.ts (`VideoCreateParams`); docs.together.ai, "Video generation parameters",
// "Generate videos" (a field that a model has not fails its job), Wan 2.7 quickstart (720p in small letters fails it too).
import type { Check } from '../../create/checks';
import { field, jsonOnly, onlyFields, requiredText, textOr } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';
import { togetherModel, type TogetherModel } from './models';

const MEDIA = [
	...['frame_images', 'frame_videos', 'reference_images', 'reference_videos'],
	...['reference_audios', 'source_video', 'audio_inputs'],
];

function members(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function isAddress(value: unknown): value is string {
	return typeof value === 'string' && /^(https?:\/\/|data:image\/)/.test(value);
}

/** A hosted image, or one in base64. */
function isImage(value: unknown): boolean {
	return isAddress(value) || (typeof value === 'string' && /^[\w+/]{8,}={0,2}$/.test(value));
}

function isFrame(value: unknown): boolean {
	const { input_image, frame } = members(value);
	const isPlace = frame === undefined || frame === 'first' || frame === 'last';
	return isImage(input_image) && (isPlace || Number.isInteger(frame));
}

function isMedia(value: unknown): boolean {
	const { frame_images, reference_images } = members(value);
	return (
		Object.keys(members(value)).every((name) => MEDIA.includes(name)) &&
		listOf(frame_images).every(isFrame) &&
		listOf(reference_images).every(isImage)
	);
}

const knownModel: Check = ({ fields: { model } }) =>
	togetherModel(model) === undefined
		? refusal(
				404,
				'model_not_available',
				`Unable to access model ${String(model)}. Please visit https://api.together.ai/models to view the list of supported models.`,
				'model',
			)
		: null;

function ofType(name: string, isFine: (value: unknown) => boolean, kind: string): Check {
	return field(name, isFine, 'invalid_type', `${name} has to be ${kind}`);
}

export const togetherChecks: readonly Check[] = [
	jsonOnly,
	onlyFields(
		...['model', 'prompt', 'width', 'height', 'resolution', 'ratio', 'seconds', 'fps', 'steps'],
		...['seed', 'guidance_scale', 'output_format', 'output_quality', 'negative_prompt', 'media'],
		...['generate_audio', 'frame_images', 'reference_images', 'settings'],
	),
	requiredText('model'),
	knownModel,
	requiredText('prompt'),
	ofType('width', Number.isInteger, 'an integer'),
	ofType('height', Number.isInteger, 'an integer'),
	ofType('seconds', (value) => /^\d+$/.test(String(value)), 'a number of seconds as a string'),
	ofType('seed', Number.isInteger, 'an integer'),
	ofType('generate_audio', (value) => typeof value === 'boolean', 'a boolean'),
	ofType('media', isMedia, 'an object of media'),
];

function places({ fields: { media } }: CreateBody): readonly unknown[] {
	return listOf(members(media)['frame_images']).map((entry) => members(entry)['frame'] ?? 'first');
}

function references({ fields: { media } }: CreateBody): readonly unknown[] {
	return listOf(members(media)['reference_images']);
}

/** What the model cannot do fails the job, not the submission. */
function flawOf(model: TogetherModel, body: CreateBody): Refusal | null {
	const { width, height, resolution, ratio, seconds } = body.fields;
	const unsupported = model.without.find((name) => name in body.fields);
	if (unsupported !== undefined) {
		const words = `Unsupported use of '${unsupported}' parameter.`;
		return refusal(400, 'unsupportedParameter', words);
	}
	const invalid = (name: string) =>
		refusal(400, 'InvalidParameter', `Invalid value for '${name}'.`);
	const size = `${String(width)}x${String(height)}`;
	const [least, most] = model.seconds;
	const length = Number(seconds ?? least);
	const isPinned = places(body).every((place) => model.frames.some((known) => known === place));
	if (model.sizes && width !== undefined && !model.sizes.includes(size)) return invalid('width');
	if (typeof resolution === 'string' && !(resolution in (model.resolutions ?? {}))) {
		return invalid('resolution');
	}
	if (typeof ratio === 'string' && !model.ratios?.includes(ratio)) return invalid('ratio');
	if (length < least || length > most) return invalid('seconds');
	if (!isPinned) return invalid('media.frame_images');
	return references(body).length > model.references ? invalid('media.reference_images') : null;
}

function sizeOf(model: TogetherModel, body: CreateBody): string {
	const { width, height } = body.fields;
	if (model.sizes) {
		return width === undefined
			? (model.sizes[0] ?? '1366x768')
			: `${String(width)}x${String(height)}`;
	}
	const { resolutions = {} } = model;
	const word = textOr(body, 'resolution', Object.keys(resolutions)[0] ?? '');
	const ratio = textOr(body, 'ratio', '16:9');
	return model.made?.[word]?.[ratio] ?? frameSize(resolutions[word] ?? 720, ratio);
}

export function toTogetherRequest(body: CreateBody): JobRequest {
	const id = textOr(body, 'model', '');
	const model = togetherModel(id);
	if (model === undefined) throw new Error(`No model ${id}`);
	const flaw = flawOf(model, body);
	const frames = listOf(members(body.fields['media'])['frame_images']);
	const urls = [...frames.map((entry) => members(entry)['input_image']), ...references(body)];
	return {
		model: id,
		prompt: textOr(body, 'prompt', ''),
		size: flaw === null ? sizeOf(model, body) : '1366x768',
		seconds: Number(body.fields['seconds'] ?? model.seconds[2]),
		image: urls.length === 0 ? null : { kind: 'link', urls: urls.filter(isAddress) },
		...(flaw && { flaw }),
	};
}

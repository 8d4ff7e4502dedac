// Source: providers.md section 6 (OpenRouter's OpenAPI file and video guide).
import {
	field,
	jsonOnly,
	onlyFields,
	requiredText,
	firstRefusal,
	type Check,
} from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { refusal } from './refusal';
import { openRouterModel, type OpenRouterModel } from './openRouterModels';

const RESOLUTIONS = ['480p', '720p', '768p', '1080p', '1K', '2K', '4K'];
const RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', '9:21'];

type Capability = 'durations' | 'resolutions' | 'aspect_ratios' | 'sizes';

const modelOf = ({ fields }: CreateBody): OpenRouterModel | undefined =>
	openRouterModel(fields['model']);

const knownModel: Check = (body) =>
	modelOf(body) === undefined ? refusal(404, 'model', 'No endpoints found for this model.') : null;

/** Refuses what is not in the model's set; a model without a set takes anything. */
function inModelSet(name: string, capability: Capability): Check {
	return field(
		name,
		(value, body) => {
			const set = modelOf(body)?.[`supported_${capability}`] ?? null;
			return set === null || set.some((known) => known === value);
		},
		'unsupported',
		`${name} is not supported by this model`,
	);
}

function ofType(name: string, isFine: (value: unknown) => boolean): Check {
	return field(name, isFine, 'invalid', `Invalid ${name}`);
}

/** The members of an object; none of anything else. */
function members(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

export interface FrameImage {
	readonly url: string;
	readonly frame: string;
}

/** The address in one entry; null when it is not as documented. */
function imageAddress(entry: unknown): string | null {
	const { type, image_url } = members(entry);
	const { url } = members(image_url);
	const isFine =
		type === 'image_url' &&
		typeof url === 'string' &&
		/^(https?:\/\/|data:image\/(png|jpeg|webp);base64,)/.test(url);
	return isFine ? url : null;
}

/** What `read` makes of each entry; null unless there are some and all are as documented. */
function readAll<T>(value: unknown, read: (entry: unknown) => T | null): T[] | null {
	const entries: unknown[] = Array.isArray(value) ? value : [];
	const known = entries.map(read).filter((entry) => entry !== null);
	return known.length === entries.length && known.length > 0 ? known : null;
}

/** The frames in the order sent; null when one of them is not as documented. */
export function frameImages(value: unknown): FrameImage[] | null {
	return readAll(value, (entry) => {
		const url = imageAddress(entry);
		const { frame_type: frame } = members(entry);
		return url !== null && (frame === 'first_frame' || frame === 'last_frame')
			? { url, frame }
			: null;
	});
}

/** The addresses of the references; null when one of them is not as documented. */
export function inputReferences(value: unknown): string[] | null {
	return readAll(value, imageAddress);
}

const supportedFrames: Check = (body) => {
	const supported = modelOf(body)?.supported_frame_images ?? null;
	const frames = frameImages(body.fields['frame_images']) ?? [];
	if (supported === null || frames.every(({ frame }) => supported.includes(frame))) return null;
	return refusal(400, 'unsupported', 'frame_type is not supported by this model', 'frame_images');
};

const promptUnlessImage: Check = (body) =>
	'frame_images' in body.fields ? null : firstRefusal([requiredText('prompt')], body);

export const openRouterChecks: readonly Check[] = [
	jsonOnly,
	onlyFields(
		'model',
		'prompt',
		'duration',
		'resolution',
		'aspect_ratio',
		'size',
		'frame_images',
		'input_references',
		'generate_audio',
		'seed',
		'callback_url',
		'provider',
	),
	requiredText('model'),
	knownModel,
	promptUnlessImage,
	ofType('duration', (value) => Number.isInteger(value) && Number(value) >= 1),
	ofType('resolution', (value) => RESOLUTIONS.some((known) => known === value)),
	ofType('aspect_ratio', (value) => RATIOS.some((known) => known === value)),
	ofType('size', (value) => typeof value === 'string' && /^\d+x\d+$/.test(value)),
	ofType('seed', Number.isInteger),
	ofType('frame_images', (value) => frameImages(value) !== null),
	ofType('input_references', (value) => inputReferences(value) !== null),
	inModelSet('duration', 'durations'),
	inModelSet('resolution', 'resolutions'),
	inModelSet('aspect_ratio', 'aspect_ratios'),
	inModelSet('size', 'sizes'),
	supportedFrames,
];

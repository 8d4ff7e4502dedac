// Source: docs.x.ai, "Video Generation" (modes, limits, defaults) and xAI's REST reference; the words of refusals are
// those users recorded ("`reference_images` is not supported for this model.", "Duration 15s exceeds …").
import type { Check } from '../../create/checks';
import {
	field,
	firstRefusal,
	jsonOnly,
	onlyFields,
	requiredText,
	textOr,
} from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import { pixelsOf } from '../../create/imageFile';
import type { JobRequest } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { refusal } from '../refusal';
import { xAiModel } from './models';

const RATIOS = ['1:1', '16:9', '9:16', '4:3', '3:4', '3:2', '2:3', '21:9', '5:2'];
const RESOLUTIONS = ['480p', '720p', '1080p'];
const MAX_SECONDS = 15;
const MAX_REFERENCES = 7;
const MAX_KEYFRAMES = 4;
const GUIDED = ['480p', '720p'];

const ARGUMENT = 'invalid_argument';

function members(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The address in `{url}`; null where there is none that can be fetched. */
function addressIn(value: unknown): string | null {
	const { url } = members(value);
	const isFine =
		typeof url === 'string' && /^(https?:\/\/|data:image\/(png|jpeg|webp);base64,.)/.test(url);
	return isFine ? url : null;
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

const isImage = (value: unknown) => addressIn(value) !== null;
const isOf =
	(known: readonly string[]) =>
	(value: unknown): boolean =>
		known.some((word) => word === value);
const has = (name: string, { fields }: CreateBody) => name in fields;
const isGuided = (body: CreateBody) =>
	['reference_images', 'reference_audios', 'last_frame', 'keyframes'].some((name) =>
		has(name, body),
	);

const knownModel: Check = ({ fields: { model } }) =>
	xAiModel(model) === undefined
		? refusal(404, 'not_found', `The model ${String(model)} does not exist.`, 'model')
		: null;

const promptUnlessImage: Check = (body) =>
	['image', 'last_frame', 'keyframes', 'reference_images'].some((name) => has(name, body))
		? null
		: firstRefusal([requiredText('prompt')], body);

/** What the model has no mode for. */
const supportedInputs: Check = (body) => {
	const model = xAiModel(body.fields['model']);
	const unsupported = [
		...(model?.references ? [] : ['reference_images', 'reference_audios']),
		...(model?.pins ? [] : ['last_frame', 'keyframes', 'reference_audios']),
	].find((name) => has(name, body));
	if (unsupported !== undefined) {
		const message = `\`${unsupported}\` is not supported for this model.`;
		return refusal(400, ARGUMENT, message, unsupported);
	}
	const isMixed = has('image', body) && has('reference_images', body);
	if (!isMixed || model?.pins) return null;
	const message = 'Only one of image-to-video or reference-to-video can be active.';
	return refusal(400, ARGUMENT, message, 'image');
};

const referenceLimits: Check = (body) => {
	const { model, duration, resolution } = body.fields;
	const most = xAiModel(model)?.secondsByReference ?? MAX_SECONDS;
	if (has('reference_images', body) && Number(duration ?? 0) > most) {
		const message = `Duration ${String(duration)}s exceeds the maximum allowed for reference-to-video, which is ${most}s.`;
		return refusal(400, ARGUMENT, message, 'duration');
	}
	if (!isGuided(body) || resolution === undefined || isOf(GUIDED)(resolution)) return null;
	return refusal(400, ARGUMENT, 'Reference-to-video goes up to 720p.', 'resolution');
};

function ofType(name: string, isFine: (value: unknown) => boolean, message: string): Check {
	return field(name, isFine, ARGUMENT, message);
}

export const xAiChecks: readonly Check[] = [
	jsonOnly,
	onlyFields(
		...['model', 'prompt', 'duration', 'aspect_ratio', 'resolution', 'image', 'last_frame'],
		...['keyframes', 'reference_images', 'reference_audios', 'generate_audio', 'user'],
		'storage_options',
	),
	requiredText('model'),
	knownModel,
	promptUnlessImage,
	ofType(
		'duration',
		(value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_SECONDS,
		`Duration must be between 1 and ${MAX_SECONDS} seconds.`,
	),
	ofType('aspect_ratio', isOf(RATIOS), 'Invalid aspect ratio.'),
	ofType('resolution', isOf(RESOLUTIONS), 'Invalid resolution.'),
	ofType('image', isImage, 'Invalid image.'),
	ofType('last_frame', isImage, 'Invalid last frame.'),
	ofType(
		'keyframes',
		(value) => listOf(value).length > 0 && listOf(value).length <= MAX_KEYFRAMES,
		'At most four keyframes.',
	),
	ofType(
		'reference_images',
		(value) =>
			listOf(value).length > 0 &&
			listOf(value).length <= MAX_REFERENCES &&
			listOf(value).every(isImage),
		`Between 1 and ${MAX_REFERENCES} reference images are supported.`,
	),
	ofType('generate_audio', (value) => typeof value === 'boolean', 'generate_audio is a boolean.'),
	supportedInputs,
	referenceLimits,
];

/** The shape of an image that is sent whole; null for one at an address. */
function shapeOf(image: unknown): string | null {
	const data = /^data:[^,]+,(.+)$/.exec(addressIn(image) ?? '')?.[1];
	const pixels = data === undefined ? null : pixelsOf(Buffer.from(data, 'base64'));
	return pixels && `${pixels.width}:${pixels.height}`;
}

export function toXAiRequest(body: CreateBody): JobRequest {
	const { image, last_frame, reference_images, duration } = body.fields;
	const model = textOr(body, 'model', '');
	const resolution = textOr(body, 'resolution', '480p');
	const urls = [image, last_frame, ...listOf(reference_images)].flatMap(
		(held) => addressIn(held) ?? [],
	);
	// A video from one image alone has its shape, whatever was asked for.
	const own = has('image', body) && !isGuided(body) ? (shapeOf(image) ?? '16:9') : null;
	const flaw =
		xAiModel(model)?.prices[resolution] === undefined
			? refusal(400, 'failed_precondition', `${model} cannot generate ${resolution}.`)
			: null;
	return {
		model,
		prompt: textOr(body, 'prompt', '') || null,
		size: frameSize(parseInt(resolution, 10), own ?? textOr(body, 'aspect_ratio', '16:9')),
		seconds: Number(duration ?? 8),
		image: urls.length === 0 ? null : { kind: 'link', urls },
		...(flaw && { flaw }),
	};
}

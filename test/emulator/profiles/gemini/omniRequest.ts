// Source: js-genai 2.32, gaos/models/interactions/create-model-interaction.ts and video-response-format.ts;
// ai.google.dev's page "Omni".
import type { Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest, ReferenceImage } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';
import { type Fields, fieldsOf, imageIn, listOf } from './images';
import { OMNI_MODEL, OMNI_TOKENS } from './models';

const DEFAULT_SECONDS = 10;

export function badRequest(message: string): Refusal {
	return refusal(400, 'invalid_request', message);
}

const TOP = [
	...['model', 'input', 'background', 'store', 'response_format', 'response_modalities'],
	...[
		'generation_config',
		'previous_interaction_id',
		'webhook_config',
		'labels',
		'service_tier',
		'stream',
	],
];

function unknownIn(fields: Fields, known: readonly string[], where: string): Refusal | null {
	const unknown = Object.keys(fields).find((name) => !known.includes(name));
	return unknown === undefined ? null : badRequest(`Unknown parameter '${where}${unknown}'.`);
}

/** A duration of protobuf: text of seconds with an `s`. */
function secondsOf(duration: unknown): number | null {
	const match = typeof duration === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(duration) : null;
	return match === null ? null : Number(match[1]);
}

function refusedFormat(format: Fields): Refusal | null {
	const known = ['type', 'aspect_ratio', 'duration', 'resolution', 'delivery'];
	const values: Readonly<Record<string, readonly string[]>> = {
		type: ['video'],
		aspect_ratio: ['16:9', '9:16'],
		resolution: Object.keys(OMNI_TOKENS),
		delivery: ['uri', 'inline'],
	};
	for (const [name, allowed] of Object.entries(values)) {
		const value = format[name];
		if (name in format && !allowed.some((one) => one === value)) {
			return badRequest(`Invalid value for 'response_format.${name}': ${JSON.stringify(value)}.`);
		}
	}
	if (!('type' in format)) return badRequest("'response_format.type' is required.");
	const seconds = 'duration' in format ? secondsOf(format['duration']) : DEFAULT_SECONDS;
	if (seconds === null || seconds < 3 || seconds > 10) {
		return badRequest("Invalid value for 'response_format.duration': 3s to 10s are supported.");
	}
	return unknownIn(format, known, 'response_format.');
}

function refusedBlock(block: Fields): Refusal | null {
	const { type, text, data, mime_type: mimeType, uri } = block;
	if (type === 'text') return typeof text === 'string' ? null : badRequest("'text' is required.");
	if (type !== 'image') return badRequest(`Unsupported content type: ${JSON.stringify(type)}.`);
	if (uri !== undefined)
		return badRequest(`Cannot fetch content from the provided URL: ${String(uri)}`);
	return imageIn(data, mimeType) === null ? badRequest('Unable to process input image.') : null;
}

const TASKS: readonly unknown[] = [
	...['text_to_video', 'image_to_video', 'reference_to_video', 'edit', 'extend'],
];

export const omniCheck: Check = ({ fields, encoding }) => {
	if (encoding !== 'json') return badRequest('The body must be JSON.');
	const { model, input, background, store } = fields;
	const unknown = unknownIn(fields, TOP, '');
	if (unknown !== null) return unknown;
	if (model !== OMNI_MODEL) {
		return refusal(404, 'not_found', `Model '${String(model)}' was not found.`);
	}
	const blocks = typeof input === 'string' ? [{ type: 'text', text: input }] : listOf(input);
	if (blocks.length === 0) return badRequest("'input' is required.");
	for (const block of blocks) {
		const refused = refusedBlock(fieldsOf(block));
		if (refused !== null) return refused;
	}
	const config = fieldsOf(fields['generation_config']);
	const { task } = fieldsOf(config['video_config']);
	if (task !== undefined && !TASKS.includes(task)) return badRequest("Invalid value for 'task'.");
	// A call that blocks until the film is done is not emulated.
	if (background !== true) return badRequest("'background' has to be true here.");
	if (store === false) return badRequest("'background' cannot be used with 'store' set to false.");
	return 'response_format' in fields ? refusedFormat(fieldsOf(fields['response_format'])) : null;
};

function textOf(input: unknown): string | null {
	if (typeof input === 'string') return input;
	const texts = listOf(input).flatMap((block) => {
		const { text } = fieldsOf(block);
		return typeof text === 'string' ? [text] : [];
	});
	return texts.length === 0 ? null : texts.join(' ');
}

function imageOf(input: unknown): ReferenceImage | null {
	const images = listOf(input).map((block) => {
		const { data, mime_type: mimeType } = fieldsOf(block);
		return imageIn(data, mimeType);
	});
	return images.find((image) => image !== null) ?? null;
}

export function toOmniRequest({ fields }: CreateBody): JobRequest {
	const format = fieldsOf(fields['response_format']);
	const { resolution = '720p', aspect_ratio: ratio = '16:9', duration } = format;
	const shortSide = resolution === '4k' ? 2160 : parseInt(String(resolution), 10);
	return {
		model: OMNI_MODEL,
		prompt: textOf(fields['input']),
		size: frameSize(shortSide, String(ratio)),
		seconds: secondsOf(duration) ?? DEFAULT_SECONDS,
		image: imageOf(fields['input']),
		input: { resolution, delivery: format['delivery'] ?? 'inline' },
	};
}

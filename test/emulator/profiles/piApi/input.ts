// Source: piapi.ai/docs, unified API schema; wesleysimplicio/PiAPI-Skills, references/{rest-api,errors}.md: what is
// wrong with a request is said with HTTP 400 before there is a task.
import type { Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest, ReferenceImage } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';
import type { PiApiField, PiApiModel } from './model';
import { piApiModel } from './models';

type Input = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Input {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function inputOf({ fields }: Pick<CreateBody, 'fields'>): Input {
	const { input } = fields;
	return isObject(input) ? input : {};
}

function modelOf(body: CreateBody): PiApiModel | undefined {
	const { model, task_type: taskType } = body.fields;
	return piApiModel(String(model), String(taskType), inputOf(body));
}

function invalid(message: string): Refusal {
	return refusal(400, 'invalid_request', `invalid request: ${message}`);
}

const KINDS: Readonly<Record<Extract<PiApiField, string>, (value: unknown) => boolean>> = {
	text: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number',
	integer: (value) => Number.isInteger(value),
	boolean: (value) => typeof value === 'boolean',
	link: (value) => typeof value === 'string' && /^https?:\/\//.test(value),
	image: (value) =>
		typeof value === 'string' && /^(https?:\/\/|data:image\/\w+;base64,)/.test(value),
	links: (value) => Array.isArray(value) && value.every((one) => KINDS.link(one)),
	objects: (value) => Array.isArray(value) && value.every(isObject),
};

function takes(field: PiApiField, value: unknown): boolean {
	if (typeof field === 'string') return KINDS[field](value);
	if ('from' in field) {
		return Number.isInteger(value) && Number(value) >= field.from && Number(value) <= field.to;
	}
	return field.some((choice) => choice === value);
}

/** PiAPI overlooks some fields it does not know; the emulator does not, so that a typo shows. */
function inputFlaw({ required, fields }: PiApiModel, input: Input): Refusal | null {
	const missing = required.find((name) => [undefined, ''].some((none) => input[name] === none));
	if (missing !== undefined) return invalid(`${missing} is required`);
	for (const [name, value] of Object.entries(input)) {
		const field = fields[name];
		if (field === undefined) return invalid(`unknown field ${name}`);
		if (!takes(field, value)) return invalid(`${name} is not valid`);
	}
	return null;
}

/** Hailuo's page: 1080p is to be had for 6 seconds only. Seedance: the mode says what the images are. */
function pairFlaw({ model }: PiApiModel, input: Input): Refusal | null {
	if (model === 'hailuo' && input['resolution'] === 1080 && input['duration'] === 10) {
		return invalid('1080 is not supported with duration 10');
	}
	const { mode, image_urls: images } = input;
	const count = Array.isArray(images) ? images.length : 0;
	if (mode === 'text_to_video' && count > 0) return invalid('text_to_video takes no image');
	if (mode === 'first_last_frames' && (count < 1 || count > 2)) {
		return invalid('first_last_frames takes one or two images');
	}
	return null;
}

export const piApiChecks: readonly Check[] = [
	({ encoding }) => (encoding === 'json' ? null : invalid('the body is not JSON')),
	(body) => {
		const unknown = Object.keys(body.fields).find(
			(name) => !['model', 'task_type', 'input', 'config'].includes(name),
		);
		return unknown === undefined ? null : invalid(`unknown field ${unknown}`);
	},
	(body) => (modelOf(body) === undefined ? invalid('invalid model or task_type') : null),
	({ fields }) => (isObject(fields['input']) ? null : invalid('input is required')),
	(body) => {
		const model = modelOf(body);
		const input = inputOf(body);
		return model === undefined ? null : (inputFlaw(model, input) ?? pairFlaw(model, input));
	},
];

function imagesIn(input: Input): ReferenceImage | null {
	const urls = Object.entries(input)
		.filter(([name]) => /image/.test(name))
		.flatMap(([, value]) => value)
		.filter((value) => typeof value === 'string');
	return urls.length === 0 ? null : { kind: 'link', urls };
}

export function toPiApiRequest(body: CreateBody): JobRequest {
	const { model, task_type: taskType } = body.fields;
	const input = inputOf(body);
	const known = modelOf(body);
	const ratio = input['aspect_ratio'];
	return {
		model: `${String(model)}/${String(taskType)}`,
		prompt: typeof input['prompt'] === 'string' ? input['prompt'] : null,
		size: frameSize(known?.lines(input) ?? 720, typeof ratio === 'string' ? ratio : '16:9'),
		seconds: parseInt(String(input['duration'] ?? known?.defaultSeconds), 10) || 5,
		image: imagesIn(input),
		input: body.fields,
	};
}

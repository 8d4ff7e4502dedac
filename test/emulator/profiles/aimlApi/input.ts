// Source: docs.aimlapi.com "Errors with status code 4xx": "Body validation error", with what was expected and received.
import type { Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';
import { type AimlField, type AimlModel, aimlModel } from './models';

function invalid(field: string, expected: string): Refusal {
	return refusal(400, 'validation', `Body validation error\n${field}: ${expected}`, field);
}

const KINDS: Readonly<Record<Extract<AimlField, string>, (value: unknown) => boolean>> = {
	text: (value) => typeof value === 'string',
	integer: (value) => Number.isInteger(value),
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	image: (value) => typeof value === 'string' && /^(https?:\/\/|data:|[\w+/]+=*$)/.test(value),
	images: (value) => Array.isArray(value) && value.every((one) => KINDS.image(one)),
};

function takes(field: AimlField, value: unknown): boolean {
	if (typeof field === 'string') return KINDS[field](value);
	if ('from' in field) {
		return Number.isInteger(value) && Number(value) >= field.from && Number(value) <= field.to;
	}
	return field.some((choice) => choice === value);
}

/** The gateway overlooks fields it does not know; the emulator does not, so that a typo shows. */
function bodyFlaw({ required, fields }: AimlModel, body: CreateBody['fields']): Refusal | null {
	const missing = required.find((name) => body[name] === undefined || body[name] === '');
	if (missing !== undefined) return invalid(missing, 'Required');
	for (const [name, value] of Object.entries(body)) {
		if (name === 'model') continue;
		const field = fields[name];
		if (field === undefined) return invalid(name, 'Unrecognized key');
		if (!takes(field, value)) return invalid(name, `Invalid value, received ${String(value)}`);
	}
	return null;
}

export const aimlChecks: readonly Check[] = [
	({ encoding }) => (encoding === 'json' ? null : invalid('body', 'Expected JSON')),
	({ fields }) => {
		const model = aimlModel(fields['model']);
		return model === undefined ? invalid('model', 'Invalid enum value') : bodyFlaw(model, fields);
	},
];

export function toAimlRequest({ fields }: CreateBody): JobRequest {
	const model = aimlModel(fields['model']);
	const { resolution, aspect_ratio: ratio, duration, prompt } = fields;
	const lines = parseInt(String(resolution), 10) || (model?.defaults.lines ?? 720);
	const images = Object.entries(fields)
		.filter(([name]) => /image/.test(name))
		.flatMap(([, value]) => value)
		.filter((value) => typeof value === 'string');
	return {
		model: model?.id ?? '',
		prompt: typeof prompt === 'string' ? prompt : null,
		size: frameSize(lines, typeof ratio === 'string' ? ratio : '16:9'),
		seconds: Number(duration ?? model?.defaults.seconds),
		image: images.length === 0 ? null : { kind: 'link', urls: images },
		input: fields,
	};
}

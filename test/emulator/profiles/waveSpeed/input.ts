// Source: wavespeed.ai/docs, the models' pages ("Images Assets can be provided via URLs or Base64 encode", with "an
// appropriate content type string") and "REST API"; the words of a refusal are ours, its shape is the envelope's.
import type { Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import type { RouteContext } from '../profile';
import { refusal, type Refusal } from '../refusal';
import { frameSize } from '../frameSize';
import { type WaveField, type WaveModel, waveModel } from './models';

type Input = CreateBody['fields'];

function invalid(field: string, words: string): Refusal {
	return refusal(400, 'invalid_parameter', `${field}: ${words}`, field);
}

/** What every model takes beside its own. */
const COMMON: Readonly<Record<string, WaveField>> = {
	enable_sync_mode: { type: 'boolean' },
	enable_base64_output: { type: 'boolean' },
};

const KINDS: Readonly<Record<WaveField['type'], (value: unknown) => boolean>> = {
	string: (value) => typeof value === 'string',
	integer: (value) => Number.isInteger(value),
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	array: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
};

function sizeOf(value: unknown): number {
	return Array.isArray(value) ? value.length : Number(value);
}

function flawOf(field: WaveField, value: unknown): string | null {
	if (!KINDS[field.type](value)) return `value must be of type ${field.type}`;
	if (field.enum && !field.enum.some((choice) => choice === value)) {
		return `value is not one of ${JSON.stringify(field.enum)}`;
	}
	const least = field.minimum ?? field.minItems ?? -Infinity;
	const most = field.maximum ?? field.maxItems ?? Infinity;
	const size = ['integer', 'number', 'array'].includes(field.type) ? sizeOf(value) : null;
	return size !== null && (size < least || size > most) ? 'value is out of range' : null;
}

/** The gateway overlooks fields it does not know; the emulator does not, so that a typo shows. */
function bodyFlaw({ required, fields }: WaveModel, body: Input): Refusal | null {
	const missing = required.find((name) => body[name] === undefined || body[name] === '');
	if (missing !== undefined) return invalid(missing, 'property is required');
	for (const [name, value] of Object.entries(body)) {
		const field = fields[name] ?? COMMON[name];
		const flaw = field === undefined ? 'property is unsupported' : flawOf(field, value);
		if (flaw !== null) return invalid(name, flaw);
	}
	return null;
}

export function askedModel({ request }: RouteContext): string {
	return request.params['model'] ?? '';
}

export function waveChecks(context: RouteContext): readonly Check[] {
	return [
		({ encoding, fields }) => {
			const model = waveModel(askedModel(context));
			if (model === undefined) return refusal(404, 'not_found', 'Model not found');
			return encoding === 'json' ? bodyFlaw(model, fields) : invalid('body', 'must be JSON');
		},
	];
}

function addressesIn(fields: Input): readonly string[] {
	return Object.entries(fields)
		.filter(([name]) => /image/.test(name))
		.flatMap(([, value]) => value)
		.filter((value) => typeof value === 'string');
}

/** 1402: an address that is neither public nor of data with its type. */
function mediaFlaw(addresses: readonly string[]): Refusal | null {
	const isFine = (address: string) => /^(https?:\/\/|data:image\/\w+;base64,)/.test(address);
	const words = 'Failed to download image from the provided URL.';
	return addresses.every(isFine) ? null : refusal(200, '1402', words);
}

export function toWaveRequest({ fields }: CreateBody, context: RouteContext): JobRequest {
	const model = waveModel(askedModel(context));
	const chosen = (name: string): unknown => fields[name] ?? model?.fields[name]?.default;
	const ratio = chosen('aspect_ratio');
	const lines = parseInt(String(chosen('resolution')), 10) || (model?.lines ?? 720);
	const size = chosen('size');
	const urls = addressesIn(fields);
	const flaw = mediaFlaw(urls);
	return {
		model: model?.id ?? '',
		prompt: typeof fields['prompt'] === 'string' ? fields['prompt'] : null,
		size:
			typeof size === 'string'
				? size.replace('*', 'x')
				: frameSize(lines, typeof ratio === 'string' ? ratio : '16:9'),
		seconds: Number(chosen('duration') ?? model?.seconds),
		image: urls.length === 0 ? null : { kind: 'link', urls },
		input: fields,
		...(flaw && { flaw }),
	};
}

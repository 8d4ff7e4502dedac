// Source: answers of Replicate to refused inputs, as users report them ("Input validation failed", `invalid_fields`).
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import { isObject } from '../../oddities/oddity';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';
import type { ReplicateField, ReplicateModel } from './model';

/** What is wrong with a value; with its field, an entry of `invalid_fields`. */
interface Flaw {
	readonly type: string;
	readonly description: string;
}

type Input = Readonly<Record<string, unknown>>;

const expected = (type: string): Flaw => ({
	type: 'invalid_type',
	description: `Invalid type. Expected: ${type}`,
});

const FILE_FLAW: Flaw = { type: 'format', description: "Does not match format 'uri'" };
const isFile = (value: unknown) =>
	typeof value === 'string' && /^(https?:\/\/|data:[\w/+.-]+;base64,)/.test(value);

function limitFlaw(
	value: number,
	{ minimum = -Infinity, maximum = Infinity }: { minimum?: number; maximum?: number },
): Flaw | null {
	if (value > maximum) {
		return { type: 'number_lte', description: `Must be less than or equal to ${maximum}` };
	}
	if (value >= minimum) return null;
	return { type: 'number_gte', description: `Must be greater than or equal to ${minimum}` };
}

function flawOf(name: string, field: ReplicateField, value: unknown): Flaw | null {
	switch (field.kind) {
		case 'text':
			if (typeof value !== 'string') return expected('string');
			return value.length <= (field.maxLength ?? Infinity)
				? null
				: {
						type: 'string_lte',
						description: `String length must be less than or equal to ${field.maxLength}`,
					};
		case 'uri':
			return isFile(value) ? null : FILE_FLAW;
		case 'uris':
			if (!Array.isArray(value)) return expected('array');
			return value.every(isFile) ? null : FILE_FLAW;
		case 'boolean':
			return typeof value === 'boolean' ? null : expected('boolean');
		case 'integer':
			if (!Number.isInteger(value)) return expected('integer');
			return limitFlaw(Number(value), field);
		case 'number':
			return typeof value === 'number' ? limitFlaw(value, field) : expected('number');
		case 'choice': {
			if (field.of.some((one) => one === value)) return null;
			const all = field.of.map((one) => JSON.stringify(one)).join(', ');
			return { type: 'enum', description: `${name} must be one of the following: ${all}` };
		}
	}
}

const required = (name: string): Flaw => ({ type: 'required', description: `${name} is required` });
const additional = (name: string): Flaw => ({
	type: 'additional_property_not_allowed',
	description: `Additional property ${name} is not allowed`,
});

/** Replicate names all that is wrong at once; here, the first. */
function refuseFlaw({ type, description }: Flaw, field: string): Refusal {
	return refusal(422, type, description, field);
}

/** Models overlook fields they do not know; the emulator does not, so that a typo shows. */
function refuseInput(model: ReplicateModel, input: Input): Refusal | null {
	const missing = model.required.find((name) => !(name in input));
	if (missing !== undefined) return refuseFlaw(required(missing), 'input');
	for (const [name, value] of Object.entries(input)) {
		const field = model.fields[name];
		if (field === undefined) return refuseFlaw(additional(name), 'input');
		const flaw = flawOf(name, field, value);
		if (flaw !== null) return refuseFlaw(flaw, `input.${name}`);
	}
	return null;
}

/** What a request may have besides its input. */
const COMMON = ['input', 'stream', 'webhook', 'webhook_events_filter'];

/** @param needed what the route asks for at the top of the body */
export function refuseBody(
	{ encoding, fields }: CreateBody,
	needed: readonly string[],
): Refusal | null {
	if (encoding !== 'json') return refusal(400, 'invalid_request', 'Invalid JSON.');
	const missing = needed.find((name) => !(name in fields));
	if (missing !== undefined) return refuseFlaw(required(missing), '');
	const other = Object.keys(fields).find((name) => ![...COMMON, ...needed].includes(name));
	if (other !== undefined) return refuseFlaw(additional(other), '');
	return isObject(fields['input']) ? null : refuseFlaw(expected('object'), 'input');
}

export function inputOf({ fields }: CreateBody): Input {
	return isObject(fields['input']) ? fields['input'] : {};
}

export function refuseInputOf(model: ReplicateModel | undefined, body: CreateBody): Refusal | null {
	return model ? refuseInput(model, inputOf(body)) : null;
}

const IMAGE = /(image|frame)$/;

export function toReplicateRequest(model: ReplicateModel, body: CreateBody): JobRequest {
	const input = inputOf(body);
	const { defaults } = model;
	const text = (name: string, fallback: string) => {
		const value = input[name];
		return typeof value === 'string' && value !== 'adaptive' ? value : fallback;
	};
	const resolution = text('resolution', text('mode', '') === 'pro' ? '1080p' : defaults.resolution);
	const lines = resolution === '4k' ? 2160 : parseInt(resolution, 10);
	const urls = Object.entries(input)
		.filter(([name]) => IMAGE.test(name) || name === 'reference_images')
		.flatMap(([, value]) => [value].flat())
		.filter((value) => typeof value === 'string');
	const seconds = Number(input['duration'] ?? defaults.seconds);
	return {
		model: model.id,
		prompt: text('prompt', '') || null,
		size: frameSize(lines, text('aspect_ratio', defaults.ratio)),
		seconds: seconds > 0 ? seconds : defaults.seconds,
		image: urls.length === 0 ? null : { kind: 'link', urls },
		input,
	};
}

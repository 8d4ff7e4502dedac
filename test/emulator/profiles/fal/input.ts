// Source: fal's page "Model Errors" and pydantic's error types; fal's queue takes any input, and the model turns
// a bad one down when it runs (TanStack/ai pull request 396, seen on the live API).
import type { CreateBody } from '../../create/createBody';
import { textOr } from '../../create/checks';
import type { JobRequest, ReferenceImage } from '../../jobs/job';
import type { FalField, FalModel } from './model';
import { falModel } from './models';
import type { PricedVideo } from './price';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';

type Input = Readonly<Record<string, unknown>>;

/** The job a submission to `endpoint` becomes, whether or not the model will make a video of it. */
export function toFalRequest(endpoint: string, body: CreateBody): JobRequest {
	const common = {
		model: endpoint,
		prompt: textOr(body, 'prompt', '') || null,
		input: body.fields,
	};
	const model = falModel(endpoint);
	if (model === undefined) {
		const flaw = refusal(404, 'not_found', `Path /${pathOf(endpoint)} not found`);
		return { ...common, size: '1280x720', seconds: 1, image: null, flaw };
	}
	const flaw = inputFlaw(model, body.fields);
	const { size, seconds } = falVideo(model, flaw === null ? body.fields : {});
	const image = imageOf(model, body.fields);
	return { ...common, size, seconds, image, ...(flaw !== null && { flaw }) };
}

/** What the model makes of an input. */
export function falVideo({ defaults }: FalModel, input: Input): PricedVideo {
	const chosen = (name: string, fallback: string): string => {
		const value = input[name];
		return typeof value === 'string' && value !== 'auto' ? value : fallback;
	};
	const resolution = chosen('resolution', defaults.resolution);
	return {
		seconds: parseInt(String(input['duration']), 10) || defaults.seconds,
		size: frameSize(parseInt(resolution, 10), chosen('aspect_ratio', defaults.ratio)),
		resolution,
		hasAudio: input['generate_audio'] !== false,
	};
}

/** The path below owner and app, which only the app itself knows. */
function pathOf(endpoint: string): string {
	return endpoint.split('/').slice(2).join('/');
}

function imageOf({ fields }: FalModel, input: Input): ReferenceImage | null {
	const urls = Object.keys(fields)
		.filter((name) => name.endsWith('image_url'))
		.map((name) => input[name])
		.filter((url) => typeof url === 'string');
	return urls.length === 0 ? null : { kind: 'link', urls };
}

/** Models overlook fields they do not know; the emulator does not, so that a typo shows. */
function inputFlaw({ required, fields }: FalModel, input: Input): Refusal | null {
	const missing = required.find((name) => !(name in input));
	if (missing !== undefined) return refusal(422, 'missing', 'Field required', missing);
	for (const [name, value] of Object.entries(input)) {
		const flaw = valueFlaw(fields[name], value);
		if (flaw !== null) return refusal(422, flaw.type, flaw.message, name);
	}
	return null;
}

interface ValueFlaw {
	readonly type: string;
	readonly message: string;
}

function valueFlaw(field: FalField | undefined, value: unknown): ValueFlaw | null {
	if (field === undefined) {
		return { type: 'extra_forbidden', message: 'Extra inputs are not permitted' };
	}
	if (typeof field !== 'string') {
		const message = `Input should be ${field.map((allowed) => JSON.stringify(allowed)).join(' or ')}`;
		return field.some((allowed) => allowed === value) ? null : { type: 'literal_error', message };
	}
	return KINDS[field](value) ? null : FLAWS[field];
}

type Kind = Extract<FalField, string>;

const KINDS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
	text: (value) => typeof value === 'string',
	number: (value) => typeof value === 'number',
	integer: (value) => Number.isInteger(value),
	boolean: (value) => typeof value === 'boolean',
	list: (value) => Array.isArray(value),
	address: (value) => typeof value === 'string' && /^(https?:\/\/|data:)/.test(value),
};

const FLAWS: Readonly<Record<Kind, ValueFlaw>> = {
	text: { type: 'string_type', message: 'Input should be a valid string' },
	number: { type: 'float_type', message: 'Input should be a valid number' },
	integer: { type: 'int_type', message: 'Input should be a valid integer' },
	boolean: { type: 'bool_type', message: 'Input should be a valid boolean' },
	list: { type: 'list_type', message: 'Input should be a valid list' },
	address: { type: 'file_download_error', message: 'Failed to download the file.' },
};

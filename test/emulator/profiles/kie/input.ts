// Source: docs.kie.ai, code 422, and the words users report of it; what is no field of the model is overlooked on
// kie.ai, and refused here, so that a typo shows.
import type { JobRequest, ReferenceImage } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { refusal, type Refusal } from '../refusal';
import type { KieField, KieModel } from './model';

export type KieInput = Readonly<Record<string, unknown>>;

function invalid(name: string, message: string): Refusal {
	return refusal(422, 'invalid_value', message, name);
}

const IS_OF: Readonly<Record<KieField['type'], (value: unknown) => boolean>> = {
	string: (value) => typeof value === 'string',
	boolean: (value) => typeof value === 'boolean',
	number: (value) => typeof value === 'number',
	integer: (value) => Number.isInteger(value),
	array: (value) => Array.isArray(value),
};

function isWithin({ minimum, maximum }: KieField, value: unknown): boolean {
	if (typeof value !== 'number') return true;
	return value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
}

function refusedValue(name: string, field: KieField, value: unknown): Refusal | null {
	if (!IS_OF[field.type](value)) return invalid(name, `${name} type error`);
	const isOffered = field.enum?.some((choice) => choice === value) ?? true;
	if (!isOffered || !isWithin(field, value)) {
		return invalid(name, `${name} is not within the range of allowed options`);
	}
	const { length = 0 } = typeof value === 'string' || Array.isArray(value) ? value : [];
	const most = Array.isArray(value) ? field.maxItems : field.maxLength;
	if (length > (most ?? Infinity)) return invalid(name, `${name} exceeds the maximum length`);
	const links = /urls?$/i.test(name) ? [value].flat() : [];
	return links.every(isAddress) ? null : invalid(name, `${name} must be a valid URL`);
}

/** Only what can be fetched; the content itself is no address. */
function isAddress(value: unknown): boolean {
	return typeof value === 'string' && /^(https?|asset):\/\//.test(value);
}

/** Why the fields are refused; the first flaw found. */
export function refusedFields(
	fields: Readonly<Record<string, KieField>>,
	required: readonly string[],
	input: KieInput,
): Refusal | null {
	const missing = required.find((name) => input[name] === undefined || input[name] === '');
	if (missing !== undefined) return invalid(missing, `${missing} is required`);
	for (const [name, value] of Object.entries(input)) {
		const field = fields[name];
		const refused =
			field === undefined
				? invalid(name, `${name} is not a field of this model`)
				: refusedValue(name, field, value);
		if (refused !== null) return refused;
	}
	return null;
}

const LINES: Readonly<Record<string, number>> = { std: 720, pro: 1080, '4K': 2160, '4k': 2160 };
const RATIOS: Readonly<Record<string, string>> = { landscape: '16:9', portrait: '9:16' };

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** Lines and shape an input asks for, where the model has its defaults. */
export function kieVideo(
	{ defaults }: Pick<KieModel, 'defaults'>,
	input: KieInput,
): { readonly seconds: number; readonly lines: number; readonly size: string } {
	const word = textOf(input['resolution']) ?? textOf(input['mode']) ?? '';
	const lines = LINES[word] ?? (parseInt(word, 10) || defaults.lines);
	const told =
		textOf(input['aspect_ratio']) ?? textOf(input['aspectRatio']) ?? textOf(input['ratio']);
	const ratio = RATIOS[told ?? ''] ?? told ?? defaults.ratio;
	const seconds = Number(input['duration'] ?? input['n_frames'] ?? defaults.seconds);
	return { seconds, lines, size: frameSize(lines, /^\d+:\d+$/.test(ratio) ? ratio : '16:9') };
}

function imageOf(input: KieInput): ReferenceImage | null {
	const urls = Object.entries(input)
		.filter(([name]) => /(image|frame|input).*urls?$/i.test(name))
		.flatMap(([, value]) => [value].flat())
		.filter((url) => typeof url === 'string');
	return urls.length === 0 ? null : { kind: 'link', urls };
}

export function toJobRequest(
	model: string,
	defaults: Pick<KieModel, 'defaults'>,
	input: KieInput,
): JobRequest {
	const { seconds, size } = kieVideo(defaults, input);
	const prompt = textOf(input['prompt']) ?? null;
	return { model, prompt, size, seconds, image: imageOf(input), input };
}

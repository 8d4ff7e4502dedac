// Source: providers-queues.md section 1 (js-genai, `_models_converters.ts`), ai.google.dev's page "Veo" (parameters);
// n8n issue 17563 for the words of a refusal.
import type { Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import { frameSize } from '../frameSize';
import type { RouteContext } from '../profile';
import { refusal, type Refusal } from '../refusal';
import { type Fields, fieldsOf, imageIn, listOf } from './images';
import type { VeoModel } from './models';

const SECONDS: readonly unknown[] = [4, 6, 8];
const FULL_SECONDS = 8;
const RATIOS: readonly unknown[] = ['16:9', '9:16'];
const PEOPLE: readonly unknown[] = ['dont_allow', 'allow_adult', 'allow_all'];
const MAX_REFERENCES = 3;

function bad(message: string): Refusal {
	return refusal(400, 'invalid_argument', message);
}

const unsupported = (name: string) =>
	bad(
		`\`${name}\` isn't supported by this model. Please remove it or refer to the Gemini API documentation for supported usage.`,
	);

/** A field that is there, and no good. */
function wrong(fields: Fields, name: string, isFine: (value: unknown) => boolean): Refusal | null {
	const value = fields[name];
	if (!(name in fields) || isFine(value)) return null;
	return bad(`The value \`${JSON.stringify(value)}\` for \`${name}\` is invalid.`);
}

const isImage = (value: unknown) => {
	const { bytesBase64Encoded, mimeType, ...others } = fieldsOf(value);
	return imageIn(bytesBase64Encoded, mimeType) !== null && Object.keys(others).length === 0;
};

function refusedReferences({ referenceImages, image, lastFrame }: Fields, model: VeoModel) {
	if (referenceImages === undefined) return null;
	const images = listOf(referenceImages).map(fieldsOf);
	const areFine = images.every(
		({ image: one, referenceType }) => isImage(one) && referenceType === 'asset',
	);
	if (!model.takesReferences) return unsupported('referenceImages');
	if (image !== undefined || lastFrame !== undefined) return unsupported('referenceImages');
	const isCount = images.length >= 1 && images.length <= MAX_REFERENCES;
	return areFine && isCount ? null : bad('The value for `referenceImages` is invalid.');
}

function refusedInstance(instance: Fields, model: VeoModel): Refusal | null {
	const known = ['prompt', 'image', 'lastFrame', 'referenceImages'];
	const unknown = Object.keys(instance).find((name) => !known.includes(name));
	if (unknown !== undefined) return unsupported(unknown);
	const { prompt, image, lastFrame } = instance;
	if (prompt === undefined && image === undefined) return bad('`prompt` is required.');
	if (lastFrame !== undefined && image === undefined) return bad('`lastFrame` needs `image`.');
	return (
		wrong(instance, 'prompt', (value) => typeof value === 'string' && value !== '') ??
		wrong(instance, 'image', isImage) ??
		wrong(instance, 'lastFrame', isImage) ??
		refusedReferences(instance, model)
	);
}

function refusedParameters(parameters: Fields, instance: Fields, model: VeoModel): Refusal | null {
	const rules: Readonly<Record<string, (value: unknown) => boolean>> = {
		aspectRatio: (value) => RATIOS.includes(value),
		resolution: (value) => Object.keys(model.prices).some((known) => known === value),
		durationSeconds: (value) => SECONDS.includes(value),
		sampleCount: (value) => [1, 2, 3, 4].some((known) => known === value),
		negativePrompt: (value) => typeof value === 'string',
		personGeneration: (value) => PEOPLE.includes(value),
		enhancePrompt: (value) => typeof value === 'boolean',
		seed: (value) => Number.isInteger(value),
	};
	for (const name of Object.keys(parameters)) {
		const rule = rules[name];
		const refused = rule === undefined ? unsupported(name) : wrong(parameters, name, rule);
		if (refused !== null) return refused;
	}
	const { resolution = '720p', durationSeconds = FULL_SECONDS } = parameters;
	const isFull = resolution !== '720p' || instance['referenceImages'] !== undefined;
	return isFull && durationSeconds !== FULL_SECONDS
		? bad('`durationSeconds` must be 8 with this resolution, or with reference images.')
		: null;
}

const TOP = ['instances', 'parameters', 'webhookConfig'];

export function veoCheck(model: VeoModel): Check {
	return ({ fields, encoding }) => {
		if (encoding !== 'json') return bad('Invalid JSON payload received.');
		const unknown = Object.keys(fields).find((name) => !TOP.includes(name));
		if (unknown !== undefined) {
			return bad(`Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
		}
		const instances = listOf(fields['instances']).map(fieldsOf);
		const [instance] = instances;
		if (instance === undefined || instances.length > 1) return bad('One instance is required.');
		const parameters = fieldsOf(fields['parameters']);
		return refusedInstance(instance, model) ?? refusedParameters(parameters, instance, model);
	};
}

export function toVeoRequest({ fields }: CreateBody, context: RouteContext): JobRequest {
	const instance = fieldsOf(listOf(fields['instances'])[0]);
	const parameters = fieldsOf(fields['parameters']);
	const { resolution = '720p', aspectRatio = '16:9', durationSeconds = FULL_SECONDS } = parameters;
	const shortSide = resolution === '4k' ? 2160 : parseInt(String(resolution), 10);
	const first = fieldsOf(instance['image']);
	const reference = fieldsOf(fieldsOf(listOf(instance['referenceImages'])[0])['image']);
	const image = 'mimeType' in first ? first : reference;
	return {
		model: context.request.params['model'] ?? '',
		prompt: typeof instance['prompt'] === 'string' ? instance['prompt'] : null,
		size: frameSize(shortSide, String(aspectRatio)),
		seconds: Number(durationSeconds),
		image: imageIn(image['bytesBase64Encoded'], image['mimeType']),
		input: { resolution, sampleCount: parameters['sampleCount'] ?? 1 },
	};
}

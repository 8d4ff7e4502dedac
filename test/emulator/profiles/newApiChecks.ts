// Source: providers.md section 10 (QuantumNous/new-api: relay validation and sora adaptor).
import { field, onlyFields, requiredText, textOr, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { uploadedImage } from '../create/imageFile';
import type { JobRequest, ReferenceImage } from '../jobs/job';
import { soraImage, soraSizeOf } from './sora';

const SIZES = ['720x1280', '1280x720'];
const PRO_SIZES = [...SIZES, '1024x1792', '1792x1024'];

const isSora = (body: CreateBody): boolean => textOr(body, 'model', '').startsWith('sora-');
const isText = (value: unknown): boolean => typeof value === 'string';

function isSoraSize(size: unknown, body: CreateBody): boolean {
	const known = textOr(body, 'model', '') === 'sora-2-pro' ? PRO_SIZES : SIZES;
	return !isSora(body) || known.some((one) => one === size);
}

/** Sora's upstream takes files only, of the size of the video; other channels take addresses. */
const imageOfSora: Check = (body) =>
	isSora(body)
		? soraImage({
				code: 'fail_to_fetch_task',
				message:
					'{"error":{"message":"Inpaint image must match the requested width and height","type":"invalid_request_error","code":null}}',
			})(body)
		: null;

const FIELDS = [
	'model',
	'prompt',
	'size',
	'seconds',
	'duration',
	'mode',
	'image',
	'images',
	'input_reference',
	'metadata',
];

const commonChecks: readonly Check[] = [
	requiredText('model'),
	requiredText('prompt'),
	field('seconds', isText, 'invalid_json', 'cannot unmarshal number into Go struct field seconds'),
	field(
		'duration',
		(value) => Number.isInteger(Number(value)),
		'invalid_json',
		'duration is not a number',
	),
	field('size', isSoraSize, 'invalid_size', 'size is not supported by this model'),
];

export const newApiChecks: readonly Check[] = [
	onlyFields(...FIELDS),
	...commonChecks,
	field(
		'image',
		(value, body) => isText(value) && !isSora(body),
		'invalid_request',
		'no image here',
	),
	field(
		'duration',
		(_value, body) => !isSora(body),
		'invalid_request',
		'Unknown parameter: duration',
	),
	imageOfSora,
];

/** The generic route names its own extras, and passes everything on to its channel. */
export const newApiGenericChecks: readonly Check[] = [
	onlyFields(...FIELDS, 'width', 'height', 'fps', 'seed', 'n', 'response_format'),
	...commonChecks,
];

function imageOf(body: CreateBody): ReferenceImage | null {
	const address = textOr(body, 'image', '');
	return address === ''
		? uploadedImage(body, 'input_reference')
		: { kind: 'link', urls: [address] };
}

export function toNewApiRequest(body: CreateBody): JobRequest {
	return {
		model: textOr(body, 'model', ''),
		prompt: textOr(body, 'prompt', ''),
		size: soraSizeOf(body),
		seconds: Number(body.fields['seconds'] ?? body.fields['duration'] ?? 4),
		image: imageOf(body),
	};
}

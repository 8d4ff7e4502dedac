// Source: relays.md section 4, providers.md section 10 (QuantumNous/new-api: relay validation and sora adaptor).
import { field, onlyFields, requiredText, textOr, type Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { RouteContext } from '../profile';
import { refusal, type Refusal } from '../refusal';
import { soraImage } from '../sora';
import { channelOf, isRaw, readMetadata } from './channels';
import { channelChecks, quotaCheck } from './gate';
import { upstreamBusy } from './refusals';

const SIZES = ['720x1280', '1280x720'];
const PRO_SIZES = [...SIZES, '1024x1792', '1792x1024'];
const MAX_SECONDS = 3600;

const modelOf = (body: CreateBody): string => textOr(body, 'model', '');
const isText = (value: unknown): boolean => typeof value === 'string';

function isSoraSize(size: unknown, body: CreateBody): boolean {
	const known = modelOf(body) === 'sora-2-pro' ? PRO_SIZES : SIZES;
	return !modelOf(body).startsWith('sora-') || known.some((one) => one === size);
}

const isLength = (value: unknown): boolean => Number(value) >= 1 && Number(value) <= MAX_SECONDS;

/** Sora's upstream takes files only, of the size of the video; other channels take addresses. */
const imageOfSora: Check = (body) =>
	isRaw(modelOf(body))
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
	requiredText('prompt'),
	field('seconds', isText, 'invalid_json', 'cannot unmarshal number into Go struct field seconds'),
	field(
		'duration',
		(value) => Number.isInteger(Number(value)),
		'invalid_json',
		'duration is not a number',
	),
	field('seconds', isLength, 'invalid_seconds', `seconds must be between 1 and ${MAX_SECONDS}`),
	field('duration', isLength, 'invalid_seconds', `duration must be between 1 and ${MAX_SECONDS}`),
	field(
		'metadata',
		(value) => readMetadata(value) !== null,
		'invalid_json',
		'metadata is no JSON object',
	),
	field('size', isSoraSize, 'invalid_size', 'size is not supported by this model'),
];

const openAiChecks: readonly Check[] = [
	onlyFields(...FIELDS),
	...commonChecks,
	field(
		'image',
		(value, body) => isText(value) && !isRaw(modelOf(body)),
		'invalid_request',
		'no image here',
	),
	field(
		'duration',
		(_value, body) => !isRaw(modelOf(body)),
		'invalid_request',
		'Unknown parameter: duration',
	),
	imageOfSora,
];

/** The generic route names its own extras, and passes everything on to its channel. */
const genericChecks: readonly Check[] = [
	onlyFields(...FIELDS, 'width', 'height', 'fps', 'seed', 'n', 'response_format'),
	...commonChecks,
];

/** Key and channel first, then the relay's own rules, its money, and last what the upstream says. */
function inOrder(context: RouteContext, own: readonly Check[]): readonly Check[] {
	return [
		...channelChecks(context),
		...own,
		quotaCheck(context),
		(body) => channelOf(modelOf(body))?.refuse?.(body) ?? null,
		() => upstreamRefusal(context),
	];
}

/** Every upstream error is given back, and leaves no task. */
function upstreamRefusal({ settings }: RouteContext): Refusal | null {
	const { upstreamRefusal: said } = settings.relay;
	if (said === null) return null;
	if (said === 'reset') {
		const message = 'do request failed: Post "https://upstream.example/v1/videos": EOF';
		return refusal(500, 'do_request_failed', message);
	}
	if (said.status === 429) return upstreamBusy();
	return said.status === 200
		? refusal(500, 'invalid_response', 'task_id is empty')
		: refusal(said.status, 'fail_to_fetch_task', said.body);
}

/** The relay hands a body on as it is: whether its fields are known is the upstream's affair. */
export const newApiChecks = (context: RouteContext): readonly Check[] =>
	inOrder(context, context.settings.relay.upstream === 'openAi' ? openAiChecks : commonChecks);

export const newApiGenericChecks = (context: RouteContext): readonly Check[] =>
	inOrder(context, genericChecks);

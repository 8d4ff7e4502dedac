import type { WireFields } from './body';
import { type Fit, type Fitted, join, LEAVE, NOTHING, refuse, send } from './fitted';
import type { InputField, InputSchema } from './inputSchema';
import { OPTION_ADVICE, refuseUpload } from './refusals';
import type { Refusal, Switch, VideoRequest } from './request';
import { fitFrames, fitReferences } from './schemaImages';
import { type Role, Roles } from './schemaRoles';
import { fitShape } from './schemaShape';
import { numberIn, numbersOf } from './schemaValues';

/**
 * Fits the neutral settings to what a model publishes of its fields: name, type and spelling of each
 * value. What the model does not have or does not take is refused, and nothing is dropped.
 */

/** How the provider takes images: by link alone, or as data in the request too. */
export type FitOptions = { readonly imagesBy: 'link' | 'either' };

function fitText(role: 'prompt' | 'negativePrompt', parameter: string, none: string): Fit {
	return (roles, request) => {
		const text = request[role];
		const field = roles.of(role);
		const { model } = request;
		if (text === null || text === '') {
			return role === 'prompt' && field?.isRequired ? refuse(parameter, '', 'a text') : NOTHING;
		}
		if (field === null) return refuse(parameter, text, `${none} for ${model}`, OPTION_ADVICE);
		const max = field.maxLength ?? Infinity;
		if (text.length <= max) return send(field, text);
		const takes = `at most ${max} characters for ${model}`;
		return refuse(parameter, `of ${text.length} characters`, takes);
	};
}

function fitSeconds(roles: Roles, { seconds, model }: VideoRequest): Fitted {
	if (seconds === null) return NOTHING;
	const field = roles.of('seconds');
	if (field === null) {
		const counted = roles.counted();
		const advice = counted
			? `Leave it as it is, or set ${counted.name} under Extra Fields.`
			: LEAVE;
		return refuse('Duration', String(seconds), `no choice of length for ${model}`, advice);
	}
	const value = numberIn(field, seconds);
	if (value !== null) return send(field, value);
	return refuse(
		'Duration',
		String(seconds),
		`${numbersOf(field, 'seconds', seconds)} for ${model}`,
	);
}

function fitSeed(roles: Roles, { seed, model }: VideoRequest): Fitted {
	if (seed === null) return NOTHING;
	const field = roles.of('seed');
	if (field === null) return refuse('Seed', String(seed), `no seed for ${model}`, OPTION_ADVICE);
	const value = Number.isInteger(seed) ? numberIn(field, seed) : null;
	if (value !== null) return send(field, value);
	const isWhole = Number.isInteger(seed);
	const takes = isWhole ? `${numbersOf(field, '')} for ${model}` : 'whole numbers';
	return refuse('Seed', String(seed), takes);
}

function onOff(field: InputField, isOn: boolean): unknown {
	if (!field.kinds.includes('string')) return isOn;
	return isOn ? 'on' : 'off';
}

function fitSwitch(
	parameter: string,
	value: Switch,
	field: InputField | null,
	none: string,
	isInverse = false,
): Fitted {
	if (value === 'auto') return NOTHING;
	const isOn = value === 'on';
	if (field) return send(field, onOff(field, isOn !== isInverse));
	return refuse(parameter, isOn ? 'On' : 'Off', none, OPTION_ADVICE);
}

function fitAudio(roles: Roles, { audio, model }: VideoRequest): Fitted {
	return fitSwitch('Audio', audio, roles.of('audio'), `no choice of sound for ${model}`);
}

function fitWatermark(roles: Roles, { watermark, model }: VideoRequest): Fitted {
	const inverse = roles.of('watermark') === null ? roles.of('noWatermark') : null;
	const field = inverse ?? roles.of('watermark');
	const none = `no choice of watermarks for ${model}`;
	return fitSwitch('Watermark', watermark, field, none, inverse !== null);
}

const SETTINGS: readonly Fit[] = [
	fitText('prompt', 'Prompt', 'no prompt'),
	fitFrames,
	fitReferences,
	fitShape,
	fitSeconds,
	fitText('negativePrompt', 'Negative Prompt', 'no negative prompt'),
	fitSeed,
	fitAudio,
	fitWatermark,
];

/** Settings that a required field may be filled by. */
const SHOWN: ReadonlyArray<readonly [role: Role, parameter: string]> = [
	['references', 'Reference Images'],
	['lastFrame', 'Last Frame'],
	['ratio', 'Aspect Ratio'],
	['resolution', 'Resolution'],
	['seconds', 'Duration'],
	['audio', 'Audio'],
];

/** A field the model cannot do without, which nothing fills. */
function refuseMissing(
	schema: InputSchema,
	roles: Roles,
	{ model, extraFields }: VideoRequest,
	sent: WireFields,
): Refusal | null {
	const missing = schema.fields.find(
		({ name, isRequired, fallback }) =>
			isRequired && fallback === null && !(name in sent) && !(name in extraFields),
	);
	if (missing === undefined) return null;
	const [, shown] = SHOWN.find(([role]) => roles.of(role) === missing) ?? [];
	if (shown !== undefined) {
		const what = /Image|Frame/.test(shown) ? 'an image' : 'a choice';
		return { parameter: shown, value: '', takes: `${what} for ${model}` };
	}
	const advice = `Add ${missing.name} under Extra Fields.`;
	const takes = `a value for ${missing.name}, without which ${model} makes no video`;
	return { parameter: 'Extra Fields', value: `without ${missing.name}`, takes, advice };
}

/** @param schema of the request's model */
export function fitRequest(
	schema: InputSchema,
	request: VideoRequest,
	{ imagesBy }: FitOptions = { imagesBy: 'either' },
): Fitted {
	const upload = imagesBy === 'link' ? refuseUpload(request) : null;
	if (upload) return { kind: 'refused', refusal: upload };
	const roles = new Roles(schema, request.model);
	const fitted = join(SETTINGS.map((fit) => fit(roles, request)));
	if (fitted.kind === 'refused') return fitted;
	const missing = refuseMissing(schema, roles, request, fitted.fields);
	return missing ? { kind: 'refused', refusal: missing } : fitted;
}

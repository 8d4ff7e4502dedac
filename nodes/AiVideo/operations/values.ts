import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { isObject } from '../protocol/fields';
import { cut } from '../text/shown';

/**
 * What the value of a parameter means. Expressions and AI agents fill parameters with anything: what
 * can only be meant in one way is taken, nothing at all is the default, and all else is refused while
 * that is free.
 */

/** What of a field its messages need. */
export type Titled = Pick<INodeProperties, 'displayName'>;

/** What a message calls a field: its title without the unit. */
export function titleOf({ displayName }: Titled): string {
	return displayName.replace(/ \([^)]*\)$/, '');
}

/** Longer values would bury what the message says of them. */
const MOST_SHOWN = 120;

/** `null` for what JSON has no text for. */
function toJson(value: unknown): string | null {
	try {
		return JSON.stringify(value) ?? null;
	} catch {
		return null;
	}
}

/** A value as a message shows it. */
export function show(value: unknown): string {
	const isCompound = typeof value === 'object' || typeof value === 'function';
	const text = isCompound ? (toJson(value) ?? 'an object') : String(value);
	return cut(text, MOST_SHOWN);
}

/** A value that cannot be meant. */
export function refusedValue(field: Titled, value: unknown, takes: string): VideoError {
	const title = titleOf(field);
	return new VideoError('refused', `${title} cannot be ${show(value)}: it takes ${takes}`, {
		description: `Correct ${title}. Nothing was sent and nothing was charged.`,
	});
}

/** Dates of n8n are objects that say their text themselves; expressions wrap single values in arrays. */
function unwrap(value: unknown): unknown {
	const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
	const isDate = isObject(one) && typeof one.toJSON === 'function';
	const text = isDate ? (/^"(.+)"$/.exec(toJson(one) ?? '')?.[1] ?? one) : one;
	return typeof text === 'string' ? text.trim() : text;
}

function isNothing(value: unknown): value is undefined | null | '' {
	return value === undefined || value === null || value === '';
}

/** What JavaScript writes where an expression had nothing, or an object, to put into a text. */
const BROKEN = /^(undefined|null|NaN)$|\[object \w+\]/;

/** Whether a text holds an expression that nobody evaluated: its field is set to Fixed. */
function isUnevaluated(text: string): boolean {
	const start = text.search(/\{\{\s*(\$|JSON\.|new )/);
	return start >= 0 && text.includes('}}', start);
}

function brokenText(field: Titled, text: string): VideoError {
	const title = titleOf(field);
	return new VideoError('refused', `${title} cannot be ${show(text)}: an expression broke`, {
		description: isUnevaluated(text)
			? `Switch ${title} from Fixed to Expression, so that n8n fills in what is between the braces. Nothing was sent and nothing was charged.`
			: `The expression in ${title} found no text: look at what the item before holds, and name the field with the text. Nothing was sent and nothing was charged.`,
	});
}

/** Text without white space around it; `''` for nothing. Numbers are taken for their digits. */
export function readTextValue(field: Titled, value: unknown): string {
	const one = unwrap(value);
	if (isNothing(one)) return '';
	if (typeof one === 'number' && Number.isFinite(one)) return String(one);
	if (typeof one !== 'string') throw refusedValue(field, one, 'text');
	if (BROKEN.test(one) || isUnevaluated(one)) throw brokenText(field, one);
	return one;
}

/** Several texts, as an array or in one text that `split` takes apart. */
export function readTextValues(
	field: Titled,
	value: unknown,
	split: (text: string) => readonly string[],
): readonly string[] {
	const values: readonly unknown[] = Array.isArray(value) ? value : [value];
	return values.flatMap((one) => split(readTextValue(field, one))).filter((text) => text !== '');
}

type Units = Readonly<Record<string, number>>;

function times(names: readonly string[], factor: number): Units {
	return Object.fromEntries(names.map((name) => [name, factor]));
}

const SECOND_NAMES = ['s', 'sec', 'secs', 'second', 'seconds'];
const MINUTE_NAMES = ['m', 'min', 'mins', 'minute', 'minutes'];
const HOUR_NAMES = ['h', 'hr', 'hrs', 'hour', 'hours'];

/** What may stand behind a number, and by what it is multiplied then. */
export const UNITS = {
	none: {},
	seconds: { ...times(SECOND_NAMES, 1), ...times(MINUTE_NAMES, 60), ...times(HOUR_NAMES, 3600) },
	minutes: { ...times(SECOND_NAMES, 1 / 60), ...times(MINUTE_NAMES, 1), ...times(HOUR_NAMES, 60) },
	megabytes: { ...times(['mb', 'mib'], 1), ...times(['gb', 'gib'], 1024) },
	times: times(['x', 'time', 'times'], 1),
} satisfies Record<string, Units>;

/** No number that is meant is longer, and a pattern would take hours for a megabyte of spaces. */
const MOST_DIGITS = 64;

function toNumber(text: string, units: Units): number {
	if (text.length > MOST_DIGITS) return NaN;
	const [, digits, unit] = /^([+-]?[\d.]+)\s*-?\s*([a-z]+)\.?$/i.exec(text) ?? [];
	if (digits === undefined || unit === undefined) return Number(text);
	return Number(digits) * (units[unit.toLowerCase()] ?? NaN);
}

/** A number, or text that is one, with its unit (`12s`, `8 seconds`); `null` for nothing. */
export function readNumberValue(
	field: Titled,
	value: unknown,
	units: Units = UNITS.none,
): number | null {
	const one = unwrap(value);
	if (isNothing(one)) return null;
	const number = typeof one === 'string' ? toNumber(one, units) : one;
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	throw refusedValue(field, one, 'a number');
}

/** What of a field of options its reader needs. */
type ChoiceField = Pick<INodeProperties, 'displayName' | 'default' | 'options'>;

/** One of these, by its value or by the name the editor shows; the default for nothing. */
export function readChoice<Choice extends string>(
	field: ChoiceField,
	value: unknown,
	choices: readonly Choice[],
): Choice {
	const one = unwrap(value);
	const wanted = isNothing(one) ? field.default : one;
	const isMeant = (text: string) =>
		typeof wanted === 'string' && text.toLowerCase() === wanted.toLowerCase();
	const named = field.options?.find(({ name }) => isMeant(name));
	const meant = named && 'value' in named ? named.value : null;
	const found = choices.find((choice) => choice === meant || isMeant(choice));
	if (found !== undefined) return found;
	throw refusedValue(field, value, choices.join(', '));
}

/** Yes or no, as text too; the default for nothing. */
export function readBoolean(
	field: Pick<INodeProperties, 'displayName' | 'default'>,
	value: unknown,
): boolean {
	const one = unwrap(value);
	if (isNothing(one)) return field.default === true;
	if (typeof one === 'boolean') return one;
	const word = typeof one === 'string' ? one.toLowerCase() : null;
	if (word === 'true' || word === 'false') return word === 'true';
	throw refusedValue(field, one, 'true or false');
}

import { mapTexts } from './mapTexts';

/** What nobody may read: the key, which some providers quote in errors and in answers. */

/** A shorter key would tear holes into every text. */
const MIN_SECRET_LENGTH = 6;
/** What stands in place of the key, in texts and in the IDs that are asked for again. */
const REDACTED = '[API key]';

/** A character of regular expressions' own, as itself. */
function literal(character: string): string {
	return character.replace(/[$()*+.?[\\\]^{|}/-]/, '\\$&');
}

/** Hexadecimal digits in both cases. */
function anyCase(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

const ENTITIES: Readonly<Record<string, string>> = {
	'"': 'quot',
	"'": 'apos',
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
};

/**
 * One character in every spelling: itself, with the backslashes that JSON in the texts of JSON puts
 * before quotes and slashes, as `\u0073`, percent-encoded, or as an HTML entity. All counts are
 * bounded, so that a megabyte of backslashes is passed once.
 */
function spellings(character: string): string {
	const code = character.charCodeAt(0);
	const hex = anyCase(code.toString(16).padStart(2, '0'));
	const isEscaped = character === '"' || character === '/';
	const itself =
		character === '\\' ? '\\\\{1,16}' : `${isEscaped ? '\\\\{0,15}' : ''}${literal(character)}`;
	const name = ENTITIES[character];
	const entity = `#0{0,4}(?:${code}|[xX]${hex})${name === undefined ? '' : `|${name}`}`;
	return `(?:\\\\{1,16}[uU]00${hex}|\\\\{1,16}x${hex}|%(?:25){0,5}${hex}|&(?:amp;){0,5}(?:${entity});|${itself})`;
}

/**
 * The base64 of a key inside longer base64, which begins it at one of three places (RFC 4648): the
 * characters that depend on nothing but the key, in both alphabets.
 */
function inBase64(apiKey: string): readonly string[] {
	const bytes = Buffer.from(apiKey);
	const cores = [0, 1, 2].map((offset) => {
		const text = Buffer.concat([Buffer.alloc(offset), bytes])
			.toString('base64')
			.replace(/=+$/, '');
		const isCut = (bytes.length + offset) % 3 !== 0;
		return text.slice(Math.ceil((offset * 8) / 6), isCut ? -1 : undefined);
	});
	return [...cores, ...cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** What is left of a key where a text was cut: its beginning, before the sign for what is missing. */
function beforeCut(apiKey: string): string {
	const characters = [...apiKey].map(literal);
	const rest = characters
		.slice(MIN_SECRET_LENGTH)
		.reduceRight((tail, character) => `(?:${character}${tail})?`, '');
	return `${characters.slice(0, MIN_SECRET_LENGTH).join('')}${rest}(?=…)`;
}

/** Tokens have thousands of characters, and a pattern of as many would block, or end the process. */
const MAX_CORE_LENGTH = 100;

/** Everything that is the key, or tells it: of a long one its beginning, with all that follows it. */
function patternOf(apiKey: string): RegExp {
	const core = apiKey.slice(0, MAX_CORE_LENGTH);
	const rest = (what: string) => (core === apiKey ? '' : `${what}*`);
	const whole = `${[...core].map(spellings).join('')}${rest('[^\\s"\'<>]')}`;
	const hex = `${anyCase(Buffer.from(core).toString('hex'))}${rest('[\\da-fA-F]')}`;
	const encoded = inBase64(core).map(
		(text) => `${text.replace(/[+/]/g, literal)}${rest('[\\w+/=-]')}`,
	);
	return new RegExp([whole, hex, ...new Set(encoded), beforeCut(core)].join('|'), 'g');
}

/** A shorter key, or one of digits, stands in IDs, links and words of a protocol by chance. */
const MIN_UNIQUE_LENGTH = 8;

function isUnique(apiKey: string): boolean {
	return apiKey.length >= MIN_UNIQUE_LENGTH && !/^\d+$/.test(apiKey);
}

/**
 * Whether a text may be what is needed to ask for a video that was paid for, with a key in it by
 * chance: an ID, a link, a word of the protocol.
 */
function isNeeded(text: string, apiKey: string): boolean {
	return !/[\s{}[\]"<>\\]/.test(text) && (text !== apiKey || /^[a-z_]+$/i.test(text));
}

/** As an address has it. */
const REDACTED_IN_ADDRESS = /(?:\[|%5B)API(?:%20|\+)key(?:\]|%5D)/gi;

/** Takes one key out of whatever a provider sends. */
export interface Redaction {
	text(text: string): string;
	/** Every text and name in parsed JSON; numbers stay, since a key of digits is in many of them. */
	json(value: unknown): unknown;
	/** Puts the key back into an address that goes to its own provider: it was part of an ID. */
	restore(url: string): string;
}

export function redaction(apiKey: string): Redaction {
	if (apiKey.length < MIN_SECRET_LENGTH) {
		return { text: (text) => text, json: (value) => value, restore: (url) => url };
	}
	const pattern = patternOf(apiKey);
	const text = (original: string) => original.replace(pattern, REDACTED);
	const mayBeChance = !isUnique(apiKey);
	const json = (value: unknown) =>
		mapTexts(value, (one) => {
			if (one.length < MIN_SECRET_LENGTH) return one;
			return mayBeChance && isNeeded(one, apiKey) ? one : text(one);
		});
	const restore = (url: string) =>
		url.replace(REDACTED_IN_ADDRESS, () => encodeURIComponent(apiKey));
	return { text, json, restore };
}

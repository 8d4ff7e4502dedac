import { type JsonValue, mapTexts } from './mapTexts';

/**
 * What signs an address is as good as a key: queries, fragments, user names and passwords. Pure; each
 * word is looked at once, since a pattern that looks for the `?` itself takes minutes for a megabyte of
 * addresses without one.
 */

/** Whatever stands between spaces, quotes and brackets of HTML. */
const WORD = /[^\s"<>]+/g;
/** Without these, nothing is signed. */
const MARK = /[?#@%\\]/;
/** `?a=b` */
const SHORTEST = 4;
/** `https://`, `s3://`, `//`, also with slashes escaped as some JSON encoders do. */
const ABSOLUTE = /(?:^|[^\\/])(?:\\{0,16}\/){2}[^\\/]/;
/** A name before the host, with or without a password. */
const USER = /((?:\\{0,16}\/){2})[^\s"<>@/\\]{1,1000}@/g;
/** The same in an address that is a value in another one, or in JSON in the texts of JSON. */
const ENCODED = /%2f%2f|\\u002f\\{1,16}u002f/i;
const ENCODED_MARK = /[?#]|%3f|%23|\\u003f|\\u0023/i;
/** `1.mp4?s3cret` */
const FILE = /\.\w{2,5}\?(?=.)/;
/** `?signature=`, in an address that begins anywhere. */
const QUERY = /[?#][\w.~%[\]-]{1,100}=/;

/** Where the part of a word that signs it begins; -1: nowhere. */
function startOfSignature(word: string): number {
	if (ENCODED.test(word)) return word.search(ENCODED_MARK);
	if (ABSOLUTE.test(word)) return word.search(/[?#]/);
	const file = FILE.exec(word);
	if (file) return file.index + file[0].length - 1;
	const slash = word.indexOf('/');
	const mark = word.indexOf('?');
	if (slash >= 0 && slash < mark && mark < word.length - 1) return mark;
	return word.search(QUERY);
}

function withoutSignature(word: string): string {
	if (word.length < SHORTEST || !MARK.test(word)) return word;
	const start = startOfSignature(word);
	return (start < 0 ? word : word.slice(0, start)).replace(USER, '$1');
}

/** A text whose addresses have no queries, fragments and users. */
export function withoutQuery(text: string): string {
	return MARK.test(text) ? text.replace(WORD, withoutSignature) : text;
}

/** The same of every text and name in JSON. */
export function withoutQueries(json: unknown): JsonValue {
	return mapTexts(json, withoutQuery);
}

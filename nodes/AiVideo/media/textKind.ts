import { textAt } from './bytes';

/** Enough for a byte order mark and some blank lines before the first sign. */
const LOOKED_AT = 512;
const UTF8_MARK = '\xef\xbb\xbf';
const UTF16_MARK = /^(\xff\xfe|\xfe\xff)/;
const MARKUP = /^<[!?/a-z]/i;
/** An opening bracket and what JSON allows after it, or nothing more to look at. */
const JSON_START = /^(\{\s*(["}]|$)|\[\s*([[{"\]\-\dtfn]|$))/;

/** Whether bytes that should be media are a web page (XML included) or JSON; null when neither is likely. */
export function looksLikeText(firstBytes: Uint8Array): 'html' | 'json' | null {
	const start = asText(firstBytes).trimStart();
	if (MARKUP.test(start)) return 'html';
	return JSON_START.test(start) ? 'json' : null;
}

/** The ASCII signs looked for read the same in UTF-8 and Latin-1, and in UTF-16 once its zero bytes are gone. */
function asText(bytes: Uint8Array): string {
	const text = textAt(bytes, 0, LOOKED_AT);
	if (text.startsWith(UTF8_MARK)) return text.slice(UTF8_MARK.length);
	return UTF16_MARK.test(text) ? text.slice(2).replaceAll('\0', '') : text;
}

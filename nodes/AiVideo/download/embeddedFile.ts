import { isVideo } from '../protocol/contentAnswer';

/** The file in the text of an answer, in base64: alone, or as a `data:` address (RFC 2397). */

const QUOTE = 0x22;
/** Enough to see what a string holds: the prefix of an address, and 64 bytes in base64. */
const PEEKED = 256;
/** The least that can be a video; what stands between two strings is shorter. */
const LEAST_PEEKED = 16;
/** How much may stand before the file: as much as is read of any answer. */
const MAX_BEFORE_BYTES = 64 * 1024 ** 2;
const NO_FILE = 'no file in the answer';
const PREFIX = /^\s*(?:data:[\w.+\-/]*(?:;[\w=.-]+)*;base64,)?/;
const BASE64 = /^[A-Za-z0-9+/\\_=-]*$/;

/** Decodes base64 that comes in pieces. */
class Base64 {
	private rest = '';

	push(text: string): Buffer {
		// Some JSON writes every slash with a backslash.
		const all = this.rest + text.replace(/[\\\s]/g, '');
		const whole = all.length - (all.length % 4);
		this.rest = all.slice(whole);
		return Buffer.from(all.slice(0, whole), 'base64');
	}

	end(): Buffer {
		return Buffer.from(this.rest, 'base64');
	}
}

/** What a string begins with, if that is a video: its base64 so far. */
function startOfVideo(text: string): string | null {
	if (text.length < LEAST_PEEKED) return null;
	const base64 = text.replace(PREFIX, '');
	const bytes = BASE64.test(base64) ? Buffer.from(base64.replace(/\\/g, ''), 'base64') : null;
	return bytes && isVideo(bytes) ? base64 : null;
}

/**
 * Decodes the first string that holds a video while the text goes by, and holds none of it.
 * @throws when there is none
 */
export async function* embeddedFile(body: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
	const base64 = new Base64();
	let state: 'outside' | 'peeking' | 'passing' | 'inside' = 'peeking';
	let peeked = '';
	let before = 0;
	for await (const chunk of body) {
		const bytes = chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk));
		if (state !== 'inside' && before > MAX_BEFORE_BYTES) throw new Error(NO_FILE);
		before += bytes.length;
		for (let at = 0; at < bytes.length;) {
			const quote = bytes.indexOf(QUOTE, at);
			const end = quote < 0 ? bytes.length : quote;
			const isClosed = quote >= 0;
			if (state === 'peeking') {
				const upTo = Math.min(end, at + PEEKED - peeked.length);
				peeked += bytes.toString('latin1', at, upTo);
				at = upTo;
				if (peeked.length < PEEKED && !isClosed) continue;
				const start = startOfVideo(peeked);
				state = start === null ? 'passing' : 'inside';
				if (start !== null) yield base64.push(start);
				if (at < end) continue;
			}
			if (state === 'inside' && at < end) yield base64.push(bytes.toString('latin1', at, end));
			if (isClosed) {
				if (state === 'inside') {
					yield base64.end();
					return;
				}
				// What stands between two strings is peeked at as well, which does no harm.
				state = 'peeking';
				peeked = '';
			}
			at = end + 1;
		}
	}
	if (state !== 'inside') throw new Error(NO_FILE);
	yield base64.end();
}

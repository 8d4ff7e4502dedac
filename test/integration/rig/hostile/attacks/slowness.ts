import fc from 'fast-check';

import { head } from '../answers';
import type { Attack } from '../attack';
import { END, repeat, RESET, send, type Step } from '../script';

/** Answers that come slowly, in pieces, or not at all. Times are of the tests' clock. */

/** Bytes one by one, with a pause after each. */
function drip(bytes: Buffer, everyMs: number): readonly Step[] {
	return [...bytes].flatMap((byte): Step[] => [
		send(Buffer.from([byte])),
		{ kind: 'pause', ms: everyMs },
	]);
}

/** Where it happens: in the headers or in the body, after so many bytes. */
const place = fc.record({
	inBody: fc.boolean(),
	after: fc.integer({ min: 0, max: 40 }),
	everyMs: fc.constantFrom(1, 5_000, 25_000, 59_000),
	then: fc.constantFrom('silence', 'end', 'reset', 'the rest'),
});

const slow: fc.Arbitrary<Attack> = place.map(({ inBody, after, everyMs, then }) => ({
	name: `${after} bytes of the ${inBody ? 'body' : 'head'}, one every ${everyMs} ms, then ${then}`,
	script: ({ status, headers, body }) => {
		const start = Buffer.from(head(status, { ...headers, 'content-length': body.length }));
		const [whole, slowly] = inBody ? [start, body] : [Buffer.alloc(0), start];
		const rest = inBody ? body.subarray(after) : Buffer.concat([start.subarray(after), body]);
		const ending: Readonly<Record<typeof then, readonly Step[]>> = {
			silence: [],
			end: [END],
			reset: [RESET],
			'the rest': [send(rest), END],
		};
		return [send(whole), ...drip(slowly.subarray(0, after), everyMs), ...ending[then]];
	},
}));

/** Often enough that nothing ever stalls. */
const DRIP_MS = 50_000;

const endlessDrip: fc.Arbitrary<Attack> = fc
	.record({
		opening: fc.constantFrom('', '{"id":"video_1","prompt":"', '[', 'the right answer'),
		byte: fc.constantFrom(' ', 'a', '\0'),
		inHead: fc.boolean(),
	})
	.map(({ opening, byte, inHead }) => ({
		name: `a drip of ${JSON.stringify(byte)} without an end after ${opening}, in the head: ${inHead}`,
		script: ({ status, headers, body }) => {
			const start = Buffer.from(opening === 'the right answer' ? body.subarray(0, 64) : opening);
			const before = inHead
				? [send(`HTTP/1.1 ${status} X\r\nx: `)]
				: [send(head(status, headers)), ...(start.length > 0 ? [send(start)] : [])];
			return [...before, repeat(byte, Infinity, DRIP_MS)];
		},
	}));

export const slowness = {
	'that comes slowly': slow,
	'that drips without an end': endlessDrip,
};

import fc from 'fast-check';

import { chunk, head, whole } from '../answers';
import { always, type Attack } from '../attack';
import { END, repeat, send, type Step } from '../script';

/** JSON that is too much: to hold, to parse, or to search. */

const BLOCK = 64 * 1024;

/** A body of a beginning, some filling and an end, of which only a block is ever in memory. */
function filled(start: string, fill: string, blocks: number, end: string): readonly Step[] {
	const block = Buffer.alloc(BLOCK, fill);
	const length = Buffer.byteLength(start) + blocks * BLOCK + Buffer.byteLength(end);
	const type = { 'content-type': 'application/json', 'content-length': length };
	return [send(head(200, type)), send(start), repeat(block, blocks), send(end), END];
}

const TEN_MEGABYTES = 160;

const TOO_LONG: Readonly<Record<string, readonly Step[]>> = {
	'a prompt': filled('{"id":"video_1","status":"completed","prompt":"', 'a', TEN_MEGABYTES, '"}'),
	'spaces before it': filled('', ' ', TEN_MEGABYTES, '{"id":"video_1","status":"completed"}'),
	'spaces behind it': filled('{"id":"video_1","status":"completed"}', ' ', TEN_MEGABYTES, ''),
	'an array': filled('{"id":"video_1","status":"queued","a":[', '0,', TEN_MEGABYTES, '0]}'),
	'a number': filled('{"id":"video_1","status":"queued","progress":', '9', TEN_MEGABYTES, '}'),
	'an error': filled('{"error":{"message":"', 'http://a', TEN_MEGABYTES, '"}}'),
};

const tooLong: fc.Arbitrary<Attack> = fc
	.constantFrom(...Object.entries(TOO_LONG))
	.map(([name, script]) => always(`10 MB of JSON: ${name}`, script));

/** Just under what is read: costly where a search takes longer than the text is long. */
const LONGEST = 1_000_000;

const COSTLY: Readonly<Record<string, string>> = {
	'addresses one in the other': 'http://a',
	'addresses without end': 'https://',
	'escaped addresses': 'https:\\/\\/',
	questions: 'http://a?',
	spaces: ' ',
	digits: '1',
	'opening braces': '{',
	'messages in messages': '{\\"message\\":\\"',
	dots: '.',
	dashes: '- ',
	'line breaks': '\\n',
	'combining marks': '\\u0301',
};

const costly: fc.Arbitrary<Attack> = fc
	.record({
		fill: fc.constantFrom(...Object.keys(COSTLY)),
		field: fc.constantFrom(
			'progress',
			'seconds',
			'size',
			'status',
			'created_at',
			'error',
			'message',
			'prompt',
			'id',
			'video_url',
		),
		status: fc.constantFrom(200, 400, 500),
	})
	.map(({ fill, field, status }) => {
		const text = COSTLY[fill] ?? '';
		const long = `1${text.repeat(Math.floor(LONGEST / text.length))}x`;
		const body = `{"id":"video_1","status":"failed","${field}":"${long}"}`;
		return always(`a megabyte of ${fill} in ${field}, status ${status}`, whole(status, {}, body));
	});

const deep: fc.Arbitrary<Attack> = fc
	.record({
		levels: fc.constantFrom(100, 100_000),
		open: fc.constantFrom('[', '{"a":', '[{"data":'),
		at: fc.constantFrom('', '{"id":"video_1","status":"completed","error":', '{"data":'),
		closed: fc.constantFrom(true, true, false),
	})
	.map(({ levels, open, at, closed }) => {
		const close = [...open]
			.reverse()
			.map((sign) => ({ '[': ']', '{': '}' })[sign] ?? '')
			.join('');
		const inner = `${open.repeat(levels)}1${closed ? close.repeat(levels) : ''}`;
		const body = `${at}${inner}${closed && at !== '' ? '}' : ''}`;
		return always(`${levels} levels of ${open} in ${at}, closed: ${closed}`, [
			send(head(200, { 'transfer-encoding': 'chunked' })),
			send(chunk(body)),
			send(chunk('')),
			END,
		]);
	});

/** Few bytes each, and much to hold. */
const MANY: Readonly<Record<string, () => string>> = {
	'a million numbers': () =>
		`{"id":"video_1","status":"failed","error":[${'0,'.repeat(1_000_000)}0]}`,
	'a million texts': () =>
		`{"id":"video_1","status":"failed","error":[${'"",'.repeat(1_000_000)}0]}`,
	'half a million objects': () => `{"data":[${'{},'.repeat(500_000)}{}],"has_more":false}`,
	'10,000 keys': () =>
		`{"id":"video_1","status":"queued",${Array.from({ length: 10_000 }, (_, n) => `"k${n}":${n}`).join()}}`,
	'200,000 keys of the same name': () =>
		`{"id":"video_1",${'"status":"queued",'.repeat(200_000)}"a":1}`,
	'100,000 causes': () => `{"detail":[${'{"msg":"no","loc":["body","a"]},'.repeat(100_000)}{}]}`,
	'5,000 videos': () =>
		`{"data":[${Array.from({ length: 5_000 }, (_, n) => `{"id":"video_${n}","status":"queued"}`).join()}]}`,
};

const many: fc.Arbitrary<Attack> = fc
	.record({ name: fc.constantFrom(...Object.keys(MANY)), status: fc.constantFrom(200, 400, 500) })
	.map(({ name, status }) => {
		const body = Buffer.from(MANY[name]?.() ?? '');
		return always(`${name}, status ${status}`, [
			send(head(status, { 'content-length': body.length })),
			send(body),
			END,
		]);
	});

export const sizes = {
	'of ten megabytes': tooLong,
	'that is costly to search': costly,
	'that is nested deeply': deep,
	'of many values': many,
};

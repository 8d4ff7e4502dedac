import { type ContentVerdict, judgeAnswer } from '../../../nodes/AiVideo/download/openContent';

function verdictOf(
	status: number,
	headers: Record<string, string> = {},
	isEndpoint = true,
): ContentVerdict {
	return judgeAnswer({ status, headers }, isEndpoint);
}

describe('the file as a whole', () => {
	it.each<[Record<string, string>, number | null]>([
		[{}, null],
		[{ 'content-length': '1234' }, 1234],
		[{ 'content-length': ' 0 ' }, 0],
		[{ 'content-length': '-1' }, null],
		[{ 'content-length': '12, 12' }, null],
		[{ 'content-length': '1e3' }, null],
		[{ 'content-length': '9999999999999999' }, null],
		[{ 'content-length': '1234', 'content-encoding': 'gzip' }, null],
		[{ 'content-length': '1234', 'content-encoding': 'identity' }, 1234],
	])('with %j has the length %p', (headers, total) => {
		expect(verdictOf(200, headers)).toEqual({ kind: 'bytes', offset: 0, total, validator: null });
	});

	it.each<[Record<string, string>, string | null]>([
		[{ etag: '"abc"' }, '"abc"'],
		[{ etag: 'W/"abc"' }, null],
		[{ etag: 'abc' }, null],
		[{ etag: 'W/"abc"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }, null],
		[{ 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }, 'Thu, 01 Jan 2026 00:00:00 GMT'],
	])('with %j is known again by %p', (headers, validator) => {
		expect(verdictOf(200, headers)).toMatchObject({ validator });
		expect(verdictOf(206, { ...headers, 'content-range': 'bytes 5-9/10' })).toMatchObject({
			validator,
		});
	});
});

describe('a part of the file', () => {
	it.each([
		['bytes 100-199/200', 100, 200],
		['bytes 0-0/1', 0, 1],
		['Bytes  5-9/*', 5, null],
		[' bytes 5-9/10 ', 5, 10],
	])('%p begins at %i of %p', (range, offset, total) => {
		expect(verdictOf(206, { 'content-range': range })).toEqual({
			kind: 'bytes',
			offset,
			total,
			validator: null,
		});
	});

	it.each(['', 'bytes */200', 'bytes 5-/10', '5-9/10', 'bytes 5-9', 'items 5-9/10'])(
		'is of no use with the range %p',
		(range) => {
			expect(verdictOf(206, { 'content-range': range })).toEqual({
				kind: 'trouble',
				reason: 'a partial answer without its range',
			});
		},
	);
});

describe('no file', () => {
	it.each<[number, string, string]>([
		[202, 'notReady', 'notReady'],
		[400, 'notReady', 'notReady'],
		[404, 'notReady', 'expired'],
		[409, 'notReady', 'notReady'],
		[425, 'notReady', 'notReady'],
		[401, 'denied', 'denied'],
		[403, 'denied', 'expired'],
		[410, 'trouble', 'expired'],
		[204, 'trouble', 'trouble'],
		[408, 'trouble', 'trouble'],
		[416, 'trouble', 'trouble'],
		[429, 'trouble', 'trouble'],
		[500, 'trouble', 'trouble'],
		[502, 'trouble', 'trouble'],
		[503, 'trouble', 'trouble'],
		[304, 'trouble', 'trouble'],
	])('%i is %s at the endpoint and %s at an address', (status, atEndpoint, atAddress) => {
		const reason = `HTTP ${status}`;
		expect(verdictOf(status, {}, true)).toEqual({ kind: atEndpoint, reason });
		expect(verdictOf(status, {}, false)).toEqual({ kind: atAddress, reason });
	});
});

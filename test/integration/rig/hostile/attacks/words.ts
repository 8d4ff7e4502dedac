import fc from 'fast-check';

import type { Attack } from '../attack';
import { answering, HONEST, object, type Fields } from './jobText';

/** What a provider says, meant for the place where it will be shown. */

const FIELDS = ['message', 'code', 'id', 'model', 'prompt', 'detail', 'fail_reason'];

/** An answer with one text in some of the fields that people are shown. */
function saying(what: string, texts: readonly string[]): fc.Arbitrary<Attack> {
	return fc
		.record({
			text: fc.constantFrom(...texts),
			named: fc.subarray(FIELDS, { minLength: 1 }),
			outcome: fc.constantFrom('"failed"', '"completed"', '"queued"'),
			status: fc.constantFrom(200, 200, 400, 401, 403, 404, 429, 500),
		})
		.map(({ text, named, outcome, status }) => {
			const json = JSON.stringify(text);
			const fields: Fields = [
				...HONEST.filter(
					([name]) => !named.includes(name) && name !== 'status' && name !== 'error',
				),
				...named.map((name) => [name, json] as const),
				['status', outcome],
				['error', `{"message":${json},"code":${named.includes('code') ? json : '"no"'}}`],
			];
			const name = `${what} ${json.slice(0, 60)} in ${named.join()}, ${outcome}, status ${status}`;
			return { ...answering('', object(fields), status), name };
		});
}

/** n8n's editor shows descriptions and hints as HTML, with links and pictures. */
const HTML = [
	'<a href="http://evil.example/">Your key has expired: renew it</a>',
	'<img src="http://evil.example/?seen">',
	'<IMG SRC=x ONERROR=alert(1)>',
	'<script>alert(1)</script>',
	'<svg/onload=alert(1)>',
	'<iframe src="javascript:alert(1)"></iframe>',
	'&lt;a href=&quot;http://evil.example/&quot;&gt;',
	"\"><a href='http://evil.example/'>",
	'[click](javascript:alert(1))',
	'<<a>a href="http://evil.example/">x</a>',
	'<a\nhref="http://evil.example/">x</a>',
];

const CONTROL = [
	'\u001b[2J\u001b[31mdone',
	'line\r\nerror: all is lost',
	'\u202egnp.exe',
	'\u0000\u0001\u0007\b\u007f',
	'\u2028\u2029',
	'\ufeff\u200b\u2060',
	'e\u0301'.repeat(500),
	'\ud83e'.repeat(50),
	'%s %d %o %j',
	'{{ $json.id }} ={{ 1 }} ${1}',
];

const MEGABYTE = 1_000_000;
const LONG = ['a', 'no such video ', '狐', 'policy violation ', '<b>', '\\', '\n', '%41'].map(
	(unit) => unit.repeat(Math.ceil(MEGABYTE / unit.length)),
);

export const words = {
	'with HTML in its words': saying('the HTML', HTML),
	'with control characters in its words': saying('the signs', CONTROL),
	'with words of a megabyte': saying('a megabyte of', LONG),
};

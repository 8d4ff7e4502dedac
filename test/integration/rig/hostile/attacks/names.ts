import fc from 'fast-check';

import { whole } from '../answers';
import { KEY, SIGNATURE, type Attack } from '../attack';
import { answering, asked, HONEST, object, type Fields } from './jobText';
import { TARGETS } from './redirects';

/** Texts in a job that become part of something else: of addresses, file names, messages, logs. */

/** IDs that would be something else when put into an address, a file name or a log as they are. */
const idText = fc.oneof(
	fc.constantFrom(
		'../../admin',
		'..',
		'.',
		'%2e%2e',
		'..%2f..%2fadmin',
		'a/b',
		'a\\b',
		'/',
		'?admin=1',
		'#',
		'a?b#c',
		'a%00b',
		'a b',
		' ',
		'a\nb',
		'a\r\nX-Evil: yes',
		'a\u0000b',
		'\u202egnp.exe',
		'狐🦊',
		'é',
		'e\u0301',
		'CON',
		'a:b',
		'*',
		'a'.repeat(2_048),
		'a'.repeat(2_049),
		'/'.repeat(2_048),
		'http://127.0.0.1:9/',
		'//127.0.0.1:9/',
		'@127.0.0.1:9',
		';x',
		'a,b',
		'~',
		'\'"`',
		'{{ 1 }}',
		'\ud800',
		'__proto__',
		'content',
		'video_1/content',
		`${KEY}`,
	),
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.string({ unit: fc.constantFrom(...'./\\%?#&=:@ \r\n\t;~é狐🦊a0'), maxLength: 60 }),
);

const ids: fc.Arbitrary<Attack> = idText.map((id) =>
	answering(
		'the ID',
		object(HONEST.map(([name, json]) => [name, name === 'id' ? JSON.stringify(id) : json])),
	),
);

const addresses: fc.Arbitrary<Attack> = fc
	.record({
		to: fc.constantFrom(...Object.keys(TARGETS)),
		field: fc.constantFrom('video_url', 'url', 'result_url', 'output'),
	})
	.map(({ to, field }) => ({
		leadsAway: true,
		name: `${field} leads to ${to}`,
		script: (_good, places) => {
			const url = JSON.stringify(TARGETS[to]?.(places) ?? '');
			const fields = HONEST.map(([name, json]) => [name, name === field ? url : json] as const);
			return whole(200, {}, asked(object([...fields, [field, url]]), places));
		},
	}));

/** The key and signed addresses, in every spelling JSON has. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
	'as JSON writes it': (text) => JSON.stringify(text),
	'with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
	'in hexadecimal': (text) =>
		`"${[...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
	'percent-encoded': (text) => JSON.stringify(text.replaceAll(KEY, encodeURIComponent(KEY))),
	'as JSON in JSON': (text) => JSON.stringify(JSON.stringify({ message: text })),
};

const secrets: fc.Arbitrary<Attack> = fc
	.record({
		status: fc.constantFrom(200, 400, 401, 403, 404, 429, 500),
		spelling: fc.constantFrom(...Object.keys(SPELLINGS)),
		text: fc.constantFrom(
			`Incorrect API key provided: ${KEY}.`,
			`Bearer ${KEY}`,
			KEY,
			`see https://cdn.example.com/v.mp4?signature=${SIGNATURE}&b=1`,
			`cannot read HTTPS://cdn.example.com/?${SIGNATURE}, nor http://cdn.example.com/a#b?${SIGNATURE}`,
		),
		field: fc.constantFrom('error', 'message', 'detail', 'fail_reason', 'video_url'),
		outcome: fc.constantFrom('"failed"', '"completed"', '"in_progress"'),
	})
	.map(({ status, spelling, text, field, outcome }) => {
		const value = SPELLINGS[spelling]?.(text) ?? '""';
		const fields: Fields = [
			['id', '"video_1"'],
			['status', outcome],
			[field, value],
			['error', `{"message":${value},"code":${value}}`],
		];
		return { ...answering(`secrets ${spelling}`, object(fields), status), leadsAway: true };
	});

export const names = {
	'with an ID that is no name': ids,
	'with a bad address': addresses,
	'with secrets in it': secrets,
};

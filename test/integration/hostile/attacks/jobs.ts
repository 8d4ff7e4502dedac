import fc from 'fast-check';

import { whole } from '../answers';
import { KEY, SIGNATURE, type Attack } from '../attack';
import { TARGETS } from './redirects';

/** JSON that looks like a job, and is not what it seems. Written as text: objects could not hold it all. */

type Fields = ReadonlyArray<readonly [name: string, json: string]>;

/** What an honest answer would say, in every field this package reads. */
const HONEST: Fields = [
	['id', '"video_1"'],
	['object', '"video"'],
	['status', '"completed"'],
	['progress', '100'],
	['model', '"sora-2"'],
	['prompt', '"A fox"'],
	['seconds', '"4"'],
	['size', '"1280x720"'],
	['created_at', '1763000000'],
	['completed_at', '1763000060'],
	['expires_at', '1763003660'],
	['error', 'null'],
	['video_url', 'null'],
	['data', 'null'],
	['output', 'null'],
];

function object(fields: Fields): string {
	return `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`;
}

/** As one job, and as the list of jobs or models that other routes expect. */
function asked(job: string, target: string): string {
	const isList = /\/(videos|models)(\?|$)/.test(target);
	return isList ? `{"object":"list","data":[${job}],"has_more":true,"last_id":"x"}` : job;
}

function answering(name: string, job: string, status = 200): Attack {
	return {
		name: `${name}: ${job.slice(0, 400)}`,
		script: (_good, { target }) =>
			whole(status, { 'content-type': 'application/json' }, asked(job, target)),
	};
}

const WRONG = [
	'{}',
	'[]',
	'[[]]',
	'[null]',
	'null',
	'true',
	'false',
	'0',
	'-0',
	'-1',
	'1.5',
	'1e308',
	'1e999',
	'-1e999',
	'99999999999999999999',
	'""',
	'" "',
	'"null"',
	'"NaN"',
	'"-"',
	'"\\u0000"',
	'"\\ud800"',
	'"\\udfff\\ud800"',
	'"<script>"',
	'"{{ $json.id }}"',
	'"=1+1"',
	'"../.."',
	'"constructor"',
	'"__proto__"',
	'"9999-99-99"',
	'"999999999999x1"',
	'"1x1x1"',
	'"٤"',
	'{"toString":1,"valueOf":2}',
	'{"length":1e9}',
	'{"then":1}',
	'[{"toString":null}]',
];

const wrongTypes: fc.Arbitrary<Attack> = fc
	.tuple(
		...HONEST.map((field) =>
			fc
				.option(fc.constantFrom(...WRONG), { freq: 2 })
				.map((wrong) => [field[0], wrong ?? field[1]] as const),
		),
	)
	.map((fields) => answering('wrong types', object(fields)));

const repeatedFields: fc.Arbitrary<Attack> = fc
	.subarray([...HONEST], { minLength: 1 })
	.map((fields) =>
		answering(
			'fields twice',
			object([...fields, ...fields.map(([name]) => [name, '[]'] as const)]),
		),
	);

const wrongErrors: fc.Arbitrary<Attack> = fc
	.record({
		status: fc.constantFrom(200, 400, 401, 404, 429, 500),
		field: fc.constantFrom('error', 'message', 'detail', 'code', 'fail_reason', 'failure', 'data'),
		value: fc.oneof(
			fc.constantFrom(...WRONG),
			fc.constantFrom(
				'[{"msg":"no","loc":[{"toString":1}]}]',
				'[{"msg":"no","loc":["body",["a",["b"]]]}]',
				'{"message":{"message":"no"}}',
				'"{\\"message\\":\\"{\\\\\\"message\\\\\\":\\\\\\"deep\\\\\\"}\\"}"',
			),
		),
	})
	.map(({ status, field, value }) =>
		answering(`status ${status}`, `{"${field}":${value}}`, status),
	);

const POLLUTION = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];

const pollution: fc.Arbitrary<Attack> = fc
	.record({
		key: fc.constantFrom(...POLLUTION),
		value: fc.constantFrom(
			'{"polluted":true}',
			'{"prototype":{"polluted":true}}',
			'null',
			'"x"',
			'{"status":"failed"}',
		),
		at: fc.constantFrom('top', 'error', 'data', 'video'),
	})
	.map(({ key, value, at }) => {
		const evil = `{"${key}":${value},"__proto__":{"polluted":true}}`;
		const fields: Fields =
			at === 'top'
				? [
						[key, value],
						['__proto__', '{"polluted":true}'],
					]
				: [[at, evil]];
		return answering(`the key ${key}`, object([...HONEST, ...fields]));
	});

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
		name: `${field} leads to ${to}`,
		script: (_good, places) => {
			const url = JSON.stringify(TARGETS[to]?.(places) ?? '');
			const fields = HONEST.map(([name, json]) => [name, name === field ? url : json] as const);
			return whole(200, {}, asked(object([...fields, [field, url]]), places.target));
		},
	}));

/** The key and signed addresses, in every spelling JSON has. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
	'as JSON writes it': (text) => JSON.stringify(text),
	'with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
	'in hexadecimal': (text) =>
		`"${[...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
	'percent-encoded': (text) => JSON.stringify(encodeURIComponent(text)),
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
		return answering(`secrets ${spelling}`, object(fields), status);
	});

export const jobs = {
	'with wrong types': fc.oneof(wrongTypes, wrongTypes, repeatedFields, wrongErrors),
	'that pollutes prototypes': pollution,
	'with an ID that is no name': ids,
	'with a bad address': addresses,
	'with secrets in it': secrets,
};

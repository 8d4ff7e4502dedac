import fc from 'fast-check';

import { whole } from '../answers';
import { KEY, type Attack } from '../attack';
import { answering, asked, HONEST, object } from './jobText';
import { SCHEMES, TARGETS, WITH_SECRETS } from './redirects';

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

/** @param targets by what they are */
export function linkTo(targets: typeof TARGETS): fc.Arbitrary<Attack> {
	return fc
		.record({
			to: fc.constantFrom(...Object.keys(targets)),
			field: fc.constantFrom('video_url', 'url', 'result_url', 'output'),
		})
		.map(({ to, field }) => ({
			leadsAway: true,
			name: `${field} leads to ${to}`,
			script: (_good, places) => {
				const url = JSON.stringify(targets[to]?.(places) ?? '');
				const fields = HONEST.map(([name, json]) => [name, name === field ? url : json] as const);
				return whole(200, {}, asked(object([...fields, [field, url]]), places));
			},
		}));
}

/** IDs that nobody could keep, show or send. */
const longIds: fc.Arbitrary<Attack> = fc
	.constantFrom('a', '狐', '%', '/', '\\', '\n', ' ', '<b>', '\u0000')
	.chain((unit) => fc.constantFrom(3_000, 100_000, 1_000_000).map((length) => ({ unit, length })))
	.map(({ unit, length }) => {
		const id = unit.repeat(Math.ceil(length / unit.length));
		const fields = HONEST.map(
			([name, json]) => [name, name === 'id' ? JSON.stringify(id) : json] as const,
		);
		return {
			...answering('', object(fields)),
			name: `an ID of ${length} times ${JSON.stringify(unit)}`,
		};
	});

export const names = {
	'with an ID that is no name': ids,
	'with an ID of a megabyte': longIds,
	'with a bad link': linkTo({ ...TARGETS, ...SCHEMES }),
	'with a link that has a secret': linkTo(WITH_SECRETS),
};

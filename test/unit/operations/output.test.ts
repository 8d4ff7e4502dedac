import fc from 'fast-check';

import { unseenJob } from '../../../nodes/AiVideo/dialects/jobHistory';
import type { Mp4Facts } from '../../../nodes/AiVideo/media/mp4Walk';
import { describeDeviation, withoutQueries } from '../../../nodes/AiVideo/operations/output';

const { job } = unseenJob('openai', 'video_1');
const FILE: Mp4Facts = { seconds: 8, width: 1280, height: 720, hasAudio: true };

it.each<[string, string | null, number | null, Partial<Mp4Facts>, string | null]>([
	['as asked', '1280x720', 8, {}, null],
	['whatever, when nothing was asked', null, null, {}, null],
	['of a size nobody could read', '1280x720', 8, { width: null }, null],
	['of a height nobody could read', '1280x720', 8, { height: null }, null],
	['of a length nobody could read', '1280x720', 8, { seconds: null }, null],
	['half a second longer', '1280x720', 8, { seconds: 8.5 }, null],
	['half a second shorter', '1280x720', 8, { seconds: 7.5 }, null],
	['longer', null, 8, { seconds: 8.6 }, 'Video video_1 is 8.6 s instead of 8 s'],
	['shorter', '1280x720', 12, {}, 'Video video_1 is 8 s instead of 12 s'],
	['wider', '720x720', 8, {}, 'Video video_1 is 1280x720 instead of 720x720'],
	['taller', '1280x700', null, {}, 'Video video_1 is 1280x720 instead of 1280x700'],
	[
		'another one',
		'720x1280',
		4,
		{},
		'Video video_1 is 1280x720 instead of 720x1280 and 8 s instead of 4 s',
	],
])('a file that is %s', (_, size, seconds, facts, told) => {
	expect(describeDeviation(job, { size, seconds }, { ...FILE, ...facts })).toBe(told);
});

it.each<[unknown, unknown]>([
	['https://cdn.example.com/1.mp4?sig=s3cret', 'https://cdn.example.com/1.mp4'],
	['http://a.example/?s3cret', 'http://a.example/'],
	['HTTPS://a.example/1.mp4?s3cret', 'HTTPS://a.example/1.mp4'],
	[
		'see https://a.example/1?x=1, or https://b.example/2?y',
		'see https://a.example/1 or https://b.example/2',
	],
	[
		'"https://a.example/1?x" and <https://b.example/2?y>',
		'"https://a.example/1" and <https://b.example/2>',
	],
	['https://a.example/1?', 'https://a.example/1'],
	['{"url":"https:\\/\\/a.example\\/1?sig=s3cret"}', '{"url":"https:\\/\\/a.example\\/1"}'],
	["https://a.example/1?name=UTF-8''1.mp4&sig=s3cret", 'https://a.example/1'],
	['https://a.example/1', 'https://a.example/1'],
	['is it ready? yes', 'is it ready? yes'],
	['ftp://a.example/1?x', 'ftp://a.example/1?x'],
	[7, 7],
	[null, null],
	[undefined, undefined],
	[true, true],
	[
		['https://a.example/1?x', 2],
		['https://a.example/1', 2],
	],
	[
		{ data: { videos: [{ url: 'https://a.example/1?x', seed: 3 }] } },
		{ data: { videos: [{ url: 'https://a.example/1', seed: 3 }] } },
	],
])('%j becomes %j', (answer, shown) => {
	expect(withoutQueries(answer)).toEqual(shown);
});

it('an answer without web addresses stays as it is', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (answer) => {
			expect(withoutQueries(answer)).toEqual(answer);
		}),
	);
});

it('no secret behind a question mark is left, wherever an address stands', () => {
	const address = fc.webUrl({ withQueryParameters: false, withFragments: false });
	const answer = fc.letrec<{ node: unknown }>((tie) => ({
		node: fc.oneof(
			{ maxDepth: 4 },
			address.map((url): unknown => `${url}?sig=s3cret`),
			address.map((url): unknown => JSON.stringify({ url: `${url}?sig=s3cret` })),
			fc.array(tie('node'), { maxLength: 3 }),
			fc.dictionary(fc.string(), tie('node'), { maxKeys: 3 }),
		),
	})).node;
	fc.assert(
		fc.property(answer, (given) => {
			expect(JSON.stringify(withoutQueries(given)) ?? '').not.toContain('s3cret');
		}),
	);
});

import fc from 'fast-check';

import { withoutQueries } from '../../../nodes/AiVideo/text/links';

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
	['ftp://a.example/1?x', 'ftp://a.example/1'],
	['s3://bucket/1.mp4?versionId=s3cret', 's3://bucket/1.mp4'],
	['wss://a.example/live?token=s3cret', 'wss://a.example/live'],
	['//a.example/1.mp4?sig=s3cret', '//a.example/1.mp4'],
	['files/1.mp4?sig=s3cret', 'files/1.mp4'],
	['1.mp4?X-Amz-Signature=s3cret', '1.mp4'],
	['?sig=s3cret', ''],
	['a.mp4?s3cret', 'a.mp4'],
	['https%3A%2F%2Fb.example%2F2%3Fsig%3Ds3cret', 'https%3A%2F%2Fb.example%2F2'],
	['/to/https%3A%2F%2Fb.example%2F2%3Fsig%3Ds3cret', '/to/https%3A%2F%2Fb.example%2F2'],
	[
		'https:\\u002f\\u002fb.example\\u002f2\\u003fsig=s3cret',
		'https:\\u002f\\u002fb.example\\u002f2',
	],
	['a file at files/1.mp4?s3cret', 'a file at files/1.mp4'],
	['https://a.example/1.mp4#sig=s3cret', 'https://a.example/1.mp4'],
	['files/1.mp4#access_token=s3cret', 'files/1.mp4'],
	['https://user:s3cret@a.example/1.mp4', 'https://a.example/1.mp4'],
	['https://s3cret@a.example/1.mp4', 'https://a.example/1.mp4'],
	['{"url":"https:\\/\\/user:s3cret@a.example\\/1"}', '{"url":"https:\\/\\/a.example\\/1"}'],
	['https://a.example/to?url=https%3A%2F%2Fb.example%2F1%3Fsig%3Ds3cret', 'https://a.example/to'],
	['to=https://a.example/1?sig=s3cret', 'to=https://a.example/1'],
	[{ 'https://a.example/1?s3cret': 1 }, { 'https://a.example/1': 1 }],
	['mail a@b.example, item #3, C#, and/or? yes', 'mail a@b.example, item #3, C#, and/or? yes'],
	['/v1/files/1.mp4?sig=s3cret', '/v1/files/1.mp4'],
	['/1 or /2? neither', '/1 or /2? neither'],
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
			fc.pre(!/[/?#]/.test(JSON.stringify(answer)));
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

it('a megabyte of addresses without a query stays as it is', () => {
	const answer = 'https://a.example/1,'.repeat(50_000);
	expect(withoutQueries(answer)).toBe(answer);
});

it.each([
	['question marks', '?'],
	['slashes', '/'],
	['backslashes', '\\'],
	['marks and names', '?a'],
	['users', '//a@'],
	['addresses that never end', 'https://a'],
])('a megabyte of %s takes no longer than a megabyte of words', (_, part) => {
	const long = part.repeat(Math.ceil(2 ** 20 / part.length));
	const took = (text: string) => {
		const { user: before } = process.cpuUsage();
		withoutQueries(text);
		return process.cpuUsage().user - before;
	};
	const words = Math.max(...Array.from({ length: 3 }, () => took('word '.repeat(2 ** 18))));
	expect(took(long)).toBeLessThan(100 * words + 1_000_000);
});

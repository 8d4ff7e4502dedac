import type { Answer } from '../../../nodes/AiVideo/api/client';
import { reasonOf, stateOf, toDuration, wordsOf } from '../../../nodes/AiVideo/jobs/wording';
import { openAi } from '../../../nodes/AiVideo/providers/openAi';

function words(status: number, json: unknown, problem: string | null = null): string {
	const answer: Answer = { kind: 'answer', status, headers: {}, json, text: '', problem };
	return wordsOf(openAi, answer);
}

describe('the words about an answer', () => {
	it.each<[string, number, unknown, string]>([
		["the provider's message", 400, { error: { message: 'boom' } }, 'boom (HTTP 400)'],
		['its code where there is no message', 400, { error: { code: 'x1' } }, 'x1 (HTTP 400)'],
		['the status where there are no words', 502, undefined, 'HTTP 502'],
		['the status of an empty answer', 200, {}, 'HTTP 200'],
		['one line', 400, { message: 'a\n\n b\t c ' }, 'a b c (HTTP 400)'],
	])('are %s', (_, status, json, expected) => {
		expect(words(status, json)).toBe(expected);
	});

	it('are what was wrong with the answer itself when nothing can be read', () => {
		expect(words(200, undefined, 'the connection broke')).toBe('the connection broke (HTTP 200)');
		expect(words(307, undefined, 'a redirect to https://x.example')).toBe(
			'a redirect to https://x.example (HTTP 307)',
		);
	});

	it('are the reason when there is no answer', () => {
		const answer: Answer = { kind: 'noAnswer', nothingSent: true, reason: 'ENOTFOUND' };
		expect(wordsOf(openAi, answer)).toBe('there is no such host (ENOTFOUND)');
	});

	it('are cut where they become a page', () => {
		expect(words(400, { message: 'x'.repeat(300) })).toBe(`${'x'.repeat(300)} (HTTP 400)`);
		expect(words(400, { message: 'x'.repeat(301) })).toBe(`${'x'.repeat(300)}… (HTTP 400)`);
	});

	it.each([
		['see https://a.example/v.mp4?sig=s3cret', 'see https://a.example/v.mp4'],
		['"https://a.example/v?X-Amz-Signature=s3cret&b=1" failed', '"https://a.example/v" failed'],
		['<http://a.example/?s3cret>', '<http://a.example/>'],
		[
			'https://a.example/1?s3cret https://b.example/2?s3cret',
			'https://a.example/1 https://b.example/2',
		],
		["https://a.example/v?name=UTF-8''v.mp4&sig=s3cret", 'https://a.example/v'],
		['HTTPS://a.example/v?s3cret', 'HTTPS://a.example/v'],
		['https:\\/\\/a.example\\/v?s3cret', 'https:\\/\\/a.example\\/v'],
		['https://a.example/v#part?s3cret', 'https://a.example/v'],
		['is it ready? yes', 'is it ready? yes'],
	])('do without signed queries: %s', (message, shown) => {
		expect(words(400, { message })).toBe(`${shown} (HTTP 400)`);
		expect(words(400, { error: { code: message } })).toBe(`${shown} (HTTP 400)`);
		expect(reasonOf({ id: 'a', failure: { code: null, message } })).toBe(shown);
	});
});

it.each([
	[{ id: 'a' }, 'state not known'],
	[{ id: 'a', status: 'queued' }, 'in the queue'],
	[{ id: 'a', status: 'in_progress', progress: null }, 'being made'],
	[{ id: 'a', status: 'in_progress', progress: 0 }, 'being made, 0 %'],
	[{ id: 'a', status: 'in_progress', progress: 45 }, 'being made, 45 %'],
] as const)('the state of %j reads %s', (job, text) => {
	expect(stateOf(job)).toBe(text);
});

it.each([
	[0, '0 s'],
	[499, '0 s'],
	[1_000, '1 s'],
	[59_499, '59 s'],
	[59_500, '1 min 0 s'],
	[125_000, '2 min 5 s'],
	[900_000, '15 min 0 s'],
	[86_400_000, '1440 min 0 s'],
])('%i ms read %s', (ms, text) => {
	expect(toDuration(ms)).toBe(text);
});

it.each([
	[{ id: 'a' }, null],
	[{ id: 'a', failure: null }, null],
	[{ id: 'a', failure: { code: null, message: null } }, null],
	[{ id: 'a', failure: { code: 'x', message: null } }, 'x'],
	[{ id: 'a', failure: { code: 'x', message: 'boom' } }, 'boom'],
])('the reason for %j is %p', (job, reason) => {
	expect(reasonOf(job)).toBe(reason);
});

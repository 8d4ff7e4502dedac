import fc from 'fast-check';

import { readFailure } from '../../../nodes/AiVideo/protocol/failure';
import { readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';
import { readLinks } from '../../../nodes/AiVideo/protocol/links';

/** What holds of the readers of jobs, links and reasons, whatever stands around what they look for. */

type Json = Readonly<Record<string, unknown>>;

const WRAPPERS = [
	'data',
	'task',
	'response',
	'body',
	'job',
	'payloads',
	'detailed',
	'Data',
	'item',
];
const NOISE: fc.Arbitrary<Json> = fc.dictionary(
	fc.constantFrom('created', 'quality', 'n', 'object', 'group', 'version', 'flags', 'Note'),
	fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom('standard', 'x', null), fc.constant([])),
	{ maxKeys: 4 },
);

/** Something in wrappers, each with noise around it; one may be a list, one JSON in a text. */
function wrapped(inner: fc.Arbitrary<Json>, wrappers = WRAPPERS): fc.Arbitrary<unknown> {
	const layer = fc.record({
		key: fc.constantFrom(...wrappers.filter((key) => key !== 'body')),
		noise: NOISE,
		form: fc.constantFrom('object', 'object', 'object', 'list', 'text'),
		isFirst: fc.boolean(),
	});
	return fc.tuple(inner, fc.array(layer, { maxLength: 3 })).map(([core, layers]) =>
		layers.reduce<unknown>((value, { key, noise, form, isFirst }) => {
			const held = form === 'list' ? [value] : form === 'text' ? JSON.stringify(value) : value;
			return isFirst ? { [key]: held, ...noise } : { ...noise, [key]: held };
		}, core),
	);
}

/** The same members in another order, at every depth. */
function shuffled(value: unknown, turn: number): unknown {
	if (Array.isArray(value)) return value.map((entry) => shuffled(entry, turn));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, turn)]);
	const cut = entries.length === 0 ? 0 : turn % entries.length;
	return Object.fromEntries([...entries.slice(cut), ...entries.slice(0, cut)]);
}

const ECHO: fc.Arbitrary<Json> = fc.record(
	Object.fromEntries(
		['input', 'request', 'params', 'parameters', 'payload', 'config'].map((key) => [
			key,
			fc.constant({
				id: 'foreign-1',
				task_id: 'foreign-2',
				status: 'failed',
				video_url: 'https://user.example/own.mp4',
				error: { message: 'foreign words' },
			}),
		]),
	),
	{ requiredKeys: [] },
);

const ID = 'video-4711-a';
const idKey = fc.constantFrom(
	'id',
	'task_id',
	'taskId',
	'video_id',
	'generation_id',
	'jobId',
	'uuid',
);
const statusKey = fc.constantFrom('status', 'state', 'task_status', 'taskStatus', 'Status');
const stateOf = fc.constantFrom(
	['queued', 'queued'],
	['PROCESSING', 'in_progress'],
	['succeed', 'completed'],
	['JOB_STATE_FAILED', 'failed'],
	['Expired', 'expired'],
);

const job = fc
	.tuple(idKey, statusKey, stateOf, NOISE, ECHO)
	.map(([id, status, [word, expected], noise, echo]) => ({
		json: { ...noise, ...echo, [id]: ID, [status]: word },
		expected,
	}));

describe('the job in an answer', () => {
	it('is the same whatever it is wrapped in, and in any order', () => {
		const answers = job.chain(({ json, expected }) =>
			fc.tuple(wrapped(fc.constant(json)), fc.nat(9), fc.constant(expected)),
		);
		fc.assert(
			fc.property(answers, ([answer, turn, expected]) => {
				for (const given of [answer, shuffled(answer, turn)]) {
					const read = readFamilyJob(given, null)?.job;
					expect([read?.id, read?.status]).toEqual([ID, expected]);
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	it('is not the trace of an envelope around it', () => {
		const envelope = fc.record({
			id: fc.constant('trace-1'),
			request_id: fc.constant('r-1'),
			code: fc.constantFrom<unknown>(0, 200, 'success'),
		});
		fc.assert(
			fc.property(envelope, job, fc.nat(9), (around, { json }, turn) => {
				const answer = shuffled({ ...around, data: json }, turn);
				expect(readFamilyJob(answer, null)?.job.id).toBe(ID);
			}),
		);
	});
});

const LINK = 'https://cdn.example.com/made/4711';

describe('the links of an answer', () => {
	const place = fc.constantFrom<(url: string) => Json>(
		(url) => ({ url }),
		(url) => ({ video_url: url }),
		(url) => ({ videoUrl: [url] }),
		(url) => ({ outputs: [url] }),
		(url) => ({ output: { download_url: url } }),
		(url) => ({ videos: [{ id: 'v', url, cover: `${url}.png` }] }),
		(url) => ({ task_result: { videos: [{ url }] } }),
		(url) => ({ result: { files: [{ href: url }] } }),
		(url) => ({ content: { video_url: url } }),
		(url) => ({ data: [{ url, thumbnail_url: `${url}/poster` }] }),
		(url) => ({ resultJson: JSON.stringify({ resultUrls: [url] }) }),
		(url) => ({ generations: [{ video: { uri: url } }] }),
	);
	const others: fc.Arbitrary<Json> = fc.record(
		{
			status_url: fc.constant('https://api.example.com/v1/videos/1'),
			cancel_url: fc.constant('https://api.example.com/cancel'),
			webhook_url: fc.constant('https://user.example/hook'),
			image_url: fc.constant('https://user.example/first.mp4'),
			cover: fc.constant('https://cdn.example.com/cover'),
			docs: fc.constant('https://docs.example.com/video'),
		},
		{ requiredKeys: [] },
	);

	it('are the video alone, wherever it stands and whatever stands beside it', () => {
		const answers = fc
			.tuple(place, others, ECHO)
			.chain(([at, more, echo]) => wrapped(fc.constant({ ...more, ...echo, ...at(LINK) })));
		fc.assert(
			fc.property(answers, fc.nat(9), (answer, turn) => {
				expect(readLinks(answer)).toEqual([LINK]);
				expect(readLinks(shuffled(answer, turn))).toEqual([LINK]);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('are none where only the request has some', () => {
		fc.assert(
			fc.property(
				wrapped(fc.tuple(others, ECHO).map(([more, echo]) => ({ ...more, ...echo }))),
				(answer) => {
					expect(readLinks(answer)).toEqual([]);
				},
			),
		);
	});
});

describe('the reason in an answer', () => {
	const WORDS = 'the model ran away';
	const place = fc.constantFrom<(words: string) => Json>(
		(words) => ({ error: words }),
		(words) => ({ error: { message: words, code: 'x' } }),
		(words) => ({ errors: [{ detail: words }] }),
		(words) => ({ error_message: words }),
		(words) => ({ errorMsg: words }),
		(words) => ({ msg: words }),
		(words) => ({ detail: [{ msg: words }] }),
		(words) => ({ detail: { reason: words } }),
		(words) => ({ fail_reason: words }),
		(words) => ({ failure: { message: words } }),
		(words) => ({ base_resp: { status_msg: words } }),
		(words) => ({ message: { zh: '失败', en: words } }),
		(words) => ({ title: words }),
		(words) => ({ error: { message: JSON.stringify({ error: { message: words } }) } }),
	);
	const envelope = fc.constantFrom<(inner: Json) => Json>(
		(inner) => inner,
		(inner) => ({ data: inner }),
		(inner) => ({ code: 500, data: { data: inner } }),
		(inner) => ({ result: inner, success: false }),
		(inner) => ({ message: 'success', data: inner }),
	);

	it('is told in the provider’s words from wherever they stand, in any order', () => {
		fc.assert(
			fc.property(place, envelope, NOISE, fc.nat(9), (at, around, noise, turn) => {
				const answer = shuffled(around({ ...noise, ...at(WORDS) }), turn);
				expect(readFailure(answer)?.message).toBe(WORDS);
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('reading takes bounded time', () => {
	const deep = (levels: number) =>
		Array.from({ length: levels }).reduce<unknown>((inner) => ({ data: inner, result: inner }), {
			id: 1,
		});

	it.each<[string, unknown]>([
		['an answer that branches at every level', deep(24)],
		['a million entries', { data: Array.from({ length: 1_000_000 }, (_, id) => ({ id })) }],
		[
			'a thousand wrappers',
			Array.from({ length: 1_000 }).reduce<unknown>((data) => ({ data }), {}),
		],
		[
			'a hundred thousand keys',
			Object.fromEntries(Array.from({ length: 100_000 }, (_, key) => [`key${key}`, { id: key }])),
		],
	])('of %s, by what it looks at', (_, answer) => {
		let looks = 0;
		const counted = (value: unknown): unknown =>
			typeof value === 'object' && value !== null
				? new Proxy(value, {
						get: (target, key) => {
							looks++;
							return counted(Reflect.get(target, key));
						},
					})
				: value;
		readFamilyJob(counted(answer), { id: 'a' });
		readLinks(counted(answer));
		readFailure(counted(answer));
		expect(looks).toBeLessThan(500_000);
	});
});

import fc from 'fast-check';

import { jobInError, readFamilyJob } from '../../../nodes/AiVideo/protocol/familyJob';
import type { Job } from '../../../nodes/AiVideo/protocol/job';

/** Keys and words that mean something somewhere, so that random answers are sometimes jobs. */
const KEYS =
	'id task_id video_id request_id status state task_status data output error code message progress seconds duration size model prompt created_at completed_at expires_at finish_time url urls video videos metadata detail fail_reason object __proto__ constructor'.split(
		' ',
	);
const WORDS =
	'video_1 . .. failed SUCCESS in-progress unknown error 45% 8 1280x720 0 2026-01-01 {"error":{"message":"x"}} https://e.com'.split(
		' ',
	);

const { answer: anything } = fc.letrec<{ answer: unknown; leaf: unknown }>((tie) => ({
	leaf: fc.oneof(
		fc.constantFrom<unknown>(...WORDS, null, true, 0, 1767225600, -1, 1e308, {}, []),
		fc.jsonValue({ maxDepth: 1 }),
	),
	answer: fc.oneof(
		{ maxDepth: 4 },
		tie('leaf'),
		fc.dictionary(fc.constantFrom(...KEYS), tie('answer'), { maxKeys: 8 }),
		fc.array(tie('answer'), { maxLength: 3 }),
	),
}));

/** Anything, and objects that have an ID at least. */
const answer = fc.oneof(
	anything,
	fc
		.dictionary(fc.constantFrom(...KEYS), anything, { maxKeys: 8 })
		.map((fields): unknown => ({ id: 'video_1', ...fields })),
);

const isText = (value: unknown) =>
	typeof value === 'string' && value.trim() === value && value !== '';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isNumberOrNull = (value: unknown) =>
	value === null || (typeof value === 'number' && Number.isFinite(value));
const isTimeOrNull = (value: unknown) =>
	value === null || (typeof value === 'string' && new Date(value).toISOString() === value);

const SHAPE: ReadonlyArray<readonly [keyof Job, (value: unknown) => boolean]> = [
	['id', isText],
	[
		'status',
		(value) => /^(queued|in_progress|completed|failed|cancelled|expired)$/.test(String(value)),
	],
	[
		'progress',
		(value) =>
			value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100),
	],
	['model', isTextOrNull],
	['prompt', isTextOrNull],
	['seconds', isNumberOrNull],
	['size', (value) => value === null || /^\d+x\d+$/.test(String(value))],
	['createdAt', isTimeOrNull],
	['completedAt', isTimeOrNull],
	['expiresAt', isTimeOrNull],
	[
		'failure',
		(value) =>
			value === null ||
			(typeof value === 'object' &&
				Object.keys(value ?? {})
					.sort()
					.join() === 'code,message'),
	],
];

it('any answer is no job, or one with all keys of the right types', () => {
	let jobs = 0;
	fc.assert(
		fc.property(answer, (given) => {
			const reading = readFamilyJob(given, null);
			if (reading === null) return;
			jobs++;
			expect(Object.keys(reading.job)).toEqual(SHAPE.map(([key]) => key));
			expect(SHAPE.filter(([key, isRight]) => !isRight(reading.job[key]))).toEqual([]);
			expect(reading.contentUrls.every(isText)).toBe(true);
			expect(new Set(reading.contentUrls).size).toBe(reading.contentUrls.length);
			expect(reading.answer).toBe(given);
		}),
		{ numRuns: 1500 },
	);
	expect(jobs).toBeGreaterThan(300);
});

it('a known ID wins over any answer', () => {
	fc.assert(
		fc.property(answer, (given) => {
			expect(['video_0', undefined]).toContain(readFamilyJob(given, { id: 'video_0' })?.job.id);
		}),
		{ numRuns: 800 },
	);
});

it('a job is still running unless an answer says otherwise in a known word', () => {
	const word = fc.string().filter((text) => !/[a-z]/i.test(text));
	fc.assert(
		fc.property(word, (status) => {
			expect(readFamilyJob({ id: 'a', status }, null)?.job.status).toBe('in_progress');
		}),
	);
});

it('a wrapper makes no difference', () => {
	const job = fc.record(
		{
			task_id: fc.constant('video_1'),
			status: fc.constantFrom('queued', 'FAILURE', 'success', 'uploading'),
			progress: fc.constantFrom(0, '45%', 100),
			created_at: fc.constant(1767225600),
			model: fc.constantFrom('sora-2', null),
			result_url: fc.constantFrom('https://e.com/1.mp4', ''),
			seconds: fc.constantFrom('8', 8),
		},
		{ requiredKeys: ['task_id', 'status'] },
	);
	fc.assert(
		fc.property(job, (flat) => {
			const expected = readFamilyJob(flat, null);
			const envelopes = [
				{ code: 'success', message: '', data: flat },
				{ data: { data: flat } },
				{ request_id: 'r', output: flat },
			];
			for (const envelope of envelopes) {
				const { job: read, contentUrls } = readFamilyJob(envelope, null) ?? {};
				const failure = expected?.job.failure ?? null;
				expect({ ...read, failure }).toEqual(expected?.job);
				expect(contentUrls).toEqual(expected?.contentUrls);
			}
		}),
	);
});

/** An object that has ended, in another that is the job: found by chance. */
const OTHER_ENDED = {
	id: {
		id: {
			id: { state: 'video_1', id: 'video_1' },
			completed_at: { id: 'video_1', state: 'failed' },
		},
	},
};

it('whether an answer is a job is told of anything', () => {
	fc.assert(
		fc.property(answer, (given) => {
			const isEnded = /^(completed|failed|cancelled|expired)$/;
			const job = readFamilyJob(given, null)?.job;
			if (jobInError(given) && job) {
				const saysVideo = JSON.stringify(given).includes('"video"');
				expect(saysVideo || isEnded.test(job.status)).toBe(true);
			}
			expect(() => jobInError(given)).not.toThrow();
		}),
		{ numRuns: 800, examples: [[[OTHER_ENDED]]] },
	);
});

import {
	type Job,
	type JobReading,
	joinReadings,
	unseenJob,
} from '../../../nodes/AiVideo/protocol/job';

const CREATED: Job = {
	id: 'video_1',
	status: 'queued',
	progress: 10,
	model: 'sora-2',
	prompt: 'A fox',
	seconds: 12,
	size: '1280x720',
	createdAt: '2026-01-01T00:00:00.000Z',
	completedAt: null,
	expiresAt: '2026-01-02T00:00:00.000Z',
	failure: null,
};

function reading(job: Job, contentUrls: readonly string[], answer: unknown): JobReading {
	return { ref: { id: job.id }, job, contentUrls, answer, cost: null };
}

it('of an unseen job nothing but the ID is known', () => {
	const { ref, job, ...rest } = unseenJob({ id: 'video_1' }, 'video_1');
	expect(ref).toEqual({ id: 'video_1' });
	expect(rest).toEqual({ contentUrls: [], answer: null, cost: null });
	const known = Object.entries(job).filter(([, value]) => value !== null);
	expect(Object.fromEntries(known)).toEqual({ id: 'video_1', status: 'queued' });
});

describe('two readings of one job', () => {
	const earlier = reading(CREATED, ['https://a.example/1'], 'first answer');

	it('keep from the earlier one what the later one leaves out', () => {
		const { job } = unseenJob({ id: 'video_1' }, 'video_1');
		expect(joinReadings(earlier, reading(job, [], 'second answer'))).toEqual({
			ref: { id: 'video_1' },
			job: CREATED,
			contentUrls: ['https://a.example/1'],
			answer: 'second answer',
			cost: null,
		});
	});

	it('take from the later one what it tells, and ID and length from the first', () => {
		const later: Job = {
			id: 'video_re-encoded',
			status: 'completed',
			progress: 100,
			model: 'sora-2-pro',
			prompt: 'A cat',
			seconds: 8,
			size: '720x1280',
			createdAt: '2026-01-01T00:00:01.000Z',
			completedAt: '2026-01-01T00:03:00.000Z',
			expiresAt: '2026-01-03T00:00:00.000Z',
			failure: null,
		};
		expect(joinReadings(earlier, reading(later, ['https://b.example/2'], 'second'))).toEqual({
			ref: { id: 'video_1' },
			job: { ...later, id: 'video_1', seconds: 12 },
			contentUrls: ['https://b.example/2'],
			answer: 'second',
			cost: null,
		});
	});

	it('let progress go backwards, and forget what a running job cannot have', () => {
		const failed: Job = {
			...CREATED,
			status: 'failed',
			completedAt: '2026-01-01T00:03:00.000Z',
			failure: { code: 'x', message: null },
		};
		const running: Job = { ...CREATED, status: 'in_progress', progress: 0 };
		expect(joinReadings(reading(failed, [], null), reading(running, [], null)).job).toMatchObject({
			status: 'in_progress',
			progress: 0,
			completedAt: null,
			failure: null,
		});
	});
});

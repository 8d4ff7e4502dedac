import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { type JobFacts, VideoError } from '../../../nodes/AiVideo/api/errors';
import {
	type FailedItem,
	type SeenJobs,
	toDetails,
	toNodeError,
} from '../../../nodes/AiVideo/operations/nodeErrors';
import { AI_VIDEO_NODE } from '../../fixtures/aiVideoNode';

function seen(...jobs: readonly [JobFacts, ...JobFacts[]]): SeenJobs {
	const last = jobs[jobs.length - 1] ?? jobs[0];
	return { job: last, ids: jobs.map(({ id }) => id) };
}

const RUNNING = { id: 'video_1', status: 'in_progress', progress: 45 } as const;
const FAILURE = { code: 'x1', message: 'no faces' };
const DEADLINE = new VideoError('deadline', 'Video video_1 was not ready', {
	description: 'Go on.',
	job: RUNNING,
});
const UNKNOWN = new VideoError('unknown', 'The request may have created a video', {
	description: 'Look it up.',
});

function failed(index: number, error: VideoError, jobs: SeenJobs | null = null): FailedItem {
	return { index, error, seen: jobs };
}

describe('a failed item', () => {
	it('tells of its job and its error', () => {
		const error = new VideoError('failed', 'It failed', {
			description: 'Do this.',
			httpStatus: 500,
			job: { id: 'video_1', status: 'failed', progress: 100, failure: FAILURE },
		});
		expect(toDetails(error, null)).toEqual({
			id: 'video_1',
			status: 'failed',
			progress: 100,
			failure: { code: 'x1', message: 'no faces' },
			kind: 'failed',
			description: 'Do this.',
			httpStatus: 500,
		});
	});

	it('has every key even when nothing is known', () => {
		expect(toDetails(UNKNOWN, null)).toEqual({
			id: null,
			status: null,
			progress: null,
			failure: null,
			kind: 'unknown',
			description: 'Look it up.',
			httpStatus: null,
		});
	});

	it('tells of the job that was seen when the error knows none', () => {
		expect(toDetails(UNKNOWN, seen(RUNNING))).toMatchObject({
			id: 'video_1',
			status: 'in_progress',
			progress: 45,
		});
	});

	it('tells the link of a file that could not be fetched here', () => {
		const url = 'https://cdn.example.com/1.mp4?signature=abc';
		const done = seen({ id: 'video_1', status: 'completed', url });
		expect(toDetails(DEADLINE, done)).toMatchObject({ id: 'video_1', url });
		expect(toDetails(DEADLINE, seen(RUNNING))).not.toHaveProperty('url');
	});

	it('tells of every attempt when there were several', () => {
		const details = toDetails(DEADLINE, seen({ id: 'video_0' }, RUNNING));
		expect(details).toMatchObject({ id: 'video_1', attempts: ['video_0', 'video_1'] });
		expect(toDetails(DEADLINE, seen(RUNNING))).not.toHaveProperty('attempts');
	});
});

describe('the error of the node', () => {
	it("is the item's, with its index and all that is known of the job", () => {
		const jobs = new Map([[3, seen(RUNNING)]]);
		const error = toNodeError(AI_VIDEO_NODE, [failed(3, DEADLINE, seen(RUNNING))], jobs);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('Video video_1 was not ready');
		expect(error.description).toBe('Go on.');
		expect(error.context).toMatchObject({
			itemIndex: 3,
			data: {
				id: 'video_1',
				status: 'in_progress',
				kind: 'deadline',
				videos: [{ item: 3, id: 'video_1', status: 'in_progress' }],
			},
		});
	});

	it('is one of the API when the provider answered', () => {
		const rejected = new VideoError('rejected', 'It said no', {
			description: 'Top it up.',
			httpStatus: 402,
		});
		const error = toNodeError(AI_VIDEO_NODE, [failed(0, rejected)], new Map());
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'It said no',
			description: 'Top it up.',
			httpCode: '402',
		});
		expect(error.context).toMatchObject({ itemIndex: 0, data: { id: null, videos: [] } });
	});

	it.each(['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'ECONNRESET'])(
		'keeps its message where n8n has one of its own: %s',
		(code) => {
			const message = `Video video_1 was not ready (${code})`;
			const plain = new VideoError('deadline', message, { description: '', job: RUNNING });
			const answered = new VideoError('deadline', message, { description: '', httpStatus: 500 });
			for (const error of [plain, answered]) {
				expect(toNodeError(AI_VIDEO_NODE, [failed(0, error)], new Map()).message).toBe(message);
			}
		},
	);
});

describe('the error of several items', () => {
	const DONE = { id: 'video_2', status: 'completed' } as const;

	it('names the first failure, how many more there are, and every video', () => {
		const jobs = new Map([
			[2, seen({ id: 'video_3' })],
			[0, seen(RUNNING)],
			[1, seen(DONE)],
		]);
		const error = toNodeError(AI_VIDEO_NODE, [failed(0, DEADLINE), failed(2, UNKNOWN)], jobs);
		expect(error.message).toBe('Video video_1 was not ready (and 1 more of the items failed)');
		expect(error.description).toBe(
			'Go on. Videos of this execution: item 0: video_1 (being made, 45 %); item 1: video_2 (completed); item 2: video_3 (state not known); item 2: The request may have created a video.',
		);
		expect(error.context.data).toMatchObject({
			videos: [
				{ item: 2, id: 'video_3', status: null },
				{ item: 0, id: 'video_1', status: 'in_progress' },
				{ item: 1, id: 'video_2', status: 'completed' },
			],
		});
	});

	it('names the attempts before a video', () => {
		const jobs = new Map([[0, seen({ id: 'video_0' }, RUNNING)]]);
		const error = toNodeError(AI_VIDEO_NODE, [failed(0, DEADLINE)], jobs);
		expect(error.description).toBe(
			'Go on. Videos of this execution: item 0: video_1 (being made, 45 %, before it video_0).',
		);
		expect(error.context.data).toMatchObject({
			videos: [{ item: 0, id: 'video_1', attempts: ['video_0', 'video_1'] }],
		});
	});

	it('names a video the message does not', () => {
		const error = toNodeError(AI_VIDEO_NODE, [failed(0, UNKNOWN)], new Map([[1, seen(DONE)]]));
		expect(error.description).toBe(
			'Look it up. Videos of this execution: item 0: The request may have created a video; item 1: video_2 (completed).',
		);
	});

	it('shows what came in place of an ID, for each of several items', () => {
		const lost = new VideoError('unknown', 'The request may have created a video', {
			description: 'Look it up.',
			answer: '{id:video_7',
		});
		const { description } = toNodeError(
			AI_VIDEO_NODE,
			[failed(0, DEADLINE), failed(1, lost)],
			new Map([[0, seen(RUNNING)]]),
		);
		expect(description).toContain(
			'item 1: The request may have created a video, where this came: {id:video_7.',
		);
	});

	it('is left as it is when the message says it all', () => {
		const error = toNodeError(
			AI_VIDEO_NODE,
			[failed(0, DEADLINE), failed(1, DEADLINE)],
			new Map([[0, seen(RUNNING)]]),
		);
		expect(error.description).toBe('Go on.');
	});
});

describe('what others wrote into the error of the node', () => {
	const HTML = '<a href="https://evil.example">Log in</a> & more';
	const hostile = new VideoError('failed', `Video ${HTML} failed: ${HTML}`, {
		description: `Do this: ${HTML}`,
		job: { id: HTML, status: 'failed' },
	});
	const error = toNodeError(AI_VIDEO_NODE, [failed(0, hostile)], new Map());

	it('is no HTML in the description, and no tag in the message', () => {
		expect(error.description).toBe(`Do this: ${encodeURIComponent(HTML)}`);
		expect(error.message).not.toMatch(/<[a-z/!?]/i);
		const words = new VideoError('failed', 'It said <b> where 2 > 1 < 3', {
			description: 'a < b & c',
		});
		const other = toNodeError(AI_VIDEO_NODE, [failed(0, words)], new Map());
		expect([other.message, other.description]).toEqual([
			'It said ‹b> where 2 > 1 < 3',
			'a &lt; b &amp; c',
		]);
	});

	it('stays as it is for the next node', () => {
		expect(error.context.data).toMatchObject({ id: HTML, description: `Do this: ${HTML}` });
	});
});

import { toVideoError, VideoError } from '../../../nodes/AiVideo/api/errors';

const DEFECT = 'This is a defect of the node itself. Please report it with the message above.';
const JOB = { id: 'video_1', status: 'queued' } as const;

it('an error of ours carries what is known of the job and the answer', () => {
	const cause = new Error('inner');
	const facts = { description: 'Do this.', job: JOB, httpStatus: 500, answer: { a: 1 }, cause };
	const error = new VideoError('failed', 'It failed', facts);
	expect(error).toBeInstanceOf(Error);
	expect(error).toMatchObject({
		name: 'VideoError',
		kind: 'failed',
		message: 'It failed',
		...facts,
	});
});

it('an error of ours stays what it is', () => {
	const error = new VideoError('failed', 'It failed', { description: '' });
	expect(toVideoError(error, JOB)).toBe(error);
});

it.each([
	[new TypeError('x is not a function'), 'x is not a function'],
	['a text', 'a text'],
	[undefined, 'undefined'],
])('what else is thrown keeps its words, and the job: %p', (thrown, message) => {
	const error = toVideoError(thrown, JOB);
	expect(error).toMatchObject({
		kind: 'defect',
		message,
		description: DEFECT,
		job: JOB,
		cause: thrown,
	});
	expect(toVideoError(thrown).job).toBeUndefined();
});

it.each([
	['Do that.', 'Do that.'],
	['', DEFECT],
	[7, DEFECT],
])("the host's own advice is kept: %p", (own, description) => {
	const thrown = Object.assign(new Error('No such parameter'), { description: own });
	expect(toVideoError(thrown).description).toBe(description);
});

import { toVideoError, VideoError } from '../../../nodes/AiVideo/api/errors';

const DEFECT =
	'This is a bug in the node. Before you run it again, look at the provider whether a video was made. Please report the message above at github.com/n8n-nodes-ai-video/n8n-nodes-ai-video/issues.';
const JOB = { id: 'video_1', status: 'queued' } as const;

it('an error of ours carries what is known of the job', () => {
	const cause = new Error('inner');
	const facts = { description: 'Do this.', job: JOB, httpStatus: 500, cause };
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
	expect(toVideoError(error)).toBe(error);
});

it.each([
	[new TypeError('x is not a function'), 'x is not a function'],
	['a text', 'a text'],
	[undefined, 'undefined'],
])('what else is thrown keeps its words: %p', (thrown, message) => {
	expect(toVideoError(thrown)).toMatchObject({
		kind: 'defect',
		message,
		description: DEFECT,
		cause: thrown,
	});
});

it.each([
	['Do that.', 'Do that.'],
	['', DEFECT],
	[7, DEFECT],
])("the host's own advice is kept: %p", (own, description) => {
	const thrown = Object.assign(new Error('No such parameter'), { description: own });
	expect(toVideoError(thrown).description).toBe(description);
});

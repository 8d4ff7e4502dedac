import { deleteJob } from '../../../nodes/AiVideo/jobs/reads';
import { unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { isRemoved } from '../../../nodes/AiVideo/protocol/verdicts';
import { answer, noAnswer, type Scripted } from '../api/scriptedHttp';
import { errorOf, testSession } from './testSession';

function deleting(script: readonly Scripted[]) {
	const test = testSession(script);
	const removal = {
		call: () => ({ method: 'DELETE', path: '/videos/a%2Fb' }) as const,
		read: isRemoved,
	};
	const work = deleteJob(test.session, removal, unseenJob({ id: 'a/b' }, 'a/b'));
	return { ...test, work };
}

describe('a job is deleted', () => {
	it.each<[string, readonly Scripted[]]>([
		['when the provider says so', [answer(200, { id: 'a/b', deleted: true })]],
		['when it says nothing', [answer(204)]],
		['when there is no such job', [answer(404, { error: 'no such video' })]],
		['when it is gone', [answer(410)]],
		['after trouble', [noAnswer('ECONNRESET'), answer(503), answer(404)]],
	])('%s', async (_, script) => {
		const { work, clock, lines } = deleting(script);
		await expect(clock.finish(work)).resolves.toBeUndefined();
		expect(new Set(lines())).toEqual(
			new Set(['DELETE https://videos.example.com/v1/videos/a%2Fb']),
		);
	});
});

describe('a job is not deleted', () => {
	it('when the provider says no, in its words', async () => {
		const { work, clock, requests } = deleting([answer(409, { error: 'still running' })]);
		expect(await clock.finish(errorOf(work))).toMatchObject({
			kind: 'rejected',
			message: 'OpenAI Compatible did not delete video a/b: still running (HTTP 409)',
			description:
				'Most providers delete only videos that have ended. Wait until it has, then delete it.',
			httpStatus: 409,
			job: { id: 'a/b' },
		});
		expect(requests).toHaveLength(1);
	});

	it('when nobody answers', async () => {
		const down = noAnswer('ECONNREFUSED', true);
		const { work, clock } = deleting([down, down, down, down]);
		expect(await clock.finish(errorOf(work))).toMatchObject({
			message:
				'OpenAI Compatible did not delete video a/b: nothing answers at this address and port (ECONNREFUSED)',
			httpStatus: undefined,
		});
	});
});

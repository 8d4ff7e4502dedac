import { getJob, pollJob } from '../../../nodes/AiVideo/jobs/reads';
import { knownJob } from '../../../nodes/AiVideo/jobs/session';
import type { JobReading } from '../../../nodes/AiVideo/protocol/job';
import { answer, noAnswer, type Scripted } from '../api/scriptedHttp';
import { testSession, type TestSession } from './testSession';

/** fal keeps a job's outcome apart from its state. */
const ID = 'fal-ai/veo3/requests/r1';
const JOB = 'GET https://videos.example.com/v1/fal-ai/veo3/requests/r1';

const RUNNING = answer(202, { status: 'IN_PROGRESS' });
const DONE = answer(200, { status: 'COMPLETED' });
const OUTPUT = answer(200, { video: { url: 'https://cdn.example.com/1.mp4' } });
const REFUSED = answer(422, {
	detail: [{ loc: ['body', 'prompt'], msg: 'flagged', type: 'content_policy_violation' }],
});

function started(script: readonly Scripted[]): TestSession & { readonly known: JobReading } {
	const test = testSession(script, 'fal');
	const known = knownJob(test.session, ID);
	if (known === null) throw new Error('This is an ID of fal');
	return { ...test, known };
}

async function stateAfter(...script: readonly Scripted[]): Promise<string> {
	const { session, known, clock } = started(script);
	const { verdict } = await clock.finish(pollJob(session, known));
	return verdict.kind === 'reading' ? verdict.reading.job.status : verdict.kind;
}

describe('one look at a job whose outcome is a second answer', () => {
	it('asks for the outcome once the job is done, and not before', async () => {
		const running = started([RUNNING]);
		await running.clock.finish(pollJob(running.session, running.known));
		expect(running.lines()).toEqual([`${JOB}/status`]);
		const done = started([DONE, OUTPUT]);
		const { verdict } = await done.clock.finish(pollJob(done.session, done.known));
		expect(done.lines()).toEqual([`${JOB}/status`, JOB]);
		expect(verdict).toMatchObject({
			kind: 'reading',
			reading: {
				job: { id: ID, status: 'completed' },
				contentUrls: ['https://cdn.example.com/1.mp4'],
			},
		});
	});

	it('tells the failure that only the outcome has', async () => {
		expect(await stateAfter(DONE, REFUSED)).toBe('failed');
	});

	it.each<[string, Scripted]>([
		['not there yet', answer(400, { detail: 'Request is still in progress' })],
		['behind a broken gateway', answer(502, '<html>')],
		['no answer', noAnswer('ECONNRESET')],
	])('is late while the outcome is %s', async (_what, outcome) => {
		expect(await stateAfter(DONE, outcome)).toBe('late');
	});

	it('is asked for again as a whole', async () => {
		const { session, known, clock, lines } = started([DONE, noAnswer('ECONNRESET'), DONE, OUTPUT]);
		expect((await clock.finish(getJob(session, known))).job.status).toBe('completed');
		expect(lines()).toHaveLength(4);
	});
});

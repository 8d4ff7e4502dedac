import { deleteJob, getJob, pollJob } from '../../../nodes/AiVideo/jobs/reads';
import { knownJob } from '../../../nodes/AiVideo/jobs/session';
import { type JobReading, unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { isPassing } from '../../../nodes/AiVideo/protocol/verdicts';
import { openAi } from '../../../nodes/AiVideo/providers/openAi';
import { answer, noAnswer, type Scripted, silence } from '../api/scriptedHttp';
import { backoff, obeyed } from './expectedPauses';
import { errorOf, testSession, type TestSession } from './testSession';

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
	const { verdict } = await clock.finish(pollJob(session, known, 'usual'));
	return verdict.kind === 'reading' ? verdict.reading.job.status : verdict.kind;
}

describe('one look at a job whose outcome is a second answer', () => {
	it('asks for the outcome once the job is done, and not before', async () => {
		const running = started([RUNNING]);
		await running.clock.finish(pollJob(running.session, running.known, 'usual'));
		expect(running.lines()).toEqual([`${JOB}/status`]);
		const done = started([DONE, OUTPUT]);
		const { verdict } = await done.clock.finish(pollJob(done.session, done.known, 'usual'));
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

const VIDEO = unseenJob({ id: 'video_1' }, 'video_1');

/** Deletes a video, as an example of a request that costs nothing. */
function asking(script: readonly Scripted[]) {
	const test = testSession(script);
	const ask = async () => {
		if (!openAi.remove) throw new Error('OpenAI deletes videos');
		await deleteJob(test.session, openAi.remove, VIDEO);
	};
	return { ...test, ask };
}

describe('a request that costs nothing', () => {
	it('is sent once when there is an answer', async () => {
		const { ask, clock, lines } = asking([answer(200)]);
		await clock.finish(ask());
		expect(lines()).toEqual(['DELETE https://videos.example.com/v1/videos/video_1']);
		expect(clock.sleeps).toEqual([]);
	});

	it('is sent again in growing pauses while there is trouble', async () => {
		const { ask, clock } = asking([noAnswer('ECONNRESET'), answer(503), answer(429), answer(404)]);
		await clock.finish(ask());
		expect(clock.sleeps).toEqual(backoff(3));
	});

	it('is sent four times at most, and the last answer counts', async () => {
		const { ask, clock, requests } = asking([answer(500), answer(502), answer(503), answer(504)]);
		expect((await clock.finish(errorOf(ask()))).httpStatus).toBe(504);
		expect(requests).toHaveLength(4);
	});

	it('is sent when the provider says so, but within half a minute', async () => {
		const { ask, clock } = asking([
			answer(429, '', { 'retry-after': '4' }),
			answer(503, '', { 'retry-after': '900' }),
			answer(200),
		]);
		await clock.finish(ask());
		expect(clock.sleeps).toEqual([obeyed(0, 4_000), 30_000]);
	});

	it('is given up after half a minute without an answer', async () => {
		const { ask, clock } = asking([silence, answer(200)]);
		const before = clock.now();
		await clock.finish(ask());
		expect(clock.now() - before).toBe(30_750);
	});

	it('is not sent again once the execution is cancelled', async () => {
		const { ask, clock, cancel, requests } = asking([answer(503)]);
		const work = errorOf(ask());
		await clock.advance(100);
		cancel();
		await clock.advance(0);
		expect((await work).message).toContain('ERR_CANCELED');
		expect(requests).toHaveLength(1);
	});
});

it.each([
	[200, false],
	[400, false],
	[401, false],
	[404, false],
	[408, true],
	[409, false],
	[425, true],
	[429, true],
	[499, false],
	[500, true],
	[503, true],
	[599, true],
])('%i only says to ask again: %p', (status, passing) => {
	expect(isPassing({ status })).toBe(passing);
});

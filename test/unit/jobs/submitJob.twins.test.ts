import { openLedger } from '../../../nodes/AiVideo/jobs/ledger';
import { submitJob } from '../../../nodes/AiVideo/jobs/submitJob';
import { answer, noAnswer, play, type Scripted } from '../api/scriptedHttp';
import { job, submission } from './submission';
import { errorOf, testSession } from './testSession';

/** Two items with one prompt, sent together. */
const FIRST = { ...submission(), itemIndex: 0 };
const SECOND = { ...submission(), itemIndex: 1 };
const FOX = { id: 'video_1', model: 'sora-2', prompt: 'A fox', created_at: 1767225600 };
const LIST = answer(200, { data: [FOX] });

it.each([
	['before', 500],
	['after', 2_500],
])("a lost request is not given its twin's job, known %s the list is read", async (_when, ms) => {
	const slow: Scripted = async (request) => {
		await clock.sleep(ms);
		return await play(job('video_1', 'queued'), request);
	};
	const { session, clock } = testSession([noAnswer('ECONNRESET'), slow, LIST, LIST, LIST]);
	const ledger = openLedger({}, 0);
	const lost = errorOf(submitJob(session, ledger, FIRST));
	const taken = submitJob(session, ledger, SECOND);
	expect((await clock.finish(taken)).reading.job.id).toBe('video_1');
	expect((await clock.finish(lost)).kind).toBe('unknown');
});

it('two items whose requests were lost do not both take the one job there is', async () => {
	const lost = noAnswer('ECONNRESET');
	const { session, clock } = testSession([lost, lost, LIST, LIST, LIST, LIST, LIST, LIST]);
	const ledger = openLedger({}, 0);
	const work = Promise.allSettled([
		submitJob(session, ledger, FIRST),
		submitJob(session, ledger, SECOND),
	]);
	const outcomes = await clock.finish(work);
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(ledger.jobIds()).toEqual(['video_1']);
});

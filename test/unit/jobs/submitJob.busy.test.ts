import type { Permit } from '../../../nodes/AiVideo/jobs/permits';
import { submitJob } from '../../../nodes/AiVideo/jobs/submitJob';
import { answer, noAnswer, type Scripted } from '../api/scriptedHttp';
import { job, submission, testLedger } from './submission';
import { errorOf, testSession } from './testSession';

const BUSY = answer(429, { error: 'two jobs at once' });

/** A permit beside others, until so many of them have ended. */
function beside(others: number): Permit & { readonly waits: () => number } {
	let waits = 0;
	return {
		isAlone: () => waits >= others,
		waitForOthers: async () => {
			waits++;
			await Promise.resolve();
		},
		waits: () => waits,
	};
}

function submitting(script: readonly Scripted[], permit: Permit) {
	const test = testSession(script);
	const { ledger, entry } = testLedger();
	return { ...test, entry, work: submitJob(test.session, ledger, submission({ permit })) };
}

describe('a provider that is busy with our own jobs', () => {
	it('is asked again when one of them has ended, without a pause', async () => {
		const permit = beside(2);
		const { work, clock, requests } = submitting([BUSY, BUSY, job('video_1', 'queued')], permit);
		expect((await clock.finish(work)).reading.job.id).toBe('video_1');
		expect([permit.waits(), requests.length, clock.sleeps]).toEqual([2, 3, []]);
	});

	it('is asked again after a pause once no other job is left', async () => {
		const permit = beside(1);
		const { work, clock } = submitting([BUSY, BUSY, job('video_1', 'queued')], permit);
		await clock.finish(work);
		expect([permit.waits(), clock.sleeps]).toEqual([1, [1500]]);
	});

	it('holds no intent in the ledger meanwhile, since nothing was created', async () => {
		const found: unknown[] = [];
		const permit: Permit = {
			isAlone: () => found.length > 0,
			waitForOthers: async () => {
				found.push(entry());
				await Promise.resolve();
			},
		};
		const { work, clock, entry } = submitting([BUSY, job('video_1', 'queued')], permit);
		await clock.finish(work);
		expect(found).toEqual([null]);
		expect(entry()).toMatchObject({ state: 'submitted', jobId: 'video_1' });
	});

	it('is not asked again for a request of unknown outcome', async () => {
		const permit = beside(1);
		const { work, clock } = submitting(
			[answer(500), answer(200, {}), answer(200, {}), answer(200, {})],
			permit,
		);
		expect((await clock.finish(errorOf(work))).kind).toBe('unknown');
		expect(permit.waits()).toBe(0);
	});
});

it('a provider that cannot be reached has nothing to do with our own jobs', async () => {
	const permit = beside(1);
	const script = [noAnswer('ECONNREFUSED', true), job('video_1', 'queued')];
	const { work, clock } = submitting(script, permit);
	await clock.finish(work);
	expect([permit.waits(), clock.sleeps]).toEqual([0, [750]]);
});

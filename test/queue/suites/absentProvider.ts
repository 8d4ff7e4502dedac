import { setTimeout as sleep } from 'node:timers/promises';

import { setGenerationTime, type QueueRig } from '../rig';
import { expectVideo } from './checks';
import { jobBeingWaitedFor, startRun } from './execute';
import { generate } from './operations';

const GENERATION_MS = 10_000;
const AWAY_MS = 30_000;

export function absentProviderTests(rig: () => QueueRig): void {
	const jobOf = (prompt: string): string =>
		rig()
			.emulator.jobs()
			.filter((job) => job.prompt === prompt)
			.map(({ id }) => id)
			.join(' and ');

	it('delays a wait, refuses a submission without a charge, and "Retry execution" makes up for that', async () => {
		setGenerationTime(rig(), GENERATION_MS);
		const { gate, emulator } = rig();
		const { executions } = rig().n8n;
		const before = 'A canal lock at dawn';
		const meanwhile = 'A canal lock at dusk';
		const waiting = await startRun(rig(), [generate(rig(), before)]);
		await jobBeingWaitedFor(rig(), before);

		await gate.shut();
		const begun = await startRun(rig(), [generate(rig(), meanwhile)]);
		const [refused] = await Promise.all([executions.ended(begun), sleep(AWAY_MS)]);
		await gate.open();

		const waited = await executions.ended(waiting);
		await expectVideo(rig(), waited, 'generate', jobOf(before));
		expect(refused.status).toBe('error');
		expect(refused.data.resultData.error).toMatchObject({
			message: expect.stringContaining('could not be reached'),
			description: expect.stringContaining('nothing was charged'),
		});
		expect(emulator.billing.count).toBe(1);
		const again = await executions.ended(await executions.retry(begun));
		await expectVideo(rig(), again, 'generate', jobOf(meanwhile));
		expect(emulator.billing.count).toBe(2);
	});
}

import type { INodeParameters } from 'n8n-workflow';

import type { SavedCredential } from '../../client/credentials';
import { itemsOf } from '../../client/executionData';
import type { Execution } from '../../client/executions';
import type { ServerRig } from '../../rig';
import { runExample } from '../exampleRun';
import { startUploadTarget, type UploadTarget } from '../uploadTarget';

/** Long after the upper branch has given up, on a busy machine as well. */
const LATE_MS = 20_000;

const EXAMPLE = 'error-branch.json';
const UPPER = 'Start';
const LOWER = 'Every 15 Minutes';

export function errorBranchTests(rig: () => ServerRig): void {
	describe('run, the example error-branch', () => {
		let account: SavedCredential;
		let target: UploadTarget;
		beforeAll(async () => {
			account = await rig().credential('openai');
			target = await startUploadTarget();
		});
		beforeEach(() => {
			target.uploads.length = 0;
		});
		afterAll(async () => await target.close());

		async function run(trigger: string, generate: INodeParameters = {}): Promise<Execution> {
			const url = { url: `${target.origin}/upload` };
			return await runExample(rig(), EXAMPLE, trigger, {
				credentials: [account],
				// The lower branch's trigger comes switched off; its note says to switch it on.
				changed: { [trigger]: { disabled: false } },
				parameters: { Upload: url, 'Upload Later': url, 'Generate Video': generate },
			});
		}

		const onlyJob = () => rig().emulator.jobs()[0]?.id ?? 'no job';

		it('uploads a video that is ready in time', async () => {
			expect((await run(UPPER)).status).toBe('success');
			expect(target.uploads).toMatchObject([{ field: 'file', fileName: `${onlyJob()}.mp4` }]);
		});

		it('keeps the ID of a video that is late, and uploads it later', async () => {
			rig().emulator.settings('openai').generationMs = LATE_MS;
			const upper = await run(UPPER, { waiting: { timeout: 0.02 } });
			expect(itemsOf(upper.data, 'Keep the ID')).toMatchObject([
				{ json: { videoId: onlyJob(), state: 'open' } },
			]);
			expect(target.uploads).toEqual([]);

			const lower = await run(LOWER);
			expect(itemsOf(lower.data, 'Mark as Fetched')).toMatchObject([
				{ json: { videoId: onlyJob(), state: 'fetched' } },
			]);
			const served = await rig().emulator.contentOf(onlyJob());
			expect(target.uploads[0]?.bytes.equals(served)).toBe(true);
			expect(rig().emulator.billing.count).toBe(1);

			const again = await run(LOWER);
			expect(itemsOf(again.data, 'Videos to Fetch')).toEqual([]);
		});

		it('gives up a video that failed', async () => {
			rig().emulator.settings('openai').outcome = 'failed';
			await run(UPPER);
			const lower = await run(LOWER);
			expect(itemsOf(lower.data, 'Mark as Lost')).toMatchObject([
				{ json: { videoId: onlyJob(), state: 'lost' } },
			]);
		});

		it('ends in an error when nothing was made', async () => {
			const execution = await run(UPPER, { prompt: '' });
			expect(execution.status).toBe('error');
			expect(execution.data.resultData.error?.message).toMatch(/prompt/i);
			expect(rig().emulator.billing.count).toBe(0);
		});
	});
}

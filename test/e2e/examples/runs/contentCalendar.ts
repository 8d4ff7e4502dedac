import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { SavedCredential } from '../../client/credentials';
import type { Execution } from '../../client/executions';
import { aiVideo } from '../../client/nodes';
import type { ServerRig } from '../../rig';
import { runManually } from '../../suites/execute';
import { create } from '../../suites/parameters';
import { runExample } from '../exampleRun';
import { DRIVE_LINK } from '../standIns';

/** What a node put out, in all its runs. */
function rowsOf({ data }: Execution, node: string): Array<Record<string, unknown>> {
	const runs = data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[0] ?? []).map(({ json }) => json);
}

function promptOf(rowNumber: number): string {
	return `Scene ${rowNumber}`;
}

function row(rowNumber: number, more: IDataObject = {}): INodeExecutionData {
	const title = `Video ${rowNumber}`;
	const empty = { status: '', video_id: '', link: '', problem: '' };
	return {
		json: { row_number: rowNumber, title, prompt: promptOf(rowNumber), ...empty, ...more },
	};
}

export function contentCalendarTests(rig: () => ServerRig): void {
	describe('run, the example content-calendar', () => {
		let account: SavedCredential;
		beforeAll(async () => {
			account = await rig().credential('openai');
		});

		async function run(rows: readonly INodeExecutionData[]): Promise<Execution> {
			return await runExample(rig(), 'content-calendar.json', 'Every Morning', {
				credentials: [account],
				pinned: { 'Read Calendar': [...rows] },
			});
		}

		/** The ID of a row's video; rows are submitted together, in no particular order. */
		function jobOf(rowNumber: number): string {
			const [job, ...others] = rig()
				.emulator.jobs()
				.filter(({ prompt }) => prompt === promptOf(rowNumber));
			return job && others.length === 0 ? job.id : 'not one job';
		}

		/** The ID of a video that an earlier run has paid for. */
		async function paidBefore(): Promise<string> {
			await runManually(rig(), [aiVideo(account, create())]);
			return rig().emulator.jobs()[0]?.id ?? 'no job';
		}

		it('makes the videos of new rows and marks each step', async () => {
			const execution = await run([row(2), row(3, { status: 'done' }), row(4)]);
			expect(execution.status).toBe('success');
			expect(rig().emulator.jobs()).toHaveLength(2);
			expect(rowsOf(execution, 'Mark as Started')).toEqual([
				{ row_number: '2', status: 'started' },
				{ row_number: '4', status: 'started' },
			]);
			expect(rowsOf(execution, 'Note the Video ID')).toEqual([
				{ row_number: '2', status: 'making', video_id: jobOf(2) },
				{ row_number: '4', status: 'making', video_id: jobOf(4) },
			]);
			expect(rowsOf(execution, 'Upload to Drive').map(({ name }) => name)).toEqual([
				'Video 2.mp4',
				'Video 4.mp4',
			]);
			expect(rowsOf(execution, 'Mark as Done')).toEqual([
				{ row_number: '2', status: 'done', link: DRIVE_LINK },
				{ row_number: '4', status: 'done', link: DRIVE_LINK },
			]);
		});

		it('goes on with a video that an earlier run has paid for', async () => {
			const id = await paidBefore();
			const execution = await run([row(2, { status: 'making', video_id: id }), row(3)]);
			expect(rowsOf(execution, 'Mark as Done').map(({ row_number }) => row_number)).toEqual(
				expect.arrayContaining(['2', '3']),
			);
			expect(rig().emulator.billing.count).toBe(2);
		});

		it('pays nothing for a row that a killed run has marked', async () => {
			const execution = await run([row(2, { status: 'started' }), row(3, { prompt: '' })]);
			expect(execution.status).toBe('success');
			expect(rig().emulator.billing.count).toBe(0);
		});

		it('notes why a row has no video, and finishes the others', async () => {
			rig().emulator.settings('openai').outcome = (_job, prompt) =>
				prompt === promptOf(2) ? 'failed' : 'completed';
			const execution = await run([row(2), row(3)]);
			expect(rowsOf(execution, 'Mark as Done')).toMatchObject([{ row_number: '3' }]);
			const runs = execution.data.resultData.runData['Note the Problem'] ?? [];
			expect(runs).toMatchObject([
				{ data: { main: [[{ json: { row_number: '2', status: 'failed' } }]] } },
			]);
			expect(JSON.stringify(runs)).toContain(`Video ${jobOf(2)} ended as failed`);
		});

		it('notes why a row could not be submitted', async () => {
			rig().emulator.settings('openai').keys = ['another key'];
			const execution = await run([row(2)]);
			expect(rowsOf(execution, 'Mark as Error')).toMatchObject([
				{ row_number: '2', status: 'error', problem: expect.stringContaining('HTTP 401') },
			]);
		});

		it('submits five videos a run at most', async () => {
			await run([2, 3, 4, 5, 6, 7, 8].map((number) => row(number)));
			expect(rig().emulator.billing.count).toBe(5);
		});
	});
}

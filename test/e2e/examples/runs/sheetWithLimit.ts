import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { SavedCredential } from '../../client/credentials';
import { itemsOf } from '../../client/executionData';
import type { Execution } from '../../client/executions';
import type { ServerRig } from '../../rig';
import { runExample } from '../exampleRun';
import { DRIVE_LINK } from '../standIns';

const EXAMPLE = 'sheet-with-limit.json';

function row(rowNumber: number, more: IDataObject = {}): INodeExecutionData {
	const empty = { status: '', cost: '', video_id: '', link: '', problem: '' };
	const prompt = `Scene ${rowNumber}`;
	return { json: { row_number: rowNumber, prompt, seconds: 8, ...empty, ...more } };
}

export function sheetWithLimitTests(rig: () => ServerRig): void {
	describe('run, the example sheet-with-limit', () => {
		let account: SavedCredential;
		beforeAll(async () => {
			account = await rig().credential('openai');
		});

		/** As delivered: 5.00 at 0.10 a second, so that 8 seconds count 0.80. */
		async function run(rows: INodeExecutionData[]): Promise<Execution> {
			return await runExample(rig(), EXAMPLE, 'Start', {
				credentials: [account],
				pinned: { 'Read Sheet': rows },
			});
		}

		it('makes the new rows and marks them, what they cost first', async () => {
			const execution = await run([row(2), row(3, { status: 'done', cost: 0.8 }), row(4)]);
			expect(execution.data.resultData.error).toBeUndefined();
			expect(itemsOf(execution.data, 'Mark as Started').map(({ json }) => json)).toEqual([
				{ row_number: '2', status: 'started', cost: '0.8' },
				{ row_number: '4', status: 'started', cost: '0.8' },
			]);
			expect(itemsOf(execution.data, 'Mark as Done').map(({ json }) => json)).toMatchObject([
				{ row_number: '2', status: 'done', link: DRIVE_LINK },
				{ row_number: '4', status: 'done', link: DRIVE_LINK },
			]);
			expect(rig().emulator.billing.count).toBe(2);
			expect(rig().emulator.jobs()).toMatchObject([{ seconds: 8 }, { seconds: 8 }]);
		});

		it('stops where the next row would exceed the limit, earlier runs counted', async () => {
			const spent = row(2, { status: 'done', cost: 3.4 });
			await run([spent, row(3), row(4), row(5)]);
			expect(
				rig()
					.emulator.jobs()
					.map(({ prompt }) => prompt)
					.sort(),
			).toEqual(['Scene 3', 'Scene 4']);
		});

		it('makes five videos a run at most', async () => {
			await run([2, 3, 4, 5, 6, 7].map((number) => row(number, { seconds: 4 })));
			expect(rig().emulator.billing.count).toBe(5);
		});

		it('pays nothing for a row that a killed run has marked', async () => {
			const execution = await run([row(2, { status: 'started', cost: 0.8 })]);
			expect(execution.status).toBe('success');
			expect(rig().emulator.billing.count).toBe(0);
		});

		it.each([
			['a cost', { status: 'done', cost: 'free' }, 'cost in row 2'],
			['a length', { seconds: 'long' }, 'seconds in row 2'],
			['no length', { seconds: '' }, 'seconds in row 2'],
		])('stops before it pays when it cannot read %s', async (_what, cells, words) => {
			const execution = await run([row(2, cells), row(3)]);
			expect(execution.status).toBe('error');
			expect(execution.data.resultData.error?.message).toContain(words);
			expect(rig().emulator.billing.count).toBe(0);
		});

		it('notes why a row has no video, and finishes the others', async () => {
			rig().emulator.settings('openai').outcome = (_job, prompt) =>
				prompt === 'Scene 2' ? 'failed' : 'completed';
			const execution = await run([row(2), row(3)]);
			const failed = rig()
				.emulator.jobs()
				.find(({ prompt }) => prompt === 'Scene 2');
			expect(itemsOf(execution.data, 'Mark as Failed')).toMatchObject([
				{ json: { row_number: '2', status: 'failed', video_id: failed?.id } },
			]);
			expect(itemsOf(execution.data, 'Mark as Done')).toMatchObject([
				{ json: { row_number: '3', status: 'done' } },
			]);
		});
	});
}

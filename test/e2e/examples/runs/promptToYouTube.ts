import { itemsOf } from '../../client/executionData';
import type { ServerRig } from '../../rig';
import { fileOf } from '../../suites/execute';
import { runExample } from '../exampleRun';

export function promptToYouTubeTests(rig: () => ServerRig): void {
	describe('run, the example prompt-to-youtube', () => {
		it('hands title, description and the whole video to YouTube', async () => {
			const credentials = [await rig().credential('openai')];
			const execution = await runExample(rig(), 'prompt-to-youtube.json', 'Start', { credentials });
			expect(execution.status).toBe('success');
			expect(itemsOf(execution.data, 'Upload to YouTube')).toMatchObject([
				{ json: { title: 'A foggy morning in the forest', privacyStatus: 'private' } },
			]);
			expect(itemsOf(execution.data, 'Generate Video')).toMatchObject([
				{ binary: { data: { fileName: 'A foggy morning in the forest.mp4' } } },
			]);
			const file = await fileOf(rig(), execution, 'Generate Video');
			const served = await rig().emulator.contentOf(rig().emulator.jobs()[0]?.id ?? 'no job');
			expect(file.equals(served)).toBe(true);
		});
	});
}

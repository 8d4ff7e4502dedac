import { chain, manualTrigger, aiVideo } from '../../client/nodes';
import type { ServerRig } from '../../rig';
import { generate } from '../../suites/parameters';
import type { Editor } from '../pages/editor';
import type { NodePanel } from '../pages/nodePanel';
import type { OutputPanel } from '../pages/outputPanel';
import { settled } from '../pages/settled';

/** `HAVE_CURRENT_DATA` of the HTML standard: the picture at this moment is there. */
const HAVE_CURRENT_DATA = 2;

export function executionTests(rig: () => ServerRig, editor: () => Editor): void {
	async function openGenerate(dialect: string): Promise<NodePanel> {
		rig().emulator.settings('openai').generationMs = 500;
		const node = aiVideo(await rig().credential(dialect), generate(), { name: 'AI Video' });
		await editor().openWorkflow(chain('Generate', [manualTrigger(), node]));
		return await editor().openNode('AI Video');
	}

	async function isPlaying(output: OutputPanel): Promise<boolean> {
		const { readyState, currentTime } = await output.video();
		return readyState >= HAVE_CURRENT_DATA && currentTime > 0;
	}

	it('shows the video playing in the output panel', async () => {
		const output = await (await openGenerate('openai')).execute();
		expect(await output.hints()).toEqual([
			expect.stringMatching(/^1 video of \d+ s ready after \d+ s$/),
		]);
		await output.viewFile();
		expect(await settled(async () => await isPlaying(output), true)).toBe(true);
		expect(await output.video()).toMatchObject({ videoWidth: 1280, videoHeight: 720 });
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('shows message and description of a refused duration, at no charge', async () => {
		const panel = await openGenerate('artifex');
		await panel.choose('duration', '5 Seconds');
		const output = await panel.execute();
		expect(await output.error()).toEqual({
			message: 'Duration 5 is not possible with Artifex: it takes 12 seconds',
			description: 'Change Duration. Nothing was sent and nothing was charged.',
		});
		expect(rig().emulator.billing.count).toBe(0);
	});

	it('shows message and description of a wrong key, at no charge', async () => {
		const panel = await openGenerate('artifex');
		rig().emulator.settings('artifex').keys = ['key-of-somebody-else'];
		const output = await panel.execute();
		expect(await output.error()).toEqual({
			message: 'Artifex refused the request: Incorrect API key provided (HTTP 401)',
			description:
				'The provider does not accept the API key. Check it in the credential. Nothing was charged.',
		});
		expect(rig().emulator.billing.count).toBe(0);
	});
}

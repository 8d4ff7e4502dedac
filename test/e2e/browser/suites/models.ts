import { chain, manualTrigger, aiVideo } from '../../client/nodes';
import type { ServerRig } from '../../rig';
import { generate } from '../../suites/parameters';
import type { Editor } from '../pages/editor';
import { settled } from '../pages/settled';

export function modelTests(rig: () => ServerRig, editor: () => Editor): void {
	const VEO = 'google/veo-3.1 (4, 6 or 8 s; 720p, 1080p or 4K; 16:9 or 9:16)';

	it("are the provider's own, found by a part of their name, and chosen with a click", async () => {
		const credential = await rig().credential('openRouter');
		const node = aiVideo(credential, generate(), { name: 'AI Video' });
		await editor().openWorkflow(chain('Models', [manualTrigger(), node]));
		const panel = await editor().openNode('AI Video');
		const list = await panel.openModels();
		const hasVeo = async () => (await list.models()).includes(VEO);
		expect(await settled(hasVeo, true)).toBe(true);
		expect(rig().emulator.requests.map(({ route }) => route)).toContain('models');

		await list.filter('VEO');
		const found = [VEO];
		expect(await settled(list.models, found)).toEqual(found);
		await list.choose(VEO);
		expect(await settled(list.chosen, VEO)).toBe(VEO);
	});
}

import { chain, manualTrigger, aiVideo } from '../../client/nodes';
import type { ServerRig } from '../../rig';
import type { Editor } from '../pages/editor';
import type { NodePanel } from '../pages/nodePanel';
import { settled } from '../pages/settled';
import { COLLECTIONS, CONDITIONS, FIELDS } from './fieldTable';

export function fieldTests(rig: () => ServerRig, editor: () => Editor): void {
	let panel: NodePanel;
	beforeAll(async () => {
		const credential = await rig().credential('openai');
		const node = aiVideo(credential, { operation: 'getMany' }, { name: 'AI Video' });
		await editor().openWorkflow(chain('Fields', [manualTrigger(), node]));
		panel = await editor().openNode('AI Video');
	});
	// Operations are chosen one after another in the same panel, as users do. What an operation
	// does not have, n8n forgets: so each test starts from the defaults.
	beforeEach(async () => await panel.choose('operation', 'Delete'));

	async function shown(fields: readonly string[]): Promise<void> {
		const wanted = ['Operation', ...fields];
		expect(await settled(panel.labels, wanted)).toEqual(wanted);
	}

	it.each(Object.entries(FIELDS))('of %s are these and no others', async (operation, fields) => {
		await panel.choose('operation', operation);
		await shown(fields);
	});

	it.each(Object.entries(CONDITIONS))('for %s fit', async (_, condition) => {
		const { operation, toggles = [], choice, shows } = condition;
		await panel.choose('operation', operation);
		for (const parameter of toggles) await panel.toggle(parameter);
		if (choice) await panel.choose(...choice);
		await shown(shows);
	});

	it.each(COLLECTIONS)('of %s: %s offers to add these', async (operation, collection, offered) => {
		await panel.choose('operation', operation);
		expect(await panel.offersToAdd(collection)).toEqual(offered);
	});
}

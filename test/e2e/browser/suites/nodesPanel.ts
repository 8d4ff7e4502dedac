import { operationOptions } from '../../../../nodes/AiVideo/operations';
import { openNodesPanel, type NodesPanel } from '../pages/nodesPanel';
import type { Editor } from '../pages/editor';
import { settled } from '../pages/settled';
import { SEARCHED_WORDS } from '../../../fixtures/searchedWords';

export function nodesPanelTests(editor: () => Editor): void {
	let panel: NodesPanel;
	beforeAll(async () => {
		await editor().visit('/workflow/new');
		panel = await openNodesPanel(editor().page);
	});

	it.each([...SEARCHED_WORDS, 'mp4', 'openrouter'])('finds the node by "%s"', async (text) => {
		await panel.search(text);
		const isFound = async () => (await panel.found()).slice(0, 5).includes('AI Video');
		expect(await settled(isFound, true)).toBe(true);
	});

	it('offers every operation as an action', async () => {
		await panel.search('sora');
		await panel.open('AI Video');
		const actions = operationOptions.map(({ action }) => action ?? '');
		const offered = async () => (await panel.found()).filter((name) => actions.includes(name));
		expect(await settled(offered, actions)).toEqual(actions);
	});
}

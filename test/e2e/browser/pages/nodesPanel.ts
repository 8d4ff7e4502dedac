import type { Page } from 'playwright-core';

import { testId } from './testId';

/** The list of nodes that can be added. */
export interface NodesPanel {
	/** Types into the search field. */
	search(text: string): Promise<void>;
	/** The names found, best first. */
	found(): Promise<string[]>;
	open(name: string): Promise<void>;
}

/** Opens it from an empty canvas. */
export async function openNodesPanel(page: Page): Promise<NodesPanel> {
	await testId(page, 'canvas-plus-button').click();
	const panel = testId(page, 'node-creator');
	const names = testId(panel, 'node-creator-item-name');
	return {
		search: async (text) => await testId(panel, 'search-bar').locator('input').fill(text),
		found: async () => (await names.allInnerTexts()).map((name) => name.trim()),
		open: async (name) => await names.getByText(name, { exact: true }).first().click(),
	};
}

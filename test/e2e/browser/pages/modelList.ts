import type { Page } from 'playwright-core';

import { testId } from './testId';

/** The models to choose from, "From list". */
export interface ModelList {
	models(): Promise<string[]>;
	filter(text: string): Promise<void>;
	choose(model: string): Promise<void>;
	/** What is chosen. */
	chosen(): Promise<string>;
}

export function modelList(page: Page): ModelList {
	const items = page.locator('[data-test-id="rlc-item"]:visible');
	return {
		models: async () => (await items.allInnerTexts()).map((text) => text.trim()),
		filter: async (text) => await page.locator('[data-test-id="rlc-search"]:visible').fill(text),
		choose: async (model) => await items.getByText(model, { exact: true }).click(),
		chosen: async () => await testId(page, 'rlc-input').inputValue(),
	};
}

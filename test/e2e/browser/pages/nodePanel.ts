import type { Locator, Page } from 'playwright-core';

import { modelList, type ModelList } from './modelList';
import { outputPanel, type OutputPanel } from './outputPanel';
import { testId } from './testId';

/** A node opened on the canvas: its fields in the middle, its output on the right. */
export interface NodePanel {
	/** The labels of the fields shown, top to bottom. */
	labels(): Promise<string[]>;
	/** Chooses an option of a select field, by the parameter's name and the option's label. */
	choose(parameter: string, option: string): Promise<void>;
	/** Turns a switch over. */
	toggle(parameter: string): Promise<void>;
	/** Fills in a text field. */
	write(parameter: string, text: string): Promise<void>;
	/** What a collection offers to add. */
	offersToAdd(collection: string): Promise<string[]>;
	openModels(): Promise<ModelList>;
	/** Presses "Execute step". */
	execute(): Promise<OutputPanel>;
}

function firstLine(text: string): string {
	return text.split('\n')[0]?.trim() ?? '';
}

export function nodePanel(page: Page): NodePanel {
	const fields = testId(page, 'node-parameters');
	const input = (parameter: string): Locator => testId(fields, `parameter-input-${parameter}`);
	const options = page.locator('.el-select-dropdown__item:visible');

	return {
		labels: async () => (await fields.locator('label[for]:visible').allInnerTexts()).map(firstLine),
		choose: async (parameter, option) => {
			await input(parameter).click();
			await options.getByText(option, { exact: true }).click();
			await options.first().waitFor({ state: 'hidden' });
		},
		toggle: async (parameter) => await input(parameter).locator('.el-switch').click(),
		write: async (parameter, text) =>
			await input(parameter).locator('input, textarea').first().fill(text),
		offersToAdd: async (collection) => {
			const field = testId(fields, 'parameter-item').filter({
				has: page.locator(`label[for="${collection}"]`),
			});
			await testId(field, 'collection-parameter-add').click();
			await options.first().waitFor();
			const offered = await options.allInnerTexts();
			await page.keyboard.press('Escape');
			await options.first().waitFor({ state: 'hidden' });
			return offered.map(firstLine);
		},
		openModels: async () => {
			await testId(fields, 'rlc-input-container').click();
			return modelList(page);
		},
		execute: async () => {
			await testId(page, 'node-execute-button').click();
			return outputPanel(page);
		},
	};
}

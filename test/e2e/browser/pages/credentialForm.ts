import type { Page } from 'playwright-core';

import { settled } from './settled';
import { testId } from './testId';

/** A credential opened from the list. */
export interface CredentialForm {
	/** The labels of its fields, top to bottom. */
	labels(): Promise<string[]>;
	/** What a select field offers, by the parameter's name. */
	offers(parameter: string): Promise<string[]>;
	write(parameter: string, text: string): Promise<void>;
	/** n8n tests what it saves. */
	save(): Promise<void>;
	/** Waits for the green banner. */
	isGreen(): Promise<boolean>;
	/** Waits for the red banner to say it, details included. */
	complains(text: string): Promise<boolean>;
}

export async function openCredential(page: Page, name: string): Promise<CredentialForm> {
	await testId(page, 'resources-list-item').getByText(name, { exact: true }).click();
	const form = testId(page, 'editCredential-modal');
	const banner = testId(form, 'node-credentials-config-container');
	const input = (parameter: string) => testId(form, `parameter-input-${parameter}`);
	await input('apiKey').waitFor();

	return {
		labels: async () => {
			const texts = await testId(form, 'credential-connection-parameter').allInnerTexts();
			return texts.map((text) => text.split('\n')[0]?.trim() ?? '');
		},
		offers: async (parameter) => {
			await input(parameter).click();
			const options = page.locator('.el-select-dropdown__item:visible');
			await options.first().waitFor();
			const offered = await options.allInnerTexts();
			await page.keyboard.press('Escape');
			return offered.map((text) => text.trim());
		},
		write: async (parameter, text) => await input(parameter).locator('input').fill(text),
		save: async () => await testId(form, 'credential-save-button').click(),
		isGreen: async () => {
			const success = testId(form, 'credentials-config-container-test-success');
			await success.waitFor();
			return await success.isVisible();
		},
		complains: async (text) => {
			const details = banner.getByText('More details');
			const isSaid = async (): Promise<boolean> => {
				// Once opened, they stay open.
				if (await details.isVisible()) await details.click();
				return (await banner.innerText()).includes(text);
			};
			return await settled(isSaid, true);
		},
	};
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the pictures of a run go; kept by CI. */
const FOLDER = process.env.BROWSER_PICTURES || join(__dirname, 'output');

export const THEMES = ['light', 'dark'] as const;

/** `Credential form › is green` → `credential-form-is-green` */
function toFileName(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** Pictures of what the page shows, in both of n8n's themes; it is left in the light one. */
export async function keepPictures(page: Page, name: string): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	for (const colorScheme of THEMES) {
		await page.emulateMedia({ colorScheme });
		await page.screenshot({ path: join(FOLDER, `${toFileName(name)}.${colorScheme}.png`) });
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

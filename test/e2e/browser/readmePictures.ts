// Takes the pictures of the README anew: npx tsx test/e2e/browser/readmePictures.ts
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

import { chain, aiVideo, type NodeDraft } from '../client/nodes';
import { openServerRig } from '../rig';
import { generate } from '../suites/parameters';
import { startChromium } from './chromium';
import { openEditor, VIEWPORT } from './pages/editor';
import { THEMES } from './pictures';

const FOLDER = join(__dirname, '..', '..', '..', 'docs', 'images', 'screenshots');
/** Sharp on screens of twice the density. */
const SCALE = 2;
const QUALITY = 80;
/** Until menus and messages have faded, and the video shows more than its first frame. */
const FADING_MS = 2_000;

const EVERY_MONDAY: NodeDraft = {
	name: 'Every Monday',
	type: 'n8n-nodes-base.scheduleTrigger',
	typeVersion: 1.2,
	parameters: { rule: { interval: [{ field: 'weeks', triggerAtDay: [1] }] } },
};

const UPLOAD: NodeDraft = {
	name: 'Upload',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: { method: 'POST', url: 'https://example.com/videos' },
};

/** In both themes, as WebP, which Playwright's own screenshots cannot be. */
async function takePicture(page: Page, name: string): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	for (const colorScheme of THEMES) {
		await page.emulateMedia({ colorScheme });
		await sleep(FADING_MS);
		const { data } = await browser.send('Page.captureScreenshot', {
			format: 'webp',
			quality: QUALITY,
			clip: { x: 0, y: 0, ...VIEWPORT, scale: SCALE },
		});
		await writeFile(join(FOLDER, `${name}.${colorScheme}.webp`), Buffer.from(data, 'base64'));
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

async function main(): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const rig = await openServerRig();
	const editor = await openEditor(await startChromium(), rig);
	try {
		rig.emulator.settings('openai').generationMs = 500;
		const { apiKey, baseUrl, dialect } = rig.account('openai');
		const account = await rig.n8n.credentials.create('My video provider', {
			apiKey,
			baseUrl,
			dialect,
		});
		const video = aiVideo(account, generate(), { name: 'AI Video' });
		await editor.openWorkflow(chain('A video a week', [EVERY_MONDAY, video, UPLOAD]));
		await takePicture(editor.page, 'canvas');
		const panel = await editor.openNode('AI Video');
		const output = await panel.execute();
		await output.viewFile();
		await takePicture(editor.page, 'generate');
	} finally {
		await editor.close();
		await rig.close();
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});

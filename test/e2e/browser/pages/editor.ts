import type { Browser, Page } from 'playwright-core';

import type { NewWorkflow } from '../../client/workflows';
import type { ServerRig } from '../../rig';
import { nodePanel, type NodePanel } from './nodePanel';
import { testId } from './testId';

/** n8n's editor takes its time on a busy machine. */
const PATIENCE_MS = 120_000;

/** Pixels of the page. */
export const VIEWPORT = { width: 1440, height: 900 };

/** n8n in a browser, as its owner sees it. */
export interface Editor {
	readonly page: Page;
	/** Opens a page of n8n: `/home/credentials` */
	visit(path: string): Promise<void>;
	/** Saves a workflow and opens it on the canvas. */
	openWorkflow(workflow: NewWorkflow): Promise<void>;
	/** Opens the panel of a node on the canvas. */
	openNode(name: string): Promise<NodePanel>;
	/** Closes the browser. */
	close(): Promise<void>;
}

async function logIn(browser: Browser, rig: ServerRig): Promise<Page> {
	const context = await browser.newContext({ viewport: VIEWPORT });
	const [name = '', value = ''] = rig.n8n.session.cookie.split('=');
	await context.addCookies([{ name, value, url: rig.server.url }]);
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	// The question whether to leave without saving.
	page.on('dialog', (dialog) => void dialog.accept());
	return page;
}

/** Logs the owner of the rig's server in. */
export async function openEditor(browser: Browser, rig: ServerRig): Promise<Editor> {
	const page = await logIn(browser, rig);
	const onCanvas = (name: string) =>
		page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

	async function visit(path: string): Promise<void> {
		await page.goto(`${rig.server.url}${path}`, { waitUntil: 'domcontentloaded' });
	}

	return {
		page,
		visit,
		openWorkflow: async (workflow) => {
			const { id } = await rig.n8n.workflows.create(workflow);
			await visit(`/workflow/${id}`);
			await onCanvas(workflow.nodes[0]?.name ?? '').waitFor();
		},
		openNode: async (name) => {
			await onCanvas(name).dblclick();
			await testId(page, 'ndv').waitFor();
			return nodePanel(page);
		},
		close: async () => await browser.close(),
	};
}

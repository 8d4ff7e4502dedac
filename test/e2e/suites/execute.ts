import { randomUUID } from 'node:crypto';
import type { IWorkflowSettings } from 'n8n-workflow';

import { itemsOf } from '../client/executionData';
import type { Execution } from '../client/executions';
import { chain, manualTrigger, webhook, type NodeDraft } from '../client/nodes';
import type { SavedWorkflow } from '../client/workflows';
import type { ServerRig } from '../rig';
import { untilFound, type Patience } from '../until';

const PATIENCE: Patience = { lookAgainMs: 100, patienceMs: 60_000 };

/** Resolves with what `look` finds as soon as it finds something. */
export async function until<T>(what: string, look: () => Promise<T | null> | T | null): Promise<T> {
	return await untilFound(what, look, PATIENCE);
}

/** Runs the nodes one after another, as the editor's button would, and waits for the end. */
export async function runManually(
	{ n8n }: Pick<ServerRig, 'n8n'>,
	nodes: readonly NodeDraft[],
): Promise<Execution> {
	const workflow = await n8n.workflows.create(chain('Manual', [manualTrigger(), ...nodes]));
	return await n8n.executions.ended(await n8n.workflows.run(workflow, 'Start'));
}

/** A production run under way. */
export interface ProductionRun {
	readonly workflow: SavedWorkflow;
	readonly executionId: string;
}

async function callWebhook(url: string): Promise<true | null> {
	// n8n answers 404 for about a second after the activation.
	return (await fetch(url, { method: 'POST' })).ok ? true : null;
}

/** Saves and activates a workflow behind a webhook, calls it, and gives the execution it began. */
export async function startInProduction(
	{ n8n, server }: ServerRig,
	nodes: readonly NodeDraft[],
	settings: IWorkflowSettings = {},
): Promise<ProductionRun> {
	const path = randomUUID();
	const workflow = await n8n.workflows.create(
		chain('Production', [webhook(path), ...nodes], settings),
	);
	await n8n.workflows.activate(workflow);
	await until('the webhook', async () => await callWebhook(`${server.url}/webhook/${path}`));
	const executionId = await until('the execution', async () => {
		const [newest] = await n8n.executions.list(workflow.id);
		return newest?.id ?? null;
	});
	return { workflow, executionId };
}

/** Resolves with the ID of the emulator's only job once its state has been asked for. */
export async function jobBeingWaitedFor({ emulator }: ServerRig): Promise<string> {
	return await until('a status request', () => {
		const asked = emulator.requests.some(({ route }) => route === 'status');
		return asked ? (emulator.jobs()[0]?.id ?? null) : null;
	});
}

/** The file under a binary field of a node's first item, fetched back through n8n. */
export async function fileOf(
	{ n8n }: ServerRig,
	{ data }: Execution,
	node: string,
	field = 'data',
): Promise<Buffer> {
	const id = itemsOf(data, node)[0]?.binary?.[field]?.id;
	if (id === undefined) throw new Error(`${node} put out no stored file ${field}`);
	return await n8n.binary(id);
}

import { randomUUID } from 'node:crypto';
import type { IWorkflowSettings } from 'n8n-workflow';
import { z } from 'zod';

import { itemsOf } from '../../e2e/client/executionData';
import type { Execution } from '../../e2e/client/executions';
import { chain, webhook, type NodeDraft } from '../../e2e/client/nodes';
import type { NewWorkflow, SavedWorkflow } from '../../e2e/client/workflows';
import { untilFound, type Patience } from '../../e2e/until';
import type { Member } from '../cluster/member';
import type { QueueRig } from '../rig';

const PATIENCE: Patience = { lookAgainMs: 200, patienceMs: 180_000 };

/** Resolves with what `look` finds as soon as it finds something. */
export async function until<T>(what: string, look: () => Promise<T | null> | T | null): Promise<T> {
	return await untilFound(what, look, PATIENCE);
}

/** A workflow that is switched on, behind a webhook. */
export interface PublishedWorkflow {
	readonly workflow: SavedWorkflow;
	/** Answers at once; throws when n8n does not take the call. */
	call(body?: object): Promise<void>;
}

/** Asks with another method than the webhook's: that starts nothing, and tells whether it is there. */
async function isRegistered(url: string): Promise<true | null> {
	return (await (await fetch(url)).text()).includes('Did you mean to make a POST request')
		? true
		: null;
}

/** Saves a workflow whose webhook has `path`, and switches it on. */
export async function publish(
	{ n8n, cluster }: QueueRig,
	draft: NewWorkflow,
	path: string,
): Promise<PublishedWorkflow> {
	const workflow = await n8n.workflows.create(draft);
	await n8n.workflows.activate(workflow);
	const url = `${cluster.url}/webhook/${path}`;
	// n8n answers 404 for about a second after the activation.
	await until('the webhook', async () => await isRegistered(url));
	return {
		workflow,
		call: async (body = {}) => {
			const answer = await fetch(url, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify(body),
			});
			if (!answer.ok) throw new Error(`Webhook: ${answer.status} ${await answer.text()}`);
		},
	};
}

/** The IDs of the workflow's executions so far, at most 100. */
export async function executionIds({ n8n }: QueueRig, { id }: SavedWorkflow): Promise<string[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
	const listed = z.object({ results: z.array(z.object({ id: z.string() })) });
	const path = `/executions?limit=100&filter=${filter}`;
	return (await n8n.session.call('GET', path, listed)).results.map((one) => one.id);
}

/** Runs nodes behind a webhook once, on a worker. Resolves with the execution's ID. */
export async function startRun(
	rig: QueueRig,
	nodes: readonly NodeDraft[],
	settings: IWorkflowSettings = {},
): Promise<string> {
	const path = randomUUID();
	const { workflow, call } = await publish(
		rig,
		chain('Production', [webhook(path), ...nodes], settings),
		path,
	);
	await call();
	return await until('the execution', async () => {
		const [only] = await executionIds(rig, workflow);
		return only ?? null;
	});
}

/** Resolves with the worker that has begun the execution. */
export async function workerOf({ cluster }: QueueRig, executionId: string): Promise<Member> {
	const begun = `Worker started execution ${executionId} `;
	return await until(
		`a worker for execution ${executionId}`,
		() => cluster.workers.find((worker) => worker.log().includes(begun)) ?? null,
	);
}

/** Resolves with the ID of the job for this prompt once its state has been asked for. */
export async function jobBeingWaitedFor({ emulator }: QueueRig, prompt: string): Promise<string> {
	return await until('a status request', () => {
		const [job] = emulator.jobs().filter((one) => one.prompt === prompt);
		const asked = emulator.requests.some(
			({ route, jobId }) => route === 'status' && jobId === job?.id,
		);
		return job !== undefined && asked ? job.id : null;
	});
}

/** The files of a node's items, fetched back through n8n, in the order of the items. */
export async function filesOf(
	{ n8n }: QueueRig,
	{ data }: Execution,
	node: string,
): Promise<Buffer[]> {
	const ids = itemsOf(data, node).map(({ binary }) => binary?.data?.id);
	return await Promise.all(
		ids.map(async (id) => {
			if (id === undefined) throw new Error(`${node} put out an item without a stored file`);
			return await n8n.binary(id);
		}),
	);
}

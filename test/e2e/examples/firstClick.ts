import type { INode } from 'n8n-workflow';

import { AI_VIDEO_NODE } from '../client/nodes';
import type { NewWorkflow } from '../client/workflows';
import type { NodeTypes } from './serverNodeTypes';

/** What the first click on "Execute workflow" starts, before anybody has chosen a trigger. */

/**
 * How the editor of n8n 2.41 ranks triggers; the highest is chosen, and of equals the first.
 * Source: n8n-editor-ui, `findTriggerNodeToAutoSelect`.
 */
const RANKS: Readonly<Record<string, number>> = {
	'n8n-nodes-base.formTrigger': 10,
	'n8n-nodes-base.webhook': 9,
	'n8n-nodes-base.scheduleTrigger': 7,
	'n8n-nodes-base.manualTrigger': 6,
	'n8n-nodes-base.workflowTrigger': 5,
	'n8n-nodes-base.errorTrigger': 4,
};
const SERVICE_RANK = 8;
const CORE_RANK = 0;

/** Operations that order a video; none: Generate. */
const ORDERS = [undefined, 'generate', 'create'];

function rankOf({ type, typeVersion }: INode, types: NodeTypes): number {
	const isCore = types.find(type, typeVersion)?.codex?.categories?.includes('Core Nodes') ?? false;
	return RANKS[type] ?? (isCore ? CORE_RANK : SERVICE_RANK);
}

/** The trigger that the editor chooses by itself; undefined: there is none. */
export function firstTrigger({ nodes }: NewWorkflow, types: NodeTypes): INode | undefined {
	const isTrigger = ({ type, typeVersion, disabled = false }: INode) =>
		!disabled && (types.find(type, typeVersion)?.group.includes('trigger') ?? false);
	return nodes.filter(isTrigger).sort((one, other) => rankOf(other, types) - rankOf(one, types))[0];
}

/** Names of what a node leads to, and of what hangs on those as a tool or a model. */
function ledToBy(start: string, { connections }: NewWorkflow): Set<string> {
	const edges = Object.entries(connections).flatMap(([source, byType]) =>
		Object.entries(byType).flatMap(([type, outputs]) =>
			outputs.flatMap((targets) =>
				(targets ?? []).map(({ node }): readonly [string, string] =>
					type === 'main' ? [source, node] : [node, source],
				),
			),
		),
	);
	const found = new Set([start]);
	for (const name of found) {
		for (const [from, to] of edges) if (from === name) found.add(to);
	}
	return found;
}

/** The first click has to make a video: that is what the example is for. */
export function firstClickProblems(workflow: NewWorkflow, types: NodeTypes): string[] {
	const trigger = firstTrigger(workflow, types);
	if (trigger === undefined) return ['nothing starts it'];
	const reached = ledToBy(trigger.name, workflow);
	const makesVideo = workflow.nodes.some(
		({ name, type, parameters }) =>
			reached.has(name) &&
			type.startsWith(AI_VIDEO_NODE) &&
			ORDERS.some((operation) => operation === parameters.operation),
	);
	return makesVideo ? [] : [`the first click starts ${trigger.name}, which makes no video`];
}

import type { NewWorkflow } from '../client/workflows';

/** What is wrong with how nodes refer to each other. */

const NODE_REFERENCE = /\$\('([^']+)'\)/g;

function duplicates(names: readonly string[]): string[] {
	return names.filter((name, index) => names.indexOf(name) !== index);
}

function targetsOf({ connections }: NewWorkflow): string[] {
	return Object.values(connections).flatMap((byType) =>
		Object.values(byType).flatMap((outputs) =>
			outputs.flatMap((targets) => (targets ?? []).map(({ node }) => node)),
		),
	);
}

function expressionReferences({ nodes }: NewWorkflow): string[] {
	return nodes.flatMap(({ parameters }) =>
		[...JSON.stringify(parameters).matchAll(NODE_REFERENCE)].map(([, name]) => name ?? ''),
	);
}

export function graphProblems(workflow: NewWorkflow): string[] {
	const names = workflow.nodes.map(({ name }) => name);
	const sources = Object.keys(workflow.connections);
	const targets = targetsOf(workflow);
	const connected = new Set([...sources, ...targets]);
	const missing = [...connected, ...expressionReferences(workflow)].filter(
		(name) => !names.includes(name),
	);
	const loose = workflow.nodes.filter(
		({ name, type }) => type !== 'n8n-nodes-base.stickyNote' && !connected.has(name),
	);
	return [
		...duplicates(names).map((name) => `two nodes are named ${name}`),
		...missing.map((name) => `there is no node ${name}`),
		...loose.map(({ name }) => `${name} is connected with nothing`),
	];
}

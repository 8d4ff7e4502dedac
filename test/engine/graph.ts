import type { IConnections, INode, INodeType, INodeTypes, Workflow } from 'n8n-workflow';
import type { CoreModules } from './core-modules';
import { observeNode } from './observed-node';
import { downstreamNode, loopNode, triggerNode } from './stub-nodes';
import type { EngineWorkflow, ExecuteCall, NodeSetup } from './types';

const TRIGGER = 'Trigger';
const LOOP = 'Loop';
const DOWNSTREAM = 'Downstream';

/** A workflow as n8n runs it, and the name of the node under test in it. */
export interface Graph {
	workflow: Workflow;
	triggerName: string;
	nodeName: string;
}

/** Builds trigger → node (→ loop back) (→ downstream). */
export function buildGraph(
	{ workflow: { Workflow } }: CoreModules,
	id: string,
	setup: EngineWorkflow,
	calls: ExecuteCall[],
): Graph {
	const { nodeType, items = [{ json: {} }], loops = 1, downstream, settings = {} } = setup;
	const node = nodeOf(setup, setup);
	const types = new Map([[node.type, observeNode(nodeType, calls)]]);
	const nodes = [node];
	const connections: IConnections = {};
	const add = (name: string, type: INodeType) => {
		types.set(type.description.name, type);
		const position: [number, number] = [nodes.length * 200, 0];
		const { name: typeName } = type.description;
		nodes.push({ id: name, name, type: typeName, typeVersion: 1, position, parameters: {} });
	};
	const connect = (from: string, ...to: Array<string | undefined>) => {
		connections[from] = {
			main: to.map((name) => (name ? [{ node: name, type: 'main', index: 0 }] : [])),
		};
	};
	add(TRIGGER, triggerNode(items));
	connect(TRIGGER, node.name);
	const next = downstream && DOWNSTREAM;
	if (downstream) add(DOWNSTREAM, downstreamNode(downstream));
	if (loops > 1) {
		add(LOOP, loopNode(loops, TRIGGER));
		connect(node.name, LOOP);
		connect(LOOP, next, node.name);
	} else {
		connect(node.name, next);
	}
	const workflow = new Workflow({
		id,
		name: id,
		active: false,
		nodes,
		connections,
		nodeTypes: nodeTypesOf(types),
		settings: { executionOrder: 'v1', ...settings },
	});
	return { workflow, triggerName: TRIGGER, nodeName: node.name };
}

/** The node as the editor would save it. */
export function nodeOf(
	{ nodeType, credentialType }: NodeSetup,
	{ parameters, node }: Pick<EngineWorkflow, 'parameters' | 'node'>,
): INode {
	const { description } = nodeType;
	const versions = [description.version].flat();
	return {
		id: 'node-under-test',
		name: String(description.defaults.name ?? description.displayName),
		type: `CUSTOM.${description.name}`,
		typeVersion: description.defaultVersion ?? versions.at(-1) ?? 1,
		position: [0, 0],
		parameters,
		...(credentialType && {
			credentials: { [credentialType.name]: { id: '1', name: credentialType.displayName } },
		}),
		...node,
	};
}

/** Node types as n8n looks them up. */
export function nodeTypesOf(types: ReadonlyMap<string, INodeType>): INodeTypes {
	const find = (name: string): INodeType => {
		const type = types.get(name);
		if (!type) throw new Error(`Unknown node type "${name}".`);
		return type;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import type { ExecuteCall } from './types';

/** The node type, with every call of its `execute` noted in `calls`: the engine itself keeps no such record. */
export function observeNode(nodeType: INodeType, calls: ExecuteCall[]): INodeType {
	const { execute } = nodeType;
	if (!execute) return nodeType;
	// Inherits from the node, so that n8n still recognises its class.
	const observed: INodeType = Object.create(nodeType);
	observed.execute = async function (this: IExecuteFunctions, ...args) {
		const call: ExecuteCall = { startedAt: Date.now(), endedAt: undefined, error: undefined };
		calls.push(call);
		try {
			return await execute.apply(this, args);
		} catch (error) {
			call.error = error;
			throw error;
		} finally {
			call.endedAt = Date.now();
		}
	};
	return observed;
}

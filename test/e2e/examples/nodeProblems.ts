import {
	isResourceLocatorValue,
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';

import type { NodeTypes } from './serverNodeTypes';

/** What is wrong with a single node, in the eyes of the server it is imported into. */

/** The paths of all values, as `options.fileName`; lists count as a value. */
function paths(value: unknown, before: string): string[] {
	const isBranch = typeof value === 'object' && value !== null && !Array.isArray(value);
	if (!isBranch || isResourceLocatorValue(value)) return [before];
	return Object.entries(value).flatMap(([key, child]) =>
		paths(child, before === '' ? key : `${before}.${key}`),
	);
}

/** The parameters the server sees: defaults filled in, hidden and unknown ones left out. */
function effectiveParameters(node: INode, description: INodeTypeDescription): INodeParameters {
	const { properties } = description;
	const { parameters } = node;
	return (
		NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ?? {}
	);
}

/** Parameters that the node does not have, or does not show with these settings. */
function unknownParameters(node: INode, effective: INodeParameters): string[] {
	const kept = new Set(paths(effective, ''));
	return paths(node.parameters, '').filter((path) => path !== '' && !kept.has(path));
}

/** What the editor marks red: empty required parameters, values that are no option. */
function issues(node: INode, description: INodeTypeDescription): string[] {
	const found = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return Object.values(found?.parameters ?? {}).flat();
}

export function nodeProblems(node: INode, types: NodeTypes): string[] {
	const { name, type, typeVersion, credentials } = node;
	const newest = types.newestVersion(type);
	const description = types.find(type, typeVersion);
	if (description === undefined) return [`${name}: the server has no ${type} ${typeVersion}`];
	const effective = effectiveParameters(node, description);
	return [
		...(typeVersion === newest ? [] : [`${name}: version ${newest} of ${type} is out`]),
		...(credentials === undefined ? [] : [`${name}: names somebody's credential`]),
		...unknownParameters(node, effective).map((path) => `${name}: has no parameter ${path}`),
		...issues({ ...node, parameters: effective }, description).map((issue) => `${name}: ${issue}`),
	];
}

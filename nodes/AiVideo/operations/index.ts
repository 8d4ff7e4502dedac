import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { create } from './create';
import { remove } from './delete';
import { download } from './download';
import { generate } from './generate';
import { getMany } from './getMany';
import { getStatus } from './getStatus';
import type { Operation } from './operation';
import { remix } from './remix';
import { wait } from './wait';

/** Every operation by its public value: ADD ONE HERE. */
const registry = {
	create,
	delete: remove,
	download,
	generate,
	getMany,
	getStatus,
	remix,
	wait,
} satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof registry;

export const operations: Readonly<Record<OperationName, Operation>> = registry;

export function isOperationName(name: unknown): name is OperationName {
	return typeof name === 'string' && Object.hasOwn(operations, name);
}

const DEFAULT: OperationName = 'generate';

/** What most users want first, then by name. */
function compareOptions(left: INodePropertyOptions, right: INodePropertyOptions): number {
	if (left.value === DEFAULT) return -1;
	return right.value === DEFAULT ? 1 : left.name.localeCompare(right.name);
}

/** What the user chooses from. */
export const operationOptions: INodePropertyOptions[] = Object.entries(operations)
	.map(([value, { name, action, description }]) => ({ name, value, action, description }))
	.sort(compareOptions);

export const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: operationOptions,
	default: DEFAULT,
};

/** Each operation's fields, shown for it alone. */
export const operationFields: INodeProperties[] = Object.entries(operations).flatMap(
	([name, { fields }]) =>
		fields.map((field) => ({
			...field,
			displayOptions: {
				...field.displayOptions,
				show: { ...field.displayOptions?.show, operation: [name] },
			},
		})),
);

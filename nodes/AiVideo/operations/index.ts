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

export type OperationName =
	'create' | 'delete' | 'download' | 'generate' | 'getMany' | 'getStatus' | 'remix' | 'wait';

/** Every operation by its public value. */
export const operations: Readonly<Record<OperationName, Operation>> = {
	create,
	delete: remove,
	download,
	generate,
	getMany,
	getStatus,
	remix,
	wait,
};

export function isOperationName(name: unknown): name is OperationName {
	return typeof name === 'string' && Object.hasOwn(operations, name);
}

/** Each operation's fields, shown for it alone. */
export const operationFields: INodeProperties[] = Object.entries(operations).flatMap(
	([name, { fields }]) =>
		fields.map((field) => ({
			...field,
			displayOptions: {
				...field.displayOptions,
				show: { ...field.displayOptions?.show, resource: ['video'], operation: [name] },
			},
		})),
);

export const operationOptions: INodePropertyOptions[] = [
	{
		name: 'Create',
		value: 'create',
		action: 'Create video without waiting',
		description: 'Submit a video and return its ID at once. Use Wait or Get Status later on.',
	},
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete video',
		description: 'Remove a video and its files at the provider for good',
	},
	{
		name: 'Download',
		value: 'download',
		action: 'Download video',
		description: 'Get the file of a finished video. Costs nothing.',
	},
	{
		name: 'Generate',
		value: 'generate',
		action: 'Generate video',
		description: 'Submit a video, wait until it is ready, and download the file',
	},
	{
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many videos',
		description: 'List the videos of the account, newest first. Costs nothing.',
	},
	{
		name: 'Get Status',
		value: 'getStatus',
		action: 'Get video status',
		description: 'Look once at how far a video is. Costs nothing.',
	},
	{
		name: 'Remix',
		value: 'remix',
		action: 'Remix video',
		description: 'Make a new video from a finished one and a new prompt. Charged like a new video.',
	},
	{
		name: 'Wait',
		value: 'wait',
		action: 'Wait for video',
		description: 'Wait until a video that was created before is ready, and download the file',
	},
];

import type { INodeProperties } from 'n8n-workflow';

/** Fields that more than one operation has. Fields of the create request are in requestFields.ts. */

export const videoIdField: INodeProperties = {
	displayName: 'Video ID',
	name: 'videoId',
	type: 'string',
	required: true,
	default: '={{ $json.id }}',
	placeholder: 'e.g. video_68e1f0c7d2a48190',
	description: 'The ID that Create or Generate returned',
};

export const downloadVideoField: INodeProperties = {
	displayName: 'Download Video',
	name: 'downloadVideo',
	type: 'boolean',
	default: true,
	description: 'Whether to put the finished file into the binary data of the output item',
};

export const binaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryField',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	description: 'The next node finds the file under this name',
};

/** The same, hidden when nothing is downloaded. */
export const binaryFieldWhenDownloading: INodeProperties = {
	...binaryField,
	displayOptions: { show: { downloadVideo: [true] } },
};

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const fileNameOption: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.title }}',
	description:
		'Name of the output file. The video ID when empty; the extension follows from the file itself.',
};

const maxFileSizeOption: INodeProperties = {
	displayName: 'Max File Size (MB)',
	name: 'maxFileSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 4096,
	description:
		'The largest file that is downloaded. A larger one ends in an error and stays at the provider.',
};

/** What Options holds wherever a file is written. */
export const fileOptions: INodeProperties[] = [fileNameOption, maxFileSizeOption];

/** For operations that always download. */
export const fileOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: fileOptions,
};

/** For operations that download unless told not to. */
export const downloadOptionsField: INodeProperties = {
	...fileOptionsField,
	displayOptions: { show: { downloadVideo: [true] } },
};

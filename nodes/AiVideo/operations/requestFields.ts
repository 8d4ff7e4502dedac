import type { INodeProperties } from 'n8n-workflow';

/** Fields of the create request: what the video is to be. */

const modelField: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: 'sora-2', cachedResultName: 'sora-2' },
	description: 'The model that makes the video',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a model...',
			typeOptions: { searchListMethod: 'searchModels', searchable: true },
		},
		{ displayName: 'ID', name: 'id', type: 'string', placeholder: 'e.g. sora-2-pro' },
	],
};

const promptField: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. A slow dolly shot through a foggy pine forest at dawn, soft light',
	description:
		'What the video shows: shot, subject, action, setting, light and camera movement. Some providers take a reference image without a prompt.',
};

const aspectRatioField: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	default: '16:9',
	options: [
		{ name: '1:1 (Square)', value: '1:1' },
		{ name: '16:9 (Landscape)', value: '16:9' },
		{ name: '21:9 (Cinema)', value: '21:9' },
		{ name: '3:4 (Portrait)', value: '3:4' },
		{ name: '4:3 (Landscape)', value: '4:3' },
		{ name: '9:16 (Portrait)', value: '9:16' },
	],
	description:
		'Shape of the picture. What the provider cannot make is refused before it costs anything.',
};

const resolutionField: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	default: '720p',
	options: [
		{ name: '1024p', value: '1024p' },
		{ name: '1080p (Full HD)', value: '1080p' },
		{ name: '480p', value: '480p' },
		{ name: '4K (Ultra HD)', value: '4k' },
		{ name: '720p (HD)', value: '720p' },
	],
	description: 'Pixels along the short side. Every provider and model has its own choice.',
};

const DURATIONS = [4, 5, 6, 8, 10, 12, 15, 16, 20, 25];

const durationField: INodeProperties = {
	displayName: 'Duration',
	name: 'duration',
	type: 'options',
	default: '',
	options: [
		{ name: 'Provider Default', value: '' },
		...DURATIONS.map((seconds) => ({ name: `${seconds} Seconds`, value: seconds })),
	],
	description: 'Length of the video. Use an expression for any other number of seconds.',
};

const imageFields: INodeProperties[] = [
	{
		displayName: 'Image Source',
		name: 'imageSource',
		type: 'options',
		default: 'none',
		options: [
			{ name: 'Binary Data', value: 'binary', description: 'A file of the input item' },
			{ name: 'None', value: 'none', description: 'Text to video' },
			{ name: 'URL', value: 'url', description: 'A public address' },
		],
		description: 'Where the reference image comes from, which the video begins with',
	},
	{
		displayName: 'Image Binary Field',
		name: 'imageBinaryField',
		type: 'string',
		typeOptions: { binaryDataProperty: true },
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input binary field with the image',
		description:
			'PNG, JPEG or WebP. Separate several fields by commas where the provider takes several images.',
		displayOptions: { show: { imageSource: ['binary'] } },
	},
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/first-frame.png',
		description:
			'PNG, JPEG or WebP of at most 20 MB. Separate several addresses by commas where the provider takes several.',
		displayOptions: { show: { imageSource: ['url'] } },
	},
];

export const requestFields: INodeProperties[] = [
	modelField,
	promptField,
	aspectRatioField,
	resolutionField,
	durationField,
	...imageFields,
];

import type { INodeProperties } from 'n8n-workflow';

import { fileOptions } from './file';

/** What few requests need, shown on demand. */

const requestOptions: INodeProperties[] = [
	{
		displayName: 'Extra Fields',
		name: 'extraFields',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "style": "cinematic" }',
		description: 'JSON object merged into the request last, for fields that only your provider has',
	},
	{
		displayName: 'Image Fit',
		name: 'imageFit',
		type: 'options',
		default: 'strict',
		options: [
			{
				name: 'Size From Image',
				value: 'sizeFromImage',
				description: 'Let the image choose portrait or landscape',
			},
			{
				name: 'Strict',
				value: 'strict',
				description: 'Refuse an image whose pixels differ from the size of the video',
			},
		],
		description: 'What to do when the reference image and the video differ in size',
	},
	{
		displayName: 'Image Role',
		name: 'imageRole',
		type: 'options',
		default: 'frames',
		options: [
			{
				name: 'First and Last Frame',
				value: 'frames',
				description: 'The video begins with the first image, and ends with a second one',
			},
			{
				name: 'Reference',
				value: 'reference',
				description: 'The images show the style or subject of the video',
			},
		],
		description: 'What the images are for, on providers that can do both',
	},
	{
		displayName: 'Negative Prompt',
		name: 'negativePrompt',
		type: 'string',
		default: '',
		placeholder: 'e.g. blurry, text, watermark',
		description: 'What the video must not show, for providers that take it',
	},
	{
		displayName: 'Seed',
		name: 'seed',
		type: 'number',
		default: 0,
		description: 'Number that makes results repeatable, for providers that take it',
	},
	{
		displayName: 'Size',
		name: 'size',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1280x720',
		description: 'Width and height in pixels. Wins over Aspect Ratio and Resolution.',
	},
];

function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((left, right) => (left.displayName < right.displayName ? -1 : 1)),
	};
}

export const requestOptionsField = optionsField(requestOptions);
export const requestAndFileOptionsField = optionsField([...requestOptions, ...fileOptions]);

/** What each operation's panel shows, top to bottom, below Operation. */

const WISHES = ['Model', 'Prompt', 'Aspect Ratio', 'Duration', 'Image Source'];
const REQUEST = [...WISHES, 'Resolution'];

export const FIELDS: Readonly<Record<string, readonly string[]>> = {
	Generate: [
		...REQUEST,
		'Download Video',
		'Put Output File in Field',
		'Simplify',
		'Options',
		'Waiting',
	],
	Create: [...REQUEST, 'Simplify', 'Options', 'Waiting'],
	'Get Status': ['Video ID', 'Simplify'],
	Wait: [
		'Video ID',
		'Download Video',
		'Put Output File in Field',
		'Simplify',
		'Options',
		'Waiting',
	],
	Download: ['Video ID', 'Variant', 'Put Output File in Field', 'Simplify', 'Options'],
	'Get Many': ['Return All', 'Limit', 'Simplify'],
	Delete: ['Video ID'],
	Remix: ['Video ID', 'Prompt', 'Wait for Completion', 'Simplify', 'Waiting'],
};

const REQUEST_OPTIONS = [
	'Audio',
	'Extra Fields',
	'Image Fit',
	'Last Frame',
	'Negative Prompt',
	'Reference Images',
	'Seed',
	'Size',
	'Watermark',
];
const FILE_OPTIONS = ['File Name', 'Max File Size (MB)'];
const WAITING = ['Max Concurrent', 'Poll Interval (Seconds)'];
const RESUBMITTING = ['Submit Again If Failed (Times)', 'Submit Again If Unclear'];
const TIMEOUT = 'Timeout (Minutes)';

/** What the collections of an operation offer to add. */
export const COLLECTIONS: ReadonlyArray<
	[operation: string, collection: string, offered: string[]]
> = [
	['Generate', 'options', [...REQUEST_OPTIONS, ...FILE_OPTIONS].sort()],
	['Generate', 'waiting', [...WAITING, ...RESUBMITTING, TIMEOUT]],
	['Create', 'options', REQUEST_OPTIONS],
	['Create', 'waiting', ['Submit Again If Unclear', TIMEOUT]],
	['Wait', 'options', FILE_OPTIONS],
	['Wait', 'waiting', [...WAITING, TIMEOUT]],
	['Download', 'options', [...FILE_OPTIONS, 'Video Number']],
	['Remix', 'waiting', ['Submit Again If Unclear', TIMEOUT]],
];

/** A setting that shows or hides fields. */
export interface Condition {
	readonly operation: string;
	/** The switches turned over, by the parameter's name. */
	readonly toggles?: readonly string[];
	/** The option chosen, by the parameter's name. */
	readonly choice?: readonly [parameter: string, option: string];
	readonly shows: readonly string[];
}

export const CONDITIONS: Readonly<Record<string, Condition>> = {
	'an image from binary data': {
		operation: 'Create',
		choice: ['imageSource', 'Binary Data'],
		shows: [...WISHES, 'Image Binary Field', 'Resolution', 'Simplify', 'Options', 'Waiting'],
	},
	'an image from a URL': {
		operation: 'Create',
		choice: ['imageSource', 'URL'],
		shows: [...WISHES, 'Image URL', 'Resolution', 'Simplify', 'Options', 'Waiting'],
	},
	'a Generate without the file': {
		operation: 'Generate',
		toggles: ['downloadVideo'],
		shows: [...REQUEST, 'Download Video', 'Simplify', 'Options', 'Waiting'],
	},
	'a Wait without the file': {
		operation: 'Wait',
		toggles: ['downloadVideo'],
		shows: ['Video ID', 'Download Video', 'Simplify', 'Waiting'],
	},
	'all videos': {
		operation: 'Get Many',
		toggles: ['returnAll'],
		shows: ['Return All', 'Simplify'],
	},
	'a Remix that waits': {
		operation: 'Remix',
		toggles: ['waitForCompletion'],
		shows: [
			'Video ID',
			'Prompt',
			'Wait for Completion',
			'Download Video',
			'Put Output File in Field',
			'Simplify',
			'Options',
			'Waiting',
		],
	},
	'a Remix that waits, without the file': {
		operation: 'Remix',
		toggles: ['waitForCompletion', 'downloadVideo'],
		shows: ['Video ID', 'Prompt', 'Wait for Completion', 'Download Video', 'Simplify', 'Waiting'],
	},
};

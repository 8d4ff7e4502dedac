import type { INodeParameters } from 'n8n-workflow';

import type { DialectName } from '../../../nodes/AiVideo/providers';
import { parametersOf } from '../rig/rig';
import { DIALECTS, type RigDialect } from '../rig/expected';
import { useRig } from '../rig/useRig';

const rig = useRig();

/** What is set, and the one message that names parameter, value and what the provider takes. */
type Row = readonly [name: string, setting: INodeParameters, message: string];

const model = (value: string): INodeParameters => ({ model: { __rl: true, mode: 'id', value } });

const SORA_2_SIZES = '720x1280 or 1280x720 for sora-2';

/** What the providers that take pixel sizes refuse alike, by the name in the message. */
function sizeRows(label: string): readonly Row[] {
	const isNot = (what: string) => `${what} is not possible with ${label}: it takes`;
	return [
		['no prompt', { prompt: ' ' }, `Prompt is empty: ${label} needs a text`],
		['1080p', { resolution: '1080p' }, `${isNot('Resolution 1080p')} 720p for sora-2`],
		['1024p', { resolution: '1024p' }, `${isNot('Resolution 1024p')} 720p for sora-2`],
		['480p', { resolution: '480p' }, `${isNot('Resolution 480p')} 720p for sora-2`],
		['a square', { aspectRatio: '1:1' }, `${isNot('Aspect Ratio 1:1')} 16:9 or 9:16 for sora-2`],
		['21:9', { aspectRatio: '21:9' }, `${isNot('Aspect Ratio 21:9')} 16:9 or 9:16 for sora-2`],
		[
			'another size',
			{ options: { size: '1920x1080' } },
			`${isNot('Size 1920x1080')} ${SORA_2_SIZES}`,
		],
		[
			'a size that is none',
			{ options: { size: 'large' } },
			`${isNot('Size large')} WIDTHxHEIGHT in pixels, e.g. 1280x720`,
		],
	];
}

function optionRows(label: string): readonly Row[] {
	return [
		['a seed', { options: { seed: 7 } }, `Seed 7 is not possible with ${label}: it takes no seed`],
		[
			'a negative prompt',
			{ options: { negativePrompt: 'fog' } },
			`Negative Prompt fog is not possible with ${label}: it takes no negative prompt`,
		],
	];
}

function durationRows(label: string, takes: string, refused: readonly number[]): readonly Row[] {
	return refused.map((duration) => [
		`${duration} seconds`,
		{ duration: `={{ ${duration} }}` },
		`Duration ${duration} is not possible with ${label}: it takes ${takes} seconds`,
	]);
}

const ROWS: Readonly<Record<RigDialect, readonly Row[]>> = {
	artifex: [
		[
			'neither prompt nor image',
			{ prompt: '' },
			'Prompt is empty: Artifex needs a text, or a reference image without one',
		],
		[
			'1080p',
			{ resolution: '1080p' },
			'Resolution 1080p is not possible with Artifex: it takes no resolution',
		],
		[
			'a square',
			{ aspectRatio: '1:1' },
			'Aspect Ratio 1:1 is not possible with Artifex: it takes 16:9 or 9:16',
		],
		[
			'another size',
			{ options: { size: '640x640' } },
			'Size 640x640 is not possible with Artifex: it takes 1280x720 or 720x1280',
		],
		...durationRows('Artifex', '12', [4, 8, 10, 15, 11.5, 0, -12]),
		...optionRows('Artifex'),
	],
	apiyi: [
		...sizeRows('APIYI'),
		...durationRows('APIYI', '4, 8 or 12', [5, 10, 15, 16, 7.5, 0, -4]),
		...optionRows('APIYI'),
		[
			'4K with the larger model',
			{ ...model('sora-2-pro'), resolution: '4k' },
			'Resolution 4k is not possible with APIYI: it takes 720p, 1024p or 1080p for sora-2-pro',
		],
	],
	ezmodel: [
		...sizeRows('EZmodel'),
		...durationRows('EZmodel', '4, 8 or 12', [5, 10, 20, 4.5, 0, -8]),
		...optionRows('EZmodel'),
	],
	openai: [
		...sizeRows('OpenAI Compatible'),
		...durationRows('OpenAI Compatible', '4, 8, 12, 16 or 20', [5, 10, 25, 8.25, 0]),
		...optionRows('OpenAI Compatible'),
		[
			'a fraction of a second with an unknown model',
			{ ...model('veo-3.1'), duration: '={{ 7.5 }}' },
			'Duration 7.5 is not possible with OpenAI Compatible: it takes whole seconds',
		],
	],
};

/** What no provider is needed to refuse. */
const ANYWHERE: readonly Row[] = [
	[
		'a duration that is none',
		{ duration: '={{ "long" }}' },
		'Duration cannot be long: it takes a number',
	],
	[
		'an endless duration',
		{ duration: '={{ 1 / 0 }}' },
		'Duration cannot be Infinity: it takes a number',
	],
	[
		'a duration that is a list',
		{ duration: '={{ [4, 8] }}' },
		'Duration cannot be [4,8]: it takes a number',
	],
	[
		'an unknown ratio',
		{ aspectRatio: '={{ "wide" }}' },
		'Aspect Ratio cannot be wide: it takes 16:9, 9:16, 1:1, 4:3, 3:4, 21:9, auto',
	],
	[
		'an unknown resolution',
		{ resolution: '={{ "HD" }}' },
		'Resolution cannot be HD: it takes auto, 360p, 480p, 540p, 720p, 768p, 1024p, 1080p, 2k, 4k',
	],
	['broken JSON', { options: { extraFields: '{"a":' } }, 'Extra Fields is not a JSON object'],
	['JSON that is a list', { options: { extraFields: '[1]' } }, 'Extra Fields is not a JSON object'],
	[
		'a negative time limit',
		{ waiting: { timeout: -1 } },
		'Timeout cannot be -1: it takes zero or more',
	],
];

const CASES = DIALECTS.flatMap((dialect) =>
	[...ROWS[dialect], ...ANYWHERE].flatMap(([name, setting, message]) =>
		['create', 'generate'].map((operation) => ({ operation, dialect, name, setting, message })),
	),
);

describe('A request is refused before it costs anything', () => {
	it.each(CASES)(
		'by $operation on $dialect with $name',
		async ({ operation, dialect, setting, message }) => {
			const parameters = parametersOf(operation, setting);
			const { status, error, items } = await rig().run({ dialect, parameters });
			expect(error?.message).toBe(message);
			expect({ status, items }).toEqual({ status: 'error', items: [] });
			expect(error).toMatchObject({
				name: 'NodeOperationError',
				description: expect.stringMatching(/\w+.*\.$/),
				context: { itemIndex: 0, data: { id: null, kind: 'refused', httpStatus: null } },
			});
			expect(rig().emulator.requests).toEqual([]);
			expect(rig().emulator.billing.count).toBe(0);
		},
	);
});

describe('The advice of a refusal', () => {
	it.each<[string, DialectName, INodeParameters, string]>([
		[
			'where the provider decides',
			'artifex',
			{ resolution: '1080p' },
			"Set Resolution to Provider's Default: Artifex decides it. Nothing was sent and nothing was charged.",
		],
		[
			'where another value would do',
			'apiyi',
			{ duration: 10 },
			'Change Duration. Nothing was sent and nothing was charged.',
		],
		[
			'where the provider may know a field after all',
			'ezmodel',
			{ options: { seed: 7 } },
			"Remove the option. If the provider's documentation has this setting, add it under Extra Fields under the name given there. Nothing was sent and nothing was charged.",
		],
	])('says what to do %s', async (_name, dialect, setting, description) => {
		const { error } = await rig().run({ dialect, parameters: parametersOf('create', setting) });
		expect(error).toMatchObject({ description });
	});
});

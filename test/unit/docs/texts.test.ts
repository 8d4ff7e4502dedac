import type { INodeProperties } from 'n8n-workflow';

import { AiVideoApi } from '../../../credentials/AiVideoApi.credentials';
import { AiVideo } from '../../../nodes/AiVideo/AiVideo.node';
import { providers } from '../../../nodes/AiVideo/providers';
import { elementsOf, rootElement, type Element } from './texts/elements';
import { guidelines, violations, type GuidelineName, type Texts } from './texts/guidelines';

const NAMES = Object.keys(guidelines) as GuidelineName[];
const PROVIDERS = Object.values(providers).map(({ info }) => info.label);

function textsOf(root: Element, fields: readonly INodeProperties[]): Texts {
	const elements = [root, ...elementsOf(fields)];
	const labels = elements
		.filter(({ kind, name }) => kind === 'field' || name === 'operation')
		.map(({ label }) => label);
	return { elements, labels: [...labels, ...PROVIDERS] };
}

const { displayName, description, properties } = new AiVideo().description;
const credential = new AiVideoApi();
const nodeRoot = rootElement(displayName, description);

describe.each([
	['node', textsOf(nodeRoot, properties)],
	['credential', textsOf(rootElement(credential.displayName), credential.properties)],
])('in the texts of the %s', (_subject, texts) => {
	it.each(NAMES)('%s', (name) => {
		expect(violations(name, texts)).toEqual([]);
	});
});

/** A copy of the node's fields with one text replaced, wherever it stands. */
function brokenBy(from: string, to: string): Texts {
	const original = JSON.stringify(properties);
	const broken = original.replaceAll(from, to);
	if (broken === original) throw new Error(`The node does not say: ${from}`);
	const fields: INodeProperties[] = JSON.parse(broken);
	return textsOf(nodeRoot, fields);
}

const BREAKS: ReadonlyArray<readonly [GuidelineName, from: string, to: string, where: string]> = [
	['labels are in Title Case', '"Video ID"', '"Video id"', 'videoId'],
	['labels are in Title Case', '"Video ID"', '"Video Id"', 'videoId'],
	['labels are in Title Case', '"Poll Interval (', '"Poll interval (', 'waiting.pollInterval'],
	['labels are in Title Case', '"4 Seconds"', '"4 seconds"', 'duration=4'],
	['labels are in Title Case', '"From List"', '"From list"', 'model.list'],
	[
		'descriptions, hints and actions are in sentence case',
		'"The model that makes',
		'"The Model That makes',
		'model',
	],
	[
		'descriptions, hints and actions are in sentence case',
		'"A public address"',
		'"a public address"',
		'imageSource=url',
	],
	[
		'descriptions, hints and actions are in sentence case',
		'"The name of the output binary',
		'"The name of the Output Binary',
		'binaryField',
	],
	[
		'descriptions, hints and actions are in sentence case',
		'"Get many videos"',
		'"Get Many Videos"',
		'operation=getMany',
	],
	['a boolean says "Whether"', '"Whether to return all', '"If set, return all', 'returnAll'],
	['a placeholder is an example', '"e.g. sora-2-pro"', '"sora-2-pro"', 'model.id'],
	['a placeholder is an example', '"e.g. 1280x720"', '"1280x720"', 'options.size'],
	[
		'every field is described',
		'"description":"Max number of results to return"',
		'"description":""',
		'limit',
	],
	[
		'every operation has an action and a description, both about a video',
		'"action":"Get many videos"',
		'"other":""',
		'operation=getMany',
	],
	[
		'every operation has an action and a description, both about a video',
		'"action":"Get many videos"',
		'"action":"Get many"',
		'operation=getMany',
	],
	[
		'actions have no articles',
		'"action":"Get many videos"',
		'"action":"Get the videos"',
		'operation=getMany',
	],
	[
		'one sentence ends without a period, several with one',
		'of results to return"',
		'of results to return."',
		'limit',
	],
	[
		'one sentence ends without a period, several with one',
		'charged twice."',
		'charged twice"',
		'waiting.resubmitUnknown',
	],
	['no text has stray white space', 'results to return"', 'results  to return"', 'limit'],
	['no text has stray white space', '"Video ID"', '"Video ID "', 'videoId'],
	[
		'a description says more than the label',
		'"Max number of results to return"',
		'"Limit"',
		'limit',
	],
	['long lists are in order', '"name":"Create"', '"name":"Zoom"', 'operation'],
	['long lists are in order', '"File Name"', '"Zoom"', 'options'],
	['long lists are in order', '"value":5}', '"value":50}', 'duration'],
];

describe('a guideline notices a text that does not follow it', () => {
	it.each(BREAKS)('%s: %s -> %s', (name, from, to, where) => {
		const found = violations(name, brokenBy(from, to)).map((line) => line.split(': ')[0]);
		const before = violations(name, textsOf(nodeRoot, properties));
		expect(found.length).toBeGreaterThan(before.length);
		expect(found).toContain(where);
	});

	it('and every guideline has been seen to do so', () => {
		expect(new Set(BREAKS.map(([name]) => name))).toEqual(new Set(NAMES));
	});

	it('in a section of a fixed collection as well', () => {
		const field: INodeProperties = {
			displayName: 'Frames',
			name: 'frames',
			type: 'fixedCollection',
			default: {},
			options: [
				{
					displayName: 'first frame',
					name: 'first',
					values: [{ displayName: 'image url', name: 'url', type: 'string', default: '' }],
				},
			],
		};
		expect(violations('labels are in Title Case', textsOf(nodeRoot, [field]))).toEqual([
			'frames.first: first frame',
			'frames.first.url: image url',
		]);
	});
});

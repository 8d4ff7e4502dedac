import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { operations } from '../../../nodes/AiVideo/operations';
import { runItems } from '../../../nodes/AiVideo/operations/runItems';
import { virtualClock } from '../api/virtualClock';
import { CREDENTIALS, fakeHost } from './fakeHost';

const WORDS = "Referenced node doesn't exist";
const ADDRESS = 'https://example.com/first.png';

/** What lets every operation run, and has something to fetch before it submits. */
const VALUES: Readonly<Record<string, unknown>> = {
	model: 'sora-2',
	prompt: 'A fox',
	imageSource: 'url',
	imageUrl: ADDRESS,
	videoId: 'video_1',
};

interface Host {
	readonly context: IExecuteFunctions;
	/** Method and address of every request. */
	readonly requests: string[];
}

interface HostOptions {
	readonly values: Readonly<Record<string, unknown>>;
	/** Parameters whose expressions fail. */
	readonly unreadable?: readonly string[];
	/** For which item they fail. */
	readonly badItem?: number;
	readonly credentials?: () => unknown;
}

/** A host with two items, at a provider that refuses every request. */
function hostOf({ values, unreadable = [], badItem = 1, credentials }: HostOptions): Host {
	const requests: string[] = [];
	const context = fakeHost({
		parameter: (name, index, otherwise) => {
			if (index === badItem && unreadable.includes(name)) throw new Error(WORDS);
			return values[name] ?? otherwise;
		},
		answer: ({ method, url }) => {
			requests.push(`${method} ${url}`);
			return { status: 400, json: { error: { message: 'no such size' } } };
		},
		items: [{ json: {} }, { json: {} }],
		...(credentials && { credentials }),
	});
	return { context, requests };
}

async function failureOf({ context }: Host): Promise<unknown> {
	try {
		await runItems(context, false, virtualClock());
	} catch (error) {
		return error;
	}
	throw new Error('This should have failed');
}

/** What other parameters have to say for a field to be shown. */
function valuesFor(operation: string, { displayOptions }: INodeProperties) {
	const shown = Object.entries(displayOptions?.show ?? {}).map(([name, values]) => [
		name,
		values?.[0],
	]);
	return { ...VALUES, operation, ...Object.fromEntries(shown) };
}

function isSetting(option: object): option is INodeProperties {
	return 'type' in option;
}

/** A field, or a setting inside one, with all names that fail when its expression does. */
interface Unreadable {
	readonly title: string;
	readonly names: readonly string[];
	readonly values: Readonly<Record<string, unknown>>;
}

function unreadableFields(operation: string, field: INodeProperties): readonly Unreadable[] {
	const { name, displayName, options = [] } = field;
	const values = valuesFor(operation, field);
	const settings = options.filter(isSetting).map((setting) => ({
		title: setting.displayName,
		names: [name, `${name}.${setting.name}`],
		values,
	}));
	return [{ title: displayName, names: [name], values }, ...settings];
}

const CASES = Object.entries(operations).flatMap(([operation, { fields }]) =>
	fields
		.flatMap((field) => unreadableFields(operation, field))
		.map((unreadable) => ({ operation, ...unreadable })),
);

describe('when a parameter of the second item cannot be read', () => {
	it('there is one to try for every field and setting', () => {
		expect(CASES.length).toBeGreaterThan(70);
		expect(new Set(CASES.map(({ operation }) => operation)).size).toBe(
			Object.keys(operations).length,
		);
	});

	it.each(CASES)('$operation sends nothing for any item: $title', async (unreadable) => {
		const { title, names, values } = unreadable;
		const host = hostOf({ values, unreadable: names });
		const error = await failureOf(host);
		expect(host.requests).toEqual([]);
		expect(error).toMatchObject({
			message: `${title.replace(/ \(.*\)$/, '')} cannot be read: ${WORDS}`,
			description: expect.stringMatching(/Nothing was sent and nothing was charged\.$/),
			context: { itemIndex: 1, data: { id: null, kind: 'refused', videos: [] } },
		});
	});

	it.each([
		[0, 'simplify', 'Simplify'],
		[1, 'simplify', 'Simplify'],
		[0, 'waiting', 'Waiting'],
		[1, 'waiting', 'Waiting'],
	])('the items beside item %i go on when errors continue (%s)', async (badItem, name, title) => {
		const values = { ...VALUES, operation: 'create', imageSource: 'none' };
		const host = hostOf({ values, unreadable: [name], badItem });
		const items = await runItems(host.context, true, virtualClock());
		expect(items[badItem]?.json).toMatchObject({ error: `${title} cannot be read: ${WORDS}` });
		expect(items[1 - badItem]?.json).toMatchObject({ details: { kind: 'rejected' } });
		expect(host.requests).toEqual(['POST https://videos.example.com/v1/videos']);
	});
});

describe('what keeps the node from running at all', () => {
	it('is a credential the host does not find', async () => {
		const credentials = () => {
			throw new Error('Credentials not found');
		};
		const host = hostOf({ values: { ...VALUES, operation: 'create' }, credentials });
		expect(await failureOf(host)).toMatchObject({
			message: 'Credentials not found',
			description: 'Choose a credential in the node, or make one. Nothing was sent.',
			context: { data: { kind: 'refused' } },
		});
	});

	it('is a defect of its own, which blames nobody', async () => {
		const credentials = () => null;
		const host = hostOf({ values: { ...VALUES, operation: 'create' }, credentials });
		expect(await failureOf(host)).toMatchObject({
			message: expect.stringMatching(/null/),
			description:
				'This is a bug in the node. Before you run it again, look at the provider whether a video was made. Please report the message above at github.com/n8n-nodes-ai-video/n8n-nodes-ai-video/issues.',
			context: { data: { kind: 'defect' } },
		});
	});

	it('is an operation there is not', async () => {
		const host = hostOf({ values: { ...VALUES, operation: 'toString' } });
		expect(await failureOf(host)).toMatchObject({
			message: 'There is no operation toString',
			description: 'Choose one from the list. Nothing was sent and nothing was charged.',
			context: { data: { kind: 'refused' } },
		});
		expect(host.requests).toEqual([]);
	});

	it('is a broken expression in the operation, by name', async () => {
		const values = { ...VALUES, operation: 'create' };
		const host = hostOf({ values, unreadable: ['operation'], badItem: 0 });
		expect(await failureOf(host)).toMatchObject({
			message: `Operation cannot be read: ${WORDS}`,
			context: { data: { kind: 'refused' } },
		});
		expect(host.requests).toEqual([]);
	});

	it('is an error of every item where errors continue: n8n would pass the input on as done', async () => {
		const credentials = () => ({ ...CREDENTIALS, baseUrl: '' });
		const host = hostOf({ values: { ...VALUES, operation: 'create' }, credentials });
		const items = await runItems(host.context, true, virtualClock());
		const json = {
			error: 'OpenAI Compatible needs a base URL',
			details: expect.objectContaining({ kind: 'refused', id: null }),
		};
		expect(items).toEqual([
			{ json, pairedItem: { item: 0 } },
			{ json, pairedItem: { item: 1 } },
		]);
		expect(host.requests).toEqual([]);
	});
});

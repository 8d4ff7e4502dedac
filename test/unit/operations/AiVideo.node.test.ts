import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { AiVideo } from '../../../nodes/AiVideo/AiVideo.node';
import { isOperationName, operations } from '../../../nodes/AiVideo/operations';
import { AiVideoApi } from '../../../credentials/AiVideoApi.credentials';

const { description } = new AiVideo();
const NAMES = Object.keys(operations).sort();

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

function isField(entry: Entry): entry is INodeProperties {
	return 'type' in entry;
}

/** A field and the fields inside it. */
function withInner(field: INodeProperties): INodeProperties[] {
	return [field, ...(field.options ?? []).filter(isField).flatMap(withInner)];
}

function optionsOf(field: INodeProperties): INodePropertyOptions[] {
	return (field.options ?? []).flatMap((entry) => ('value' in entry ? [entry] : []));
}

const OWN = description.properties.flatMap(withInner);
const ALL = [...OWN, ...new AiVideoApi().properties];
/** Fields by a name that tells copies for several operations apart. */
const TABLE = [
	...new Map(
		ALL.map((field): [string, INodeProperties] => [
			`${field.name} (${String(field.displayOptions?.show?.operation ?? 'inner')})`,
			field,
		]),
	),
];

/** Words n8n's style guide leaves small in titles. */
const SMALL = ['in', 'of', 'to', 'a', 'the', 'from', 'and', 'or', 'for'];

describe('each field', () => {
	it.each(TABLE)('%s has a title in Title Case', (_, { displayName }) => {
		const words = displayName.split(/[\s(]+/).filter((word) => !SMALL.includes(word));
		expect(words.filter((word) => !/^[A-Z]/.test(word))).toEqual([]);
		expect(displayName).toBe(displayName.trim());
	});

	it.each(
		TABLE.filter(([, { noDataExpression, type }]) => !noDataExpression && type !== 'collection'),
	)('%s says what it is', (_, { description: words = '', type }) => {
		expect(words).toMatch(/^[A-Z"]/);
		expect(words.endsWith('.')).toBe(/\. [A-Z0-9]/.test(words));
		expect(words.startsWith('Whether ')).toBe(type === 'boolean');
	});

	it.each(TABLE.filter(([, { placeholder }]) => placeholder !== undefined))(
		'%s has a placeholder that is an example',
		(_, { placeholder, type }) => {
			expect(placeholder).toMatch(type === 'collection' ? /^Add [a-z]+$/ : /^e\.g\. \S/);
		},
	);

	it.each(TABLE.filter(([, field]) => optionsOf(field).length > 0))(
		'%s has its options in order, and its default among them',
		(_, field) => {
			const options = optionsOf(field);
			const names = options.map(({ name }) => name);
			if (field.name === 'operation') expect(names.shift()).toBe('Generate');
			const sorted = [...names].sort((left, right) =>
				left.toLowerCase().localeCompare(right.toLowerCase()),
			);
			const hasNumbers = options.some(({ value }) => typeof value === 'number');
			const isFirstByImportance = field.name === 'dialect';
			if (!hasNumbers && !isFirstByImportance) expect(names).toEqual(sorted);
			expect(options.map(({ value }) => value)).toContain(field.default);
			expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
		},
	);

	it.each(TABLE.filter(([, { type }]) => type === 'collection'))(
		'%s has its settings in order, and none set by default',
		(_, field) => {
			const names = (field.options ?? []).filter(isField).map(({ displayName }) => displayName);
			expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right)));
			expect(field.default).toEqual({});
		},
	);
});

describe('the operations', () => {
	const field = description.properties.find(({ name }) => name === 'operation');
	const options = field ? optionsOf(field) : [];

	it('are those that the node can do', () => {
		expect(options.map(({ value }) => String(value)).sort()).toEqual(NAMES);
		expect(field?.default).toBe('generate');
		expect(NAMES.every(isOperationName)).toBe(true);
		expect([isOperationName('toString'), isOperationName(undefined)]).toEqual([false, false]);
	});

	it.each(options.map((option) => [option.name, option] as const))(
		'%s has a title, an action and a description',
		(name, { action, description: words }) => {
			expect(name).toMatch(/^[A-Z][a-z]+( [A-Z][a-z]+)*$/);
			expect(action).toMatch(/^[A-Z][a-z ]+$/);
			expect(words).toMatch(/^[A-Z].+/);
		},
	);

	it.each(NAMES)('%s shows its own fields and no others', (name) => {
		const shown = description.properties.filter(({ displayOptions }) =>
			displayOptions?.show?.operation?.includes(name),
		);
		const own = isOperationName(name) ? operations[name].fields : [];
		expect(shown.map((one) => one.name)).toEqual(own.map((one) => one.name));
		for (const { displayOptions } of shown) {
			expect(displayOptions?.show).toMatchObject({ operation: [name] });
		}
		own.forEach(({ displayOptions }, index) => {
			expect(shown[index]?.displayOptions?.show).toMatchObject(displayOptions?.show ?? {});
			expect(shown[index]?.displayOptions?.hide).toEqual(displayOptions?.hide);
		});
	});

	it('have no field but these, and the one that chooses', () => {
		const others = description.properties.filter(
			({ displayOptions }) => displayOptions?.show?.operation === undefined,
		);
		expect(others.map(({ name }) => name)).toEqual(['operation']);
	});
});

it('the node has its public names', () => {
	expect(description).toMatchObject({
		name: 'aiVideo',
		displayName: 'AI Video',
		version: 1,
		usableAsTool: true,
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'aiVideoApi', required: true, testedBy: 'testCredential' }],
	});
	const { methods } = new AiVideo();
	expect(Object.keys(methods.credentialTest)).toEqual(['testCredential']);
	expect(Object.keys(methods.listSearch)).toEqual(['searchModels']);
});

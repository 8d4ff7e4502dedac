import type { INodeProperties } from 'n8n-workflow';

import { isOperationName, operationFields, operations } from '../../nodes/AiVideo/operations';
import { code, table, type Row } from './markdown';

/** What the node's description says of its parameters, as tables. Pure. */

/** A parameter, and the operations that have it. */
interface Parameter {
	readonly field: INodeProperties;
	readonly operations: Set<string>;
}

function operationsOf({ displayOptions }: INodeProperties): readonly string[] {
	const names = displayOptions?.show?.['operation'] ?? [];
	return names.filter(isOperationName).map((name) => operations[name].name);
}

function isField(option: object): option is INodeProperties {
	return 'displayName' in option && 'type' in option;
}

/** The settings inside a collection, each with the operations of the collection. */
function withParents(fields: readonly INodeProperties[]): Array<[INodeProperties, string[]]> {
	return fields.map((field) => [field, [...operationsOf(field)]]);
}

function settingsOf(collection: string): Array<[INodeProperties, string[]]> {
	const collections = operationFields.filter(({ name }) => name === collection);
	return withParents(collections).flatMap(([{ options = [] }, operations]) =>
		options.filter(isField).map((field): [INodeProperties, string[]] => [field, operations]),
	);
}

function merged(fields: ReadonlyArray<[INodeProperties, string[]]>): Parameter[] {
	const parameters = new Map<string, Parameter>();
	for (const [field, operations] of fields) {
		// A prompt means something else to Remix than to Generate.
		const key = `${field.name}: ${field.description}`;
		const known = parameters.get(key) ?? { field, operations: new Set() };
		operations.forEach((operation) => known.operations.add(operation));
		parameters.set(key, known);
	}
	return [...parameters.values()];
}

function isLocator(value: unknown): value is { value: unknown } {
	return typeof value === 'object' && value !== null && 'value' in value;
}

function shownDefault({ default: value }: INodeProperties): string {
	const plain = isLocator(value) ? value.value : value;
	return plain === '' ? 'empty' : code(String(plain));
}

/** `binary`: A file of the input item */
function choicesOf({ options = [] }: INodeProperties): string {
	const choices = options.flatMap((option) => {
		if (!('value' in option) || option.value === '') return [];
		const { description } = option;
		return [code(String(option.value)) + (description === undefined ? '' : ` (${description})`)];
	});
	return choices.length === 0 ? '' : ` Values: ${choices.join(', ')}.`;
}

function sentence(text: string): string {
	return text === '' || text.endsWith('.') ? text : `${text}.`;
}

function rowOf({ field, operations }: Parameter): Row {
	return [
		`**${field.displayName}** ${code(field.name)}`,
		shownDefault(field),
		sentence(field.description ?? '') + choicesOf(field),
		[...operations].sort().join(', '),
	];
}

const HEADER = ['Parameter', 'Default', 'Meaning', 'On'];

function isCollection({ type }: INodeProperties): boolean {
	return type === 'collection';
}

export function parameterTable(): string {
	const fields = operationFields.filter((field) => !isCollection(field));
	return table(HEADER, merged(withParents(fields)).map(rowOf));
}

/** The settings of a collection, `options` or `waiting`. */
export function settingTable(collection: string): string {
	return table(HEADER, merged(settingsOf(collection)).map(rowOf));
}

/** An operation's value and what it offers, by the names the user sees. */
export function parametersOf(operation: string): string {
	const fields = operationFields.filter(({ displayOptions }) =>
		displayOptions?.show?.['operation']?.includes(operation),
	);
	const names = new Map<string, readonly string[]>();
	for (const { displayName, type, options = [] } of fields) {
		const settings = type === 'collection' ? options.filter(isField) : [];
		const inside = settings.map((setting) => setting.displayName);
		names.set(displayName, [...new Set([...(names.get(displayName) ?? []), ...inside])]);
	}
	const texts = [...names].map(([name, inside]) =>
		inside.length === 0 ? name : `${name} (${inside.join(', ')})`,
	);
	return `Value ${code(operation)}. Parameters: ${texts.join(', ')}.`;
}

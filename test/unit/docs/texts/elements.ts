import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyMode,
	INodePropertyOptions,
} from 'n8n-workflow';

/** Anything of a node's or credential's description that has a label of its own. */
export interface Element {
	/** Where it is, by internal names: `options.size`, `model.list`. */
	readonly path: string;
	readonly kind: 'root' | 'field' | 'option' | 'section' | 'mode';
	/** Display name, or name of an option. */
	readonly label: string;
	/** Type of a field or mode; of the list's field for an option. */
	readonly type: string;
	readonly description: string | undefined;
	readonly placeholder: string | undefined;
	readonly hint: string | undefined;
	readonly action: string | undefined;
	/** Internal name of the field, or of the field whose list an option is in. */
	readonly name: string;
	/** What a list or collection offers, in its order. */
	readonly choices: readonly Choice[];
}

export interface Choice {
	readonly label: string;
	readonly value: unknown;
}

type Entry = NonNullable<INodeProperties['options']>[number];

function isField(entry: Entry): entry is INodeProperties {
	return 'displayName' in entry && 'type' in entry;
}

function isSection(entry: Entry): entry is INodePropertyCollection {
	return 'values' in entry;
}

const NOTHING = {
	description: undefined,
	placeholder: undefined,
	hint: undefined,
	action: undefined,
	choices: [],
};

/** The node's or credential's own label and description. */
export function rootElement(label: string, description?: string): Element {
	return { ...NOTHING, path: '(itself)', kind: 'root', label, type: 'root', name: '', description };
}

function optionOf(option: INodePropertyOptions, field: INodeProperties, path: string): Element {
	return {
		...NOTHING,
		path: `${path}=${String(option.value)}`,
		kind: 'option',
		label: option.name,
		type: field.type,
		name: field.name,
		description: option.description,
		action: option.action,
	};
}

function modeOf(mode: INodePropertyMode, path: string): Element {
	return {
		...NOTHING,
		path: `${path}.${mode.name}`,
		kind: 'mode',
		label: mode.displayName,
		type: mode.type,
		name: mode.name,
		hint: mode.hint,
		placeholder: mode.placeholder,
	};
}

function sectionOf(section: INodePropertyCollection, path: string): readonly Element[] {
	const own = {
		...NOTHING,
		path: `${path}.${section.name}`,
		kind: 'section' as const,
		label: section.displayName,
		type: 'section',
		name: section.name,
	};
	return [own, ...elementsOf(section.values, own.path)];
}

function entriesOf(field: INodeProperties, path: string): readonly Element[] {
	return (field.options ?? []).flatMap((entry) => {
		if (isSection(entry)) return sectionOf(entry, path);
		return isField(entry) ? elementsOf([entry], path) : [optionOf(entry, field, path)];
	});
}

function choiceOf(entry: Entry): Choice {
	if (isSection(entry) || isField(entry)) return { label: entry.displayName, value: entry.name };
	return { label: entry.name, value: entry.value };
}

/** A description's fields with everything inside them, however deep. */
export function elementsOf(fields: readonly INodeProperties[], parent = ''): readonly Element[] {
	return fields.flatMap((field) => {
		const path = parent === '' ? field.name : `${parent}.${field.name}`;
		const own: Element = {
			path,
			kind: 'field',
			label: field.displayName,
			type: field.type,
			name: field.name,
			description: field.description,
			placeholder: field.placeholder,
			hint: field.hint,
			action: undefined,
			choices: (field.options ?? []).map(choiceOf),
		};
		const modes = (field.modes ?? []).map((mode) => modeOf(mode, path));
		return [own, ...entriesOf(field, path), ...modes];
	});
}

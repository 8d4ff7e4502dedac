import { at, isObject, type JsonObject, listAt, readNumber, readText } from './fields';

/** What a model takes, as its provider publishes it: JSON Schema, read as far as settings need it. */

export type FieldKind = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

export type Choice = string | number | boolean;

/** One field of a model's input. `null` means: the schema does not say. */
export interface InputField {
	readonly name: string;
	/** What a value may be; empty: anything. */
	readonly kinds: readonly FieldKind[];
	readonly choices: readonly Choice[] | null;
	readonly minimum: number | null;
	readonly maximum: number | null;
	/** Of a text in characters, of a list in entries. */
	readonly maxLength: number | null;
	readonly minLength: number | null;
	/** It has to be sent: without it the request is refused. */
	readonly isRequired: boolean;
	readonly fallback: Choice | null;
	/** What one entry of a list is. */
	readonly entry: InputField | null;
	/** Title and description. */
	readonly words: string;
}

export interface InputSchema {
	readonly fields: readonly InputField[];
	/** The version of the model that takes this, where a request has to name it. */
	readonly version?: string;
}

/** No published model is near these. */
const MAX_FIELDS = 300;
const MAX_CHOICES = 1_000;
const MAX_DEPTH = 6;
const MAX_WORDS = 4_000;

const KINDS: readonly FieldKind[] = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

function isKind(value: unknown): value is FieldKind {
	return KINDS.some((kind) => kind === value);
}

function isChoice(value: unknown): value is Choice {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** `#/components/schemas/Input` in the document it stands in. */
function follow(reference: unknown, root: unknown): unknown {
	if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
	const keys = reference.slice(2).split('/');
	return at(root, ...keys.map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~')));
}

/** A schema and all that it is made of: references, alternatives, parts. */
function partsOf(schema: unknown, root: unknown, depth = 0): readonly JsonObject[] {
	if (!isObject(schema) || depth > MAX_DEPTH) return [];
	const inner = [
		follow(schema.$ref, root),
		...[schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) => listAt(list)),
	];
	return [schema, ...inner.flatMap((part) => partsOf(part, root, depth + 1))];
}

/** The first of the parts that says it. */
function said<T>(
	parts: readonly JsonObject[],
	key: string,
	read: (value: unknown) => T | null,
): T | null {
	for (const part of parts) {
		const value = read(part[key]);
		if (value !== null) return value;
	}
	return null;
}

function kindsOf(parts: readonly JsonObject[]): readonly FieldKind[] {
	const told = parts.flatMap(({ type }) => [type].flat()).filter(isKind);
	return [...new Set(told)];
}

const LARGE: readonly unknown[] = ['object', 'array', 'null'];

/** A value that no setting has: fal offers a size as an object too. */
function isLarge(schema: unknown, root: unknown): boolean {
	const told = partsOf(schema, root).flatMap(({ type }) => [type].flat());
	const types = told.filter((type) => type !== undefined);
	return types.length > 0 && types.every((type) => LARGE.includes(type));
}

/** What alternatives offer together; nothing counts where one of them takes any text or number. */
function unionOf(
	alternatives: readonly unknown[],
	root: unknown,
	depth: number,
): readonly Choice[] | null {
	const plain = alternatives.filter((one) => isObject(one) && !isLarge(one, root));
	const lists = plain.map((one) => choicesOf(one, root, depth + 1));
	return lists.length === 0 || lists.includes(null) ? null : lists.flatMap((list) => list ?? []);
}

/** The only values a schema lets through; `null`: it does not name them one by one. */
function choicesOf(schema: unknown, root: unknown, depth = 0): readonly Choice[] | null {
	if (!isObject(schema) || depth > MAX_DEPTH) return null;
	const own = 'const' in schema ? [schema.const] : listAt(schema.enum);
	if (own.length > 0) return own.filter(isChoice).slice(0, MAX_CHOICES);
	for (const part of [follow(schema.$ref, root), ...listAt(schema.allOf)]) {
		const choices = choicesOf(part, root, depth + 1);
		if (choices !== null) return choices;
	}
	return unionOf([...listAt(schema.anyOf), ...listAt(schema.oneOf)], root, depth);
}

/** An exclusive limit of a whole number is the next one. */
function limitOf(parts: readonly JsonObject[], end: 'minimum' | 'maximum'): number | null {
	const number = (value: unknown) => (typeof value === 'number' ? readNumber(value) : null);
	const plain = said(parts, end, number);
	if (plain !== null) return plain;
	const key = end === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
	const exclusive = said(parts, key, number);
	return exclusive === null ? null : exclusive + (end === 'minimum' ? 1 : -1);
}

function readField(
	name: string,
	schema: unknown,
	root: unknown,
	isRequired: boolean,
	depth = 0,
): InputField {
	const parts = partsOf(schema, root);
	const kinds = kindsOf(parts);
	const items = said(parts, 'items', (value) => (isObject(value) ? value : null));
	const [least, most] = kinds.includes('array')
		? ['minItems', 'maxItems']
		: ['minLength', 'maxLength'];
	const words = [said(parts, 'title', readText), said(parts, 'description', readText)];
	return {
		name,
		kinds,
		choices: choicesOf(schema, root),
		minimum: limitOf(parts, 'minimum'),
		maximum: limitOf(parts, 'maximum'),
		minLength: said(parts, least ?? '', readNumber),
		maxLength: said(parts, most ?? '', readNumber),
		isRequired,
		fallback: said(parts, 'default', (value) => (isChoice(value) ? value : null)),
		entry: items === null || depth > 0 ? null : readField(name, items, root, false, depth + 1),
		words: words
			.filter((text) => text !== null)
			.join('. ')
			.slice(0, MAX_WORDS),
	};
}

/**
 * Reads the schema of a model's input.
 * @param schema an object's JSON Schema, or a reference to one
 * @param root the document that references point into
 * @returns `null` when it has no fields
 */
export function readInputSchema(schema: unknown, root: unknown = schema): InputSchema | null {
	const parts = partsOf(schema, root);
	const required = new Set(parts.flatMap((part) => listAt(part.required)));
	const properties = parts.flatMap((part) =>
		isObject(part.properties) ? Object.entries(part.properties) : [],
	);
	const known = new Map(properties.slice(0, MAX_FIELDS));
	const fields = [...known].map(([name, field]) =>
		readField(name, field, root, required.has(name)),
	);
	return fields.length === 0 ? null : { fields };
}

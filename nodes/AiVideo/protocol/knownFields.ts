import type { JsonObject } from './fields';
import { type InputSchema, readInputSchema } from './inputSchema';

/** Models' own fields, for providers that describe them on pages for people only. */

export const TEXT: JsonObject = { type: 'string' };
export const FLAG: JsonObject = { type: 'boolean' };
export const WHOLE: JsonObject = { type: 'integer' };

/** @param words what the choices mean, where their names do not say it */
export function oneOf(choices: ReadonlyArray<string | number>, words?: string): JsonObject {
	return { enum: choices, ...(words !== undefined && { description: words }) };
}

export function between(minimum: number, maximum: number): JsonObject {
	return { type: 'integer', minimum, maximum };
}

export function imageList(words: string, maxItems?: number): JsonObject {
	const limit = maxItems === undefined ? {} : { maxItems };
	return { type: 'array', items: TEXT, description: words, ...limit };
}

/** A model's fields by name; a name that ends with `!` has to be sent. */
export type KnownFields = Readonly<Record<string, JsonObject>>;

export function schemaOf(fields: KnownFields): InputSchema {
	const plain = (name: string) => name.replace(/!$/, '');
	const properties = Object.entries(fields).map(([name, field]) => [plain(name), field]);
	const required = Object.keys(fields).filter((name) => name.endsWith('!'));
	const schema = {
		properties: Object.fromEntries(properties),
		required: required.map(plain),
	};
	return readInputSchema(schema) ?? { fields: [] };
}

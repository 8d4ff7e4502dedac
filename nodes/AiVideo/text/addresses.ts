/** A web address, also with slashes escaped as some JSON encoders do. */
const ADDRESS = /https?:(?:\\?\/){2}[^\s"<>]+/gi;

/** A text that is nothing but an address on the provider's own host. */
const RELATIVE = /^\/[^\s"<>]*$/;

/**
 * Removes the query of every web address in a text: signed ones are as good as a key. Each address
 * is matched as a whole and cut afterwards: a pattern that looks for the `?` itself takes minutes
 * for a megabyte of addresses without one.
 */
export function withoutQuery(text: string): string {
	if (RELATIVE.test(text)) return text.replace(/\?[^]*$/, '');
	return text.replace(ADDRESS, (address) => address.replace(/\?[^]*$/, ''));
}

/** Anything JSON can hold. */
export type JsonValue = string | number | boolean | object | null | undefined;

/** Removes the query of every web address in JSON: signed ones are as good as a key. */
export function withoutQueries(json: unknown): JsonValue {
	if (typeof json === 'string') return withoutQuery(json);
	if (Array.isArray(json)) return json.map(withoutQueries);
	if (typeof json === 'object' && json !== null) {
		return Object.fromEntries(
			Object.entries(json).map(([key, value]) => [key, withoutQueries(value)]),
		);
	}
	if (typeof json === 'number' || typeof json === 'boolean') return json;
	return json === undefined ? undefined : null;
}

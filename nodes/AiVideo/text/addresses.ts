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

/** Removes the query of every web address in an answer: signed ones are as good as a key. Pure. */
export function withoutQueries(answer: unknown): unknown {
	if (typeof answer === 'string') return withoutQuery(answer);
	if (Array.isArray(answer)) return answer.map(withoutQueries);
	if (typeof answer !== 'object' || answer === null) return answer;
	return Object.fromEntries(
		Object.entries(answer).map(([key, value]) => [key, withoutQueries(value)]),
	);
}

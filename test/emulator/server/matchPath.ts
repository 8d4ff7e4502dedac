/** The name of a last segment that stands for all the rest: `:name*`. */
const REST = /^:(.+)\*$/;
/** A segment that ends with a verb of its own, as Google's do: `:name:verb`. */
const VERB = /^(:[^:]+)(:[^:]+)$/;

/**
 * The values of a pattern's `:name` segments (decoded) when the path fits it, else null.
 * A last `:name*` stands for one segment or more; `:name:verb` for one with this verb at its end.
 * @param path as in the request line, still percent-encoded
 */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
	const wanted = pattern.split('/');
	const given = path.split('/');
	const rest = REST.exec(wanted.at(-1) ?? '')?.[1];
	if (rest === undefined) return matchSegments(wanted, given);
	const start = wanted.length - 1;
	const params = matchSegments(wanted.slice(0, start), given.slice(0, start));
	const tail = given.slice(start);
	if (params === null || tail.length === 0 || tail.includes('')) return null;
	return { ...params, [rest]: tail.map(decoded).join('/') };
}

function matchSegments(
	wanted: readonly string[],
	given: readonly string[],
): Record<string, string> | null {
	if (wanted.length !== given.length) return null;
	const params: Record<string, string> = {};
	for (const [index, pattern] of wanted.entries()) {
		const [, name, verb = ''] = VERB.exec(pattern) ?? [];
		const segment = name ?? pattern;
		const whole = given[index] ?? '';
		if (!whole.endsWith(verb)) return null;
		const value = decoded(whole.slice(0, whole.length - verb.length));
		if (segment.startsWith(':') && value !== '') params[segment.slice(1)] = value;
		else if (segment !== value) return null;
	}
	return params;
}

/** A segment that is not valid percent-encoding stands for itself. */
function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

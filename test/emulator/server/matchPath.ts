/**
 * The values of a pattern's `:name` segments (decoded) when the path fits it, else null.
 * @param path as in the request line, still percent-encoded
 */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
	const wanted = pattern.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return null;
	const params: Record<string, string> = {};
	for (const [index, segment] of wanted.entries()) {
		const value = decoded(given[index] ?? '');
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

/** Anything JSON can hold. */
export type JsonValue = string | number | boolean | object | null | undefined;

/** Parsed JSON with every text changed, names as well; what has no text form in JSON becomes `null`. */
export function mapTexts(json: unknown, change: (text: string) => string): JsonValue {
	if (typeof json === 'string') return change(json);
	if (Array.isArray(json)) return json.map((entry: unknown) => mapTexts(entry, change));
	if (typeof json === 'object' && json !== null) {
		return Object.fromEntries(
			Object.entries(json).map(([key, value]) => [change(key), mapTexts(value, change)]),
		);
	}
	if (typeof json === 'number' || typeof json === 'boolean' || json === undefined) return json;
	return null;
}

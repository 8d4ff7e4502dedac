/** Anything JSON can hold. */
export type JsonValue = string | number | boolean | object | null | undefined;

type Change = (text: string) => string;

/** A list with its entries changed: itself where none is, since answers may have a million. */
function mapList(list: readonly unknown[], change: Change): readonly unknown[] {
	let copy: unknown[] | null = null;
	for (let index = 0; index < list.length; index++) {
		const before: unknown = list[index];
		const after = mapTexts(before, change);
		if (after !== before) copy ??= list.slice();
		if (copy !== null) copy[index] = after;
	}
	return copy ?? list;
}

function entriesOf(object: object, keys: readonly string[]): Array<readonly [string, unknown]> {
	return keys.map((key) => [key, Reflect.get(object, key)]);
}

/** An object with its names and values changed: itself where none is. */
function mapObject(object: object, change: Change): object {
	const keys = Object.keys(object);
	let entries: Array<readonly [string, unknown]> | null = null;
	for (let index = 0; index < keys.length; index++) {
		const key = keys[index] ?? '';
		const value: unknown = Reflect.get(object, key);
		const newKey = change(key);
		const newValue = mapTexts(value, change);
		const isSame = newKey === key && newValue === value;
		if (!isSame) entries ??= entriesOf(object, keys.slice(0, index));
		entries?.push([newKey, newValue]);
	}
	return entries === null ? object : Object.fromEntries(entries);
}

/** Parsed JSON with every text changed, names as well; what has no text form in JSON becomes `null`. */
export function mapTexts(json: unknown, change: Change): JsonValue {
	if (typeof json === 'string') return change(json);
	if (Array.isArray(json)) return mapList(json, change);
	if (typeof json === 'object' && json !== null) return mapObject(json, change);
	if (typeof json === 'number' || typeof json === 'boolean' || json === undefined) return json;
	return null;
}

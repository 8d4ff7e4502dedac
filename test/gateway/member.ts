/** A member of a JSON object; `undefined` where there is none. */
export function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Deeper answers have no business here, and would exhaust the stack of whoever copies them. */
const MAX_NESTING = 64;

/** How deep brackets nest, not counting those inside strings. */
function nestingOf(json: string): number {
	let [depth, deepest, inString] = [0, 0, false];
	for (let index = 0; index < json.length; index++) {
		const character = json[index];
		if (inString) {
			if (character === '\\') index++;
			else inString = character !== '"';
		} else if (character === '"') inString = true;
		else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
		else if (character === '}' || character === ']') depth--;
	}
	return deepest;
}

/** Parses an answer; `undefined` when it is not JSON or nests deeper than any real one. */
export function parseJson(text: string): unknown {
	if (nestingOf(text) > MAX_NESTING) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

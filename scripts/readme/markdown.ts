/** Pieces of Markdown. Pure. */

export type Row = readonly string[];

function line(cells: Row): string {
	return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;
}

export function table(header: Row, rows: readonly Row[]): string {
	return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(text: string): string {
	return `\`${text}\``;
}

const END = '<!-- /generated -->';

/**
 * Puts generated text between its markers, `<!-- generated:NAME -->` and `<!-- /generated -->`.
 * @throws when a marker or a text is missing, so that neither can be forgotten
 */
export function fillMarkers(text: string, parts: Readonly<Record<string, string>>): string {
	const missing = new Set(Object.keys(parts));
	const filled = text.replace(
		/<!-- generated:(\S+) -->\n[^]*?<!-- \/generated -->/g,
		(_old, name: string) => {
			const part = parts[name];
			if (part === undefined) throw new Error(`Nothing generates ${name}`);
			missing.delete(name);
			return `<!-- generated:${name} -->\n\n${part}\n\n${END}`;
		},
	);
	if (missing.size > 0) throw new Error(`No marker for ${[...missing].join(', ')}`);
	return filled;
}

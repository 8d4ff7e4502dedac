export interface Goal {
	readonly is: 'atMost' | 'atLeast' | 'below';
	readonly ratio: number;
}

/** One line of the results: ours beside what it is measured against, from the same run. */
export interface Row {
	/** What is measured, in words. */
	readonly what: string;
	/** With its unit. */
	readonly ours: string;
	/** What cannot be beaten, or may not be exceeded, with its unit: floor, peer or budget. */
	readonly against: string;
	/** Ours by that. */
	readonly ratio: number;
	readonly goal: Goal | null;
	/** What others come to, with units. */
	readonly peers: string;
}

const SIGNS: Readonly<Record<Goal['is'], string>> = { atMost: '≤', atLeast: '≥', below: '<' };

/** Whether the goal is met; a row without one has nothing to miss. */
export function isMet({ ratio, goal }: Row): boolean {
	if (goal === null) return true;
	if (goal.is === 'below') return ratio < goal.ratio;
	return goal.is === 'atMost' ? ratio <= goal.ratio : ratio >= goal.ratio;
}

function verdictOf(row: Row): string {
	if (row.goal === null) return '';
	return isMet(row) ? 'met' : '**missed**';
}

function line(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

/** The rows as a Markdown table. */
export function toTable(rows: readonly Row[]): string {
	const head = ['', 'ours', 'against', 'ratio', 'goal', '', 'peers'];
	const lines = rows.map((row) =>
		line([
			row.what,
			row.ours,
			row.against,
			row.ratio.toFixed(2),
			row.goal === null ? '' : `${SIGNS[row.goal.is]} ${row.goal.ratio}`,
			verdictOf(row),
			row.peers,
		]),
	);
	const rule = ['---', '---:', '---:', '---:', '---:', '---', '---'];
	return [line(head), line(rule), ...lines].join('\n');
}

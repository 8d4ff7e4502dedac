import { relative } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

/** `Label     text`, one a line. */
export function table(rows: ReadonlyArray<readonly [label: string, text: string]>): string {
	return rows.map(([label, text]) => `${label.padEnd(10)}${text}\n`).join('');
}

function shown(value: unknown, unit = ''): string {
	return value === null || value === undefined ? 'unknown' : `${String(value)}${unit}`;
}

/** What came out of the node, in words. */
export function reportVideo({ video }: IDataObject, file: string, cost: string): string {
	const facts: IDataObject = typeof video === 'object' && video !== null ? { ...video } : {};
	const { seconds, width, height, bytes, hasAudio } = facts;
	return table([
		['File', relative('', file)],
		['Length', shown(seconds, ' s')],
		['Picture', `${shown(width)}x${shown(height)}`],
		['Size', typeof bytes === 'number' ? `${bytes.toLocaleString('en')} bytes` : 'unknown'],
		['Audio', hasAudio === null ? 'unknown' : hasAudio === true ? 'yes' : 'no'],
		['Cost', cost],
	]);
}

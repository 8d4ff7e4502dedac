import { VideoError } from '../api/errors';
import type { Item } from './item';
import { readCollection, readNumberParameter, readTextParameter } from './readParameter';

/** How the user wants the file of a job. */
export interface FileSettings {
	/** Name of the binary field. */
	readonly field: string;
	/** Empty: the video ID. */
	readonly name: string;
	/** The largest file taken. */
	readonly mostBytes: number;
}

/** More than any provider makes, less than a disk holds. */
const DEFAULT_MOST_MB = 4096;

function readMostBytes(value: unknown): number {
	const megabytes = readNumberParameter('Max File Size', value) ?? DEFAULT_MOST_MB;
	if (megabytes > 0) return Math.ceil(megabytes * 1024 ** 2);
	throw new VideoError('refused', `Max File Size cannot be ${megabytes}: it takes 1 or more`, {
		description: 'Correct Max File Size. Nothing was sent and nothing was charged.',
	});
}

/** An expression may well make a number. */
function readName(value: unknown): string {
	return typeof value === 'number' ? String(value) : readTextParameter(value);
}

/** Reads it before anything is sent: a mistake found after that would cost the file. */
export function readFileSettings({ context, index }: Item): FileSettings {
	const { fileName, maxFileSize } = readCollection(context, 'options', index);
	return {
		field: readTextParameter(context.getNodeParameter('binaryField', index, 'data')) || 'data',
		name: readName(fileName),
		mostBytes: readMostBytes(maxFileSize),
	};
}

/** The same; `null` when the file is not to be downloaded. */
export function readWantedFile(item: Item): FileSettings | null {
	const download = item.context.getNodeParameter('downloadVideo', item.index, true);
	return download === false ? null : readFileSettings(item);
}

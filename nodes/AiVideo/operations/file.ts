import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import type { Item } from './operation';
import { readCollection, readNumberParameter, readTextParameter } from './parameters';

export const downloadVideoField: INodeProperties = {
	displayName: 'Download Video',
	name: 'downloadVideo',
	type: 'boolean',
	default: true,
	description: 'Whether to put the finished file into the binary data of the output item',
};

export const binaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryField',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	description: 'The next node finds the file under this name',
};

/** The same, hidden when nothing is downloaded. */
export const binaryFieldWhenDownloading: INodeProperties = {
	...binaryField,
	displayOptions: { show: { downloadVideo: [true] } },
};

const fileNameOption: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.title }}',
	description:
		'Name of the output file. The video ID when empty; the extension follows from the file itself.',
};

const maxFileSizeOption: INodeProperties = {
	displayName: 'Max File Size (MB)',
	name: 'maxFileSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 4096,
	description:
		'The largest file that is downloaded. A larger one ends in an error and stays at the provider.',
};

/** What Options holds wherever a file is written. */
export const fileOptions: INodeProperties[] = [fileNameOption, maxFileSizeOption];

/** For operations that always download. */
export const fileOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: fileOptions,
};

/** For operations that download unless told not to. */
export const downloadOptionsField: INodeProperties = {
	...fileOptionsField,
	displayOptions: { show: { downloadVideo: [true] } },
};

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

/** File systems take 255 bytes; the extension and a copy's number have to fit as well. */
const LONGEST_STEM = 180;

/** Names Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Control and formatting characters, line breaks of all kinds, and what separates paths. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu;

/**
 * A name that is safe in every file system, header and upload form, with the extension of what the
 * file really is.
 * @param extension without a dot
 */
export function toFileName(wanted: string, extension: string): string {
	const suffix = `.${extension}`;
	const bare = wanted.toLowerCase().endsWith(suffix) ? wanted.slice(0, -suffix.length) : wanted;
	const safe = Buffer.from(bare.replace(FORBIDDEN, '_'))
		.subarray(0, LONGEST_STEM)
		.toString()
		.replace(/^[.\s]+|[.\s\ufffd]+$/g, '');
	const stem = safe === '' || RESERVED.test(safe) ? `video${safe && `_${safe}`}` : safe;
	return `${stem}${suffix}`;
}

import { createHash } from 'crypto';

import type { INodeProperties } from 'n8n-workflow';

import { type ParameterSource, readCollection, readParameter } from './parameters';
import { readBoolean, readNumberValue, readTextValue, refusedValue, UNITS } from './values';

/** The file of a job: whether it is downloaded, where to, and under which name. */

const DEFAULT_FIELD = 'data';
/** More than any provider makes, less than a disk holds. */
const DEFAULT_MAX_MB = 4096;

export const downloadVideoField: INodeProperties = {
	displayName: 'Download Video',
	name: 'downloadVideo',
	type: 'boolean',
	default: true,
	description:
		'Whether to put the finished file into the binary data of the output item. Output with a file cannot be pinned.',
};

export const binaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryField',
	type: 'string',
	required: true,
	default: DEFAULT_FIELD,
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	description:
		'The next node finds the file under this name. In workflows with combined binary mode its name is _files.data, for example.',
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
	default: DEFAULT_MAX_MB,
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
	readonly maxBytes: number;
}

function readMaxBytes(value: unknown): number {
	const megabytes = readNumberValue(maxFileSizeOption, value, UNITS.megabytes) ?? DEFAULT_MAX_MB;
	if (megabytes > 0) return Math.ceil(megabytes * 1024 ** 2);
	throw refusedValue(maxFileSizeOption, megabytes, '1 or more');
}

/** @param optionsField the operation's collection that holds `fileOptions` */
export function readFileSettings(
	parameters: ParameterSource,
	optionsField: INodeProperties,
): FileSettings {
	const { fileName, maxFileSize } = readCollection(parameters, optionsField);
	return {
		field: readTextValue(binaryField, readParameter(parameters, binaryField)) || DEFAULT_FIELD,
		name: readTextValue(fileNameOption, fileName),
		maxBytes: readMaxBytes(maxFileSize),
	};
}

/** The same; `null` when the file is not to be downloaded. */
export function readWantedFile(
	parameters: ParameterSource,
	optionsField: INodeProperties,
): FileSettings | null {
	const isWanted = readBoolean(downloadVideoField, readParameter(parameters, downloadVideoField));
	return isWanted ? readFileSettings(parameters, optionsField) : null;
}

/** File systems take 255 bytes; the extension and a copy's number have to fit as well. */
const MAX_STEM_BYTES = 180;

/** Names Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Control and formatting characters, line breaks of all kinds, and what separates paths. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu;

/** Letters of a hash that tells long names apart: IDs of some proxies differ behind byte 180 only. */
const HASH_LETTERS = 10;

/** A name that fits; one that is cut keeps a hash of all of it. */
function cut(name: string): string {
	const bytes = Buffer.from(name);
	if (bytes.length <= MAX_STEM_BYTES) return bytes.toString();
	const hash = createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LETTERS);
	const start = bytes.subarray(0, MAX_STEM_BYTES - HASH_LETTERS - 1).toString();
	return `${start.replace(/[.\s\ufffd]+$/, '')}-${hash}`;
}

/**
 * A name that is safe in every file system, header and upload form, with the extension of what the
 * file really is.
 * @param extension without a dot
 */
export function toFileName(wanted: string, extension: string): string {
	const suffix = `.${extension}`;
	const bare = wanted.toLowerCase().endsWith(suffix) ? wanted.slice(0, -suffix.length) : wanted;
	const safe = cut(bare.replace(FORBIDDEN, '_')).replace(/^[.\s]+|[.\s]+$/g, '');
	const stem = safe === '' || RESERVED.test(safe) ? `video${safe && `_${safe}`}` : safe;
	return `${stem}${suffix}`;
}

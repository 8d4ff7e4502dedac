import type { IBinaryData } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { isObject } from '../protocol/fields';
import type { Item } from './operation';

/** Files of the input, by the name of their field or as an expression gives them. */

/** The name of a binary field, or the file itself (`{{ $('Form').item.binary.image }}`). */
export type InputFile = string | IBinaryData;

/** n8n's own test for a file: memory mode keeps the bytes in `data`, the others keep an `id`. */
function isFile(value: unknown): value is IBinaryData {
	return isObject(value) && 'mimeType' in value && ('data' in value || 'id' in value);
}

/** The files that an expression gives: one, or all of an item (`{{ $binary }}`); `null` for others. */
export function filesIn(value: unknown): readonly IBinaryData[] | null {
	if (isFile(value)) return [value];
	const values = isObject(value) ? Object.values(value) : [];
	return values.length > 0 && values.every(isFile) ? values : null;
}

/** How a message names a file. */
export function nameOf(file: InputFile): string {
	if (typeof file === 'string') return `in the binary field ${file}`;
	return file.fileName ?? 'that an expression gives';
}

/** Workflows with combined binary mode keep the files of an item here, and name them by their path. */
const COMBINED = '_files';

function combinedNames({ context, index }: Item): readonly string[] {
	const files = context.getInputData()[index]?.json[COMBINED];
	return isObject(files) ? Object.keys(files).map((name) => `${COMBINED}.${name}`) : [];
}

/** Says which binary fields there are, since a wrong field name is the usual cause. */
function noFileError(item: Item, file: InputFile): VideoError {
	const separate = Object.keys(item.context.getInputData()[item.index]?.binary ?? {});
	const fields = [...separate, ...combinedNames(item)];
	const offered = fields.length === 0 ? 'no binary data' : `the binary fields ${fields.join(', ')}`;
	const message =
		typeof file === 'string'
			? `There is no image in the binary field ${file === '' ? '(no name)' : file}`
			: `The image ${nameOf(file)} cannot be read`;
	return new VideoError('refused', message, {
		description: `This item has ${offered}. Name the one that has the image. Nothing was charged.`,
	});
}

async function load({ context: { helpers }, index }: Item, file: InputFile): Promise<Buffer> {
	if (typeof file === 'string') {
		helpers.assertBinaryData(index, file);
		return await helpers.getBinaryDataBuffer(index, file);
	}
	// Hosts before 2.41 take names only where they read the files of an item.
	if (file.id === undefined) return Buffer.from(file.data, 'base64');
	return await helpers.binaryToBuffer(await helpers.getBinaryStream(file.id));
}

async function bytesOf(item: Item, file: InputFile): Promise<Buffer | null> {
	try {
		const bytes = await load(item, file);
		return bytes.length === 0 ? null : bytes;
	} catch {
		return null;
	}
}

/** @throws `refused` when there is no such file, or nothing in it */
export async function readFile(item: Item, file: InputFile): Promise<Buffer> {
	const isPlain = typeof file === 'string' && combinedNames(item).includes(`${COMBINED}.${file}`);
	const bytes =
		(await bytesOf(item, file)) ?? (isPlain ? await bytesOf(item, `${COMBINED}.${file}`) : null);
	if (bytes !== null) return bytes;
	throw noFileError(item, file);
}

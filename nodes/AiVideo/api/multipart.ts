import { createHash } from 'crypto';

import type { FormPart } from '../protocol/wire';

export interface MultipartBody {
	readonly body: Buffer;
	/** With the boundary. */
	readonly contentType: string;
}

/** Escapes of RFC 7578 as browsers do them (WHATWG HTML, multipart/form-data encoding). */
function escapeName(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

function toHead(part: FormPart): string {
	const disposition = `Content-Disposition: form-data; name="${escapeName(part.name)}"`;
	return 'text' in part
		? `${disposition}\r\n\r\n`
		: `${disposition}; filename="${escapeName(part.fileName)}"\r\nContent-Type: ${part.mimeType}\r\n\r\n`;
}

/** The bytes as a Buffer, without a copy: images are large, and many at once. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
	return Buffer.from(buffer, byteOffset, byteLength);
}

/** A part of the form: its head, and its content. */
type Chunk = readonly [head: string, content: Buffer];

/**
 * A boundary that no part can hold: it is made of a hash of all of them, so that a text or an image
 * written against it would have to hold its own hash. Looking for a boundary that is free would
 * instead let one who writes a prompt have us look through everything as often as he likes.
 */
function boundaryOf(chunks: readonly Chunk[]): string {
	const hash = createHash('sha256');
	for (const [head, content] of chunks) hash.update(`${content.length}:${head}`).update(content);
	return `----n8nAiVideo${hash.digest('hex').slice(0, 32)}`;
}

/**
 * Encodes a form as one Buffer, not a stream: a refused submission can be sent again byte for byte,
 * and the same form always has the same bytes.
 */
export function encodeMultipart(parts: readonly FormPart[]): MultipartBody {
	const chunks = parts.map((part): Chunk => [
		toHead(part),
		'text' in part ? Buffer.from(part.text) : viewOf(part.bytes),
	]);
	const boundary = boundaryOf(chunks);
	const pieces = chunks.flatMap(([head, content]) => [
		Buffer.from(`--${boundary}\r\n${head}`),
		content,
		Buffer.from('\r\n'),
	]);
	return {
		body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}

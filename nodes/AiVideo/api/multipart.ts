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

/** A boundary is safe when it is in none of the parts. */
function isFree(boundary: string, parts: readonly FormPart[]): boolean {
	return !parts.some((part) =>
		'text' in part ? part.text.includes(boundary) : viewOf(part.bytes).includes(boundary),
	);
}

function chooseBoundary(parts: readonly FormPart[]): string {
	let boundary = '';
	for (let n = 0; boundary === '' || !isFree(boundary, parts); n++) {
		boundary = `----n8nAiVideo${n.toString(36).padStart(8, '0')}`;
	}
	return boundary;
}

/**
 * Encodes a form as one Buffer, not a stream: a refused submission can be sent again byte for byte,
 * and the same form always has the same bytes.
 */
export function encodeMultipart(parts: readonly FormPart[]): MultipartBody {
	const boundary = chooseBoundary(parts);
	const chunks = parts.flatMap((part) => [
		Buffer.from(`--${boundary}\r\n${toHead(part)}`),
		'text' in part ? Buffer.from(part.text) : viewOf(part.bytes),
		Buffer.from('\r\n'),
	]);
	return {
		body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}

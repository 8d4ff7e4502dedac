import { textAt } from './bytes';

/** The file identifier every EBML document, so every WebM and Matroska file, begins with (RFC 8794, 11.2). */
const EBML_HEADER = 0x1a45dfa3;
const DOC_TYPE = 0x4282;
const LONGEST_DOC_TYPE = 16;

/** A variable-size integer and the offset after it. */
interface Vint {
	value: number;
	end: number;
}

/** One element: where its content starts, and its length in bytes. */
interface Element {
	id: number;
	start: number;
	length: number;
}

/** The document type (`webm`, `matroska`) of an EBML document from its first bytes; null when they show none. */
export function readDocType(bytes: Uint8Array): string | null {
	const header = elementAt(bytes, 0);
	if (header?.id !== EBML_HEADER) return null;
	let at = header.start;
	const end = Math.min(bytes.length, header.start + header.length);
	while (at < end) {
		const element = elementAt(bytes, at);
		if (element === null) return null;
		if (element.id === DOC_TYPE) return stringIn(bytes, element);
		at = element.start + element.length;
	}
	return null;
}

/** A string may be padded with zeros (RFC 8794, 7.4). */
function stringIn(bytes: Uint8Array, { start, length }: Element): string {
	return textAt(bytes, start, Math.min(length, LONGEST_DOC_TYPE)).replace(/\0+$/, '');
}

function elementAt(bytes: Uint8Array, offset: number): Element | null {
	const id = vintAt(bytes, offset, 'marked');
	const length = id === null ? null : vintAt(bytes, id.end, 'bare');
	if (id === null || length === null) return null;
	return { id: id.value, start: length.end, length: length.value };
}

/** The number of leading zero bits tells the length (RFC 8794, 4); an ID keeps its marker bit, a length does not. */
function vintAt(bytes: Uint8Array, offset: number, marker: 'marked' | 'bare'): Vint | null {
	const first = bytes[offset] ?? 0;
	const width = Math.clz32(first) - 23;
	if (width > 8) return null;
	const lead = marker === 'marked' ? first : first - 2 ** (8 - width);
	const rest = bytes.subarray(offset + 1, offset + width);
	return { value: rest.reduce((sum, byte) => sum * 256 + byte, lead), end: offset + width };
}

import { textAt } from './bytes';

/** What a file is by its own first bytes, with the file name extension that goes with it (no dot). */
export interface ContentKind {
	readonly mimeType: string;
	readonly extension: string;
}

/** How many first bytes tell every kind: 16 tell all but WebM and Matroska, whose type stands up to 48 bytes in. */
export const CONTENT_KIND_BYTES = 64;

const MP4: ContentKind = { mimeType: 'video/mp4', extension: 'mp4' };

/** Major brands of files that begin as an MP4 does and are none (https://mp4ra.org/registered-types/brands). */
const OTHER_BRANDS = new Map<string, ContentKind>([
	['qt  ', { mimeType: 'video/quicktime', extension: 'mov' }],
	['M4A ', { mimeType: 'audio/mp4', extension: 'm4a' }],
	['avif', { mimeType: 'image/avif', extension: 'avif' }],
	['avis', { mimeType: 'image/avif', extension: 'avif' }],
	['heic', { mimeType: 'image/heic', extension: 'heic' }],
	['mif1', { mimeType: 'image/heif', extension: 'heif' }],
]);

const DOC_TYPES = new Map<string, ContentKind>([
	['webm', { mimeType: 'video/webm', extension: 'webm' }],
	['matroska', { mimeType: 'video/x-matroska', extension: 'mkv' }],
]);

const IMAGES: ReadonlyArray<readonly [matches: (start: string) => boolean, kind: ContentKind]> = [
	[(start) => start.startsWith('\xff\xd8\xff'), { mimeType: 'image/jpeg', extension: 'jpg' }],
	[(start) => start.startsWith('\x89PNG\r\n\x1a\n'), { mimeType: 'image/png', extension: 'png' }],
	[(start) => /^GIF8[79]a/.test(start), { mimeType: 'image/gif', extension: 'gif' }],
	[(start) => /^RIFF[^]{4}WEBP/.test(start), { mimeType: 'image/webp', extension: 'webp' }],
];

/** Tells what a file is from its first bytes, of which `CONTENT_KIND_BYTES` are read; null when unknown. */
export function contentKind(bytes: Uint8Array): ContentKind | null {
	const firstBytes = bytes.subarray(0, CONTENT_KIND_BYTES);
	if (textAt(firstBytes, 4, 4) === 'ftyp') {
		return OTHER_BRANDS.get(textAt(firstBytes, 8, 4)) ?? MP4;
	}
	const start = textAt(firstBytes, 0, 16);
	const image = IMAGES.find(([matches]) => matches(start));
	return image?.[1] ?? DOC_TYPES.get(readDocType(firstBytes) ?? '') ?? null;
}

/** The file identifier every EBML document, so every WebM and Matroska file, begins with (RFC 8794, 11.2). */
const EBML_HEADER = 0x1a45dfa3;
const EBML_DOC_TYPE = 0x4282;
const MAX_DOC_TYPE_BYTES = 16;

/** A variable-size integer and the offset after it. */
interface Vint {
	readonly value: number;
	readonly end: number;
}

/** One EBML element: where its content starts, and its length in bytes. */
interface EbmlElement {
	readonly id: number;
	readonly start: number;
	readonly length: number;
}

/** The document type (`webm`, `matroska`) of an EBML document from its first bytes; null when they show none. */
function readDocType(bytes: Uint8Array): string | null {
	const header = elementAt(bytes, 0);
	if (header?.id !== EBML_HEADER) return null;
	let at = header.start;
	const end = Math.min(bytes.length, header.start + header.length);
	while (at < end) {
		const element = elementAt(bytes, at);
		if (element === null) return null;
		if (element.id === EBML_DOC_TYPE) return stringIn(bytes, element);
		at = element.start + element.length;
	}
	return null;
}

/** A string may be padded with zeros (RFC 8794, 7.4). */
function stringIn(bytes: Uint8Array, { start, length }: EbmlElement): string {
	return textAt(bytes, start, Math.min(length, MAX_DOC_TYPE_BYTES)).replace(/\0+$/, '');
}

function elementAt(bytes: Uint8Array, offset: number): EbmlElement | null {
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

const UTF8_MARK = /^\xef\xbb\xbf/;
const UTF16_MARK = /^(\xff\xfe|\xfe\xff)/;
/** What media have in their first bytes, and text has not. */
const NO_TEXT = /[^\P{Cc}\s]/u;

/** Whether bytes that should be media are text: a page, JSON, an address, words. Empty ones are not. */
export function looksLikeText(firstBytes: Uint8Array): boolean {
	const start = textAt(firstBytes, 0, CONTENT_KIND_BYTES);
	// The size in front of it may look like the mark of a text.
	if (start.startsWith('ftyp', 4)) return false;
	const text = UTF16_MARK.test(start)
		? start.slice(2).replaceAll('\0', '')
		: start.replace(UTF8_MARK, '').replace(/[\x80-\x9f]/g, '');
	return text.trim() !== '' && !NO_TEXT.test(text);
}

import { textAt } from './bytes';
import { readDocType } from './ebml';

export { looksLikeText } from './textKind';

/** What a file is by its own first bytes, with the file name extension that goes with it (no dot). */
export interface ContentKind {
	mimeType: string;
	extension: string;
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

/** Tells what a file is from its first bytes, of which `CONTENT_KIND_BYTES` are enough; null when unknown. */
export function contentKind(firstBytes: Uint8Array): ContentKind | null {
	if (textAt(firstBytes, 4, 4) === 'ftyp') {
		return OTHER_BRANDS.get(textAt(firstBytes, 8, 4)) ?? MP4;
	}
	const start = textAt(firstBytes, 0, 16);
	const image = IMAGES.find(([matches]) => matches(start));
	return image?.[1] ?? DOC_TYPES.get(readDocType(firstBytes) ?? '') ?? null;
}

import type { ReferenceImage } from './dialect';

/** An image as an address: its own, or one that holds its bytes (RFC 2397). */
export function imageAddress(image: ReferenceImage): string {
	if (image.kind === 'link') return image.url;
	return `data:${image.mimeType};base64,${Buffer.from(image.bytes).toString('base64')}`;
}

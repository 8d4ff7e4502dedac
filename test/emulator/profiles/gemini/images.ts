// Source: providers-queues.md sections 1 and 1b: bytes in base64, and no address.
import { pixelsOf } from '../../create/imageFile';
import type { ReferenceImage } from '../../jobs/job';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What a request holds of an image in base64; null for anything that is no picture. */
export function imageIn(data: unknown, mimeType: unknown): ReferenceImage | null {
	if (typeof data !== 'string' || !BASE64.test(data) || typeof mimeType !== 'string') return null;
	const bytes = Buffer.from(data, 'base64');
	const pixels = pixelsOf(bytes);
	if (pixels === null || !/^image\/(png|jpeg|webp)$/.test(mimeType)) return null;
	return { kind: 'file', fileName: null, mimeType, bytes: bytes.length, ...pixels };
}

export type Fields = Readonly<Record<string, unknown>>;

/** An object's fields; none for anything else. */
export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

import { imageSize } from 'image-size';
import type { ReferenceImage } from '../jobs/job';
import { refusal, type Refusal } from '../profiles/refusal';
import type { Check } from './checks';
import type { CreateBody, UploadedFile } from './createBody';

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** The rules for the one uploaded reference image. */
export interface ImageFileRules {
	field: string;
	/** The size (`720x1280`) the picture must have. */
	sizeOf(body: CreateBody): string;
	/** What the provider says where the picture has another size. */
	mismatch: { code: string; message: string };
}

/**
 * Refuses a reference image that is text, of a wrong type, unreadable, or of another size.
 * A form part without a file name arrives as text, whatever type it claims.
 */
export function imageFile(rules: ImageFileRules): Check {
	return (body) => {
		const { field } = rules;
		if (field in body.fields) {
			const message = `Invalid type for '${field}': expected a file, but got a string instead.`;
			return refusal(400, 'invalid_type', message, field);
		}
		const files = body.files.filter((file) => file.field === field);
		const [file, second] = files;
		if (second !== undefined) {
			return refusal(400, 'invalid_value', `Only one '${field}' is allowed.`, field);
		}
		return file === undefined ? null : refusedFile(file, rules.sizeOf(body), rules);
	};
}

function refusedFile(file: UploadedFile, size: string, rules: ImageFileRules): Refusal | null {
	const { field, mismatch } = rules;
	if (!IMAGE_TYPES.includes(file.mimeType)) {
		const message = `Unsupported file type '${file.mimeType}' for '${field}'.`;
		return refusal(400, 'invalid_type', message, field);
	}
	const pixels = pixelsOf(file.bytes);
	if (pixels === null) return refusal(400, 'invalid_image', 'The image cannot be read.', field);
	if (`${pixels.width}x${pixels.height}` === size) return null;
	return refusal(400, mismatch.code, mismatch.message, field);
}

/** What the job keeps of the uploaded image. */
export function uploadedImage(body: CreateBody, field: string): ReferenceImage | null {
	const file = body.files.find((candidate) => candidate.field === field);
	if (file === undefined) return null;
	const { fileName, mimeType, bytes } = file;
	const { width, height } = pixelsOf(bytes) ?? { width: null, height: null };
	return { kind: 'file', fileName, mimeType, bytes: bytes.length, width, height };
}

/** Width and height in pixels as stored; null for bytes that are no image. */
export function pixelsOf(bytes: Buffer): { width: number; height: number } | null {
	try {
		const { width, height } = imageSize(bytes);
		return { width, height };
	} catch {
		return null;
	}
}

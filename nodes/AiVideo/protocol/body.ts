import type { ReferenceImage } from './request';
import type { CallBody, FormPart } from './wire';

/** Bodies of requests. */

/** Wire fields of a request. `undefined` and `null` are left out: forms know no null. */
export type WireFields = Readonly<Record<string, unknown>>;

export function withoutEmpty(fields: WireFields): WireFields {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
	);
}

function toPart(name: string, value: unknown): FormPart {
	return { name, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

function imagePart(name: string, image: ReferenceImage): FormPart {
	if (image.kind === 'link') return { name, text: image.url };
	const { bytes, fileName, mimeType } = image;
	return { name, bytes, fileName, mimeType };
}

export function jsonBody(fields: WireFields, extra: WireFields = {}): CallBody {
	return { kind: 'json', fields: withoutEmpty({ ...fields, ...extra }) };
}

/** A form with the images last, in `imageField`. */
export function formBody(
	fields: WireFields,
	extra: WireFields = {},
	imageField = '',
	images: readonly ReferenceImage[] = [],
): CallBody {
	const texts = Object.entries(withoutEmpty({ ...fields, ...extra }));
	return {
		kind: 'multipart',
		parts: [
			...texts.map(([name, value]) => toPart(name, value)),
			...images.map((image) => imagePart(imageField, image)),
		],
	};
}

/** An image as an address: its own, or one that holds its bytes (RFC 2397). */
export function imageAddress(image: ReferenceImage): string {
	if (image.kind === 'link') return image.url;
	return `data:${image.mimeType};base64,${Buffer.from(image.bytes).toString('base64')}`;
}

import { firstRefusal, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { pixelsOf, uploadedImage } from '../create/imageFile';
import type { ReferenceImage } from '../jobs/job';
import { refusal } from './refusal';
import { SORA_MISMATCH, soraImage, soraSizeOf } from './sora';

const FIELD = 'input_reference';
/** How a form writes the members of the object. */
const LINK_FIELDS = [`${FIELD}[image_url]`, `${FIELD}[file_id]`] as const;

/** Every name under which OpenAI takes a reference image. */
export const OPEN_AI_IMAGE_FIELDS: readonly string[] = [FIELD, ...LINK_FIELDS];

/** A file, or `{image_url}` or `{file_id}` in its place; pictures that are at hand must have the size. */
export const openAiImage: Check = (body) => {
	const link = imageLink(body);
	if (link === null) return firstRefusal([soraImage()], body);
	if (!/^(https:|http:|file-|data:image\/)/.test(link)) {
		return refusal(400, 'invalid_value', `Invalid image: '${link.slice(0, 80)}'.`, FIELD);
	}
	const pixels = link.startsWith('data:') ? dataUrlPixels(link) : null;
	const fits = pixels === null || `${pixels.width}x${pixels.height}` === soraSizeOf(body);
	return fits ? null : refusal(400, SORA_MISMATCH.code, SORA_MISMATCH.message, FIELD);
};

/** What the job keeps of its image. */
export function openAiImageOf(body: CreateBody): ReferenceImage | null {
	const link = imageLink(body);
	return link === null ? uploadedImage(body, FIELD) : { kind: 'link', urls: [link] };
}

/** The one link, as a JSON object or in form fields; null for everything else. */
function imageLink({ fields }: CreateBody): string | null {
	const value = fields[FIELD];
	const object: object = typeof value === 'object' && value !== null ? value : {};
	const members = new Map<string, unknown>(Object.entries(object));
	const links = [
		members.get('image_url'),
		members.get('file_id'),
		...LINK_FIELDS.map((name) => fields[name]),
	].filter((link) => typeof link === 'string');
	return links.length === 1 ? (links[0] ?? null) : null;
}

function dataUrlPixels(url: string): { width: number; height: number } | null {
	return pixelsOf(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

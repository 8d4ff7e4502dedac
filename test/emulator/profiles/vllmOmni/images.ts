// Source: relays.md section 4 and vLLM-Omni (entrypoints/openai/video/generation/helpers.py).
import type { Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import { pixelsOf, uploadedImage } from '../../create/imageFile';
import type { ReferenceImage } from '../../jobs/job';
import { refusal } from '../refusal';

/** The addresses in `image_reference`, one object or a list; null: it cannot be read. */
export function imageLinks({ fields }: CreateBody): readonly string[] | null {
	const text = fields['image_reference'];
	if (text === undefined || text === '') return [];
	if (typeof text !== 'string') return null;
	try {
		const value: unknown = JSON.parse(text);
		const links = (Array.isArray(value) ? value : [value]).map(linkOf);
		return links.some((link) => link === null) ? null : links.map(String);
	} catch {
		return null;
	}
}

function linkOf(value: unknown): string | null {
	const url =
		typeof value === 'object' && value !== null && 'image_url' in value && value.image_url;
	return typeof url === 'string' && /^(https?:\/\/|data:image\/)/.test(url) ? url : null;
}

const filesOf = (body: CreateBody, name: string) =>
	body.files.filter(({ field }) => field === name);

const FILE_FIELDS = ['input_reference', 'input_references'];

/** A field of files that came as text. */
const filesAreFiles: Check = ({ fields }) => {
	const wrong = FILE_FIELDS.find((name) => name in fields);
	return wrong === undefined ? null : refusal(400, 'validation', 'Expected UploadFile', wrong);
};

const oneSource: Check = (body) => {
	const hasLinks = 'image_reference' in body.fields;
	const [one, several] = FILE_FIELDS.map((name) => filesOf(body, name).length);
	if (several !== 0 && (hasLinks || one !== 0)) {
		const message =
			'Provide input_references alone, without input_reference, image_reference, or video_reference.';
		return refusal(400, 'invalid', message);
	}
	if (one === 0 || (one === 1 && !hasLinks)) return null;
	const message =
		'Provide only one of input_reference, image_reference, or video_reference when using input_reference; image_reference and video_reference may be combined.';
	return refusal(400, 'invalid', message);
};

const readable: Check = (body) => {
	const files = FILE_FIELDS.flatMap((name) => filesOf(body, name));
	const isFine = imageLinks(body) !== null && files.every(({ bytes }) => pixelsOf(bytes) !== null);
	return isFine ? null : refusal(400, 'invalid', 'Invalid input reference.');
};

export const imageChecks: readonly Check[] = [filesAreFiles, oneSource, readable];

export function imageOf(body: CreateBody): ReferenceImage | null {
	const urls = imageLinks(body) ?? [];
	if (urls.length > 0) return { kind: 'link', urls };
	return uploadedImage(body, 'input_reference') ?? uploadedImage(body, 'input_references');
}

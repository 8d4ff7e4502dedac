// Source: volcengine.com/docs/82379/1520757 (`content`); the words are the API's own, as users recorded them from
// requests that were turned down (2026-08).
import { pixelsOf } from '../../create/imageFile';
import { refusal, type Refusal } from '../refusal';
import type { ArkModel } from './models';

/** What a request asks the model to begin with. */
export interface ArkContent {
	readonly text: string | null;
	readonly firstFrame: string | null;
	readonly lastFrame: string | null;
	readonly references: readonly string[];
	/** Reference videos and sounds. */
	readonly others: number;
}

const URLS: Readonly<Record<string, RegExp>> = {
	image_url: /^(https?:\/\/|asset:\/\/|data:image\/[a-z]+;base64,.)/,
	video_url: /^(https?:\/\/|asset:\/\/)/,
	audio_url: /^(https?:\/\/|asset:\/\/|data:audio\/[a-z0-9]+;base64,.)/,
};
const ROLES: Readonly<Record<string, readonly string[]>> = {
	image_url: ['first_frame', 'last_frame', 'reference_image'],
	video_url: ['reference_video'],
	audio_url: ['reference_audio'],
};

interface Part {
	readonly type: string;
	readonly text: string;
	readonly url: string;
	readonly role: string | null;
}

function members(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function invalid(param: string, reason: string): Refusal {
	const message = `The parameter \`${param}\` specified in the request is not valid: ${reason}.`;
	return refusal(400, 'InvalidParameter', message, param);
}

function readPart(value: unknown, index: number): Part | Refusal {
	const { type, text, role, ...rest } = members(value);
	const where = `content[${index}]`;
	if (type === 'text') {
		return typeof text === 'string' && text.trim() !== ''
			? { type, text, url: '', role: null }
			: invalid(`${where}.text`, 'a text is expected');
	}
	if (typeof type !== 'string' || !(type in URLS)) {
		const known = 'supported values are: `text`, `image_url`, `audio_url`, `video_url`';
		return invalid(`${where}.type`, known);
	}
	const { url } = members(rest[type]);
	if (typeof url !== 'string' || !URLS[type]?.test(url)) {
		return invalid(`${where}.${type}`, 'an object with the address of a file is expected');
	}
	if (role !== undefined && !ROLES[type]?.some((known) => known === role)) {
		return invalid('content', 'invalid role specified for image content');
	}
	return { type, text: '', url, role: typeof role === 'string' ? role : null };
}

/** The parts by their roles; one image alone may go without, and is the first frame then. */
function contentOf(parts: readonly Part[]): ArkContent | Refusal {
	const images = parts.filter(({ type }) => type === 'image_url');
	if (images.length > 1 && images.some(({ role }) => role === null)) {
		return invalid('content', 'role must be specified for image contents');
	}
	const of = (wanted: string) =>
		images.filter(({ role }) => (role ?? 'first_frame') === wanted).map(({ url }) => url);
	for (const role of ['first', 'last']) {
		const count = of(`${role}_frame`).length;
		const reason = `expected at most one ${role} frame image content but got ${count} instead`;
		if (count > 1) return invalid('content', reason);
	}
	return {
		text: parts.find(({ type }) => type === 'text')?.text ?? null,
		firstFrame: of('first_frame')[0] ?? null,
		lastFrame: of('last_frame')[0] ?? null,
		references: of('reference_image'),
		others: parts.filter(({ type }) => ['video_url', 'audio_url'].includes(type)).length,
	};
}

export function readContent(value: unknown): ArkContent | Refusal {
	const entries: readonly unknown[] = Array.isArray(value) ? value : [];
	if (entries.length === 0) {
		const message = 'The request failed because it is missing `content` parameter.';
		return refusal(400, 'MissingParameter', message, 'content');
	}
	const parts: Part[] = [];
	for (const [index, entry] of entries.entries()) {
		const part = readPart(entry, index);
		if ('refused' in part) return part;
		parts.push(part);
	}
	return contentOf(parts);
}

/** What the model does not make of such a content. */
export function contentFlaw(model: ArkModel, content: ArkContent): Refusal | null {
	const { text, firstFrame, lastFrame, references, others } = content;
	const hasFrames = firstFrame !== null || lastFrame !== null;
	const guides = references.length + others;
	const no = (what: string) => invalid('content', `${what} is not supported by model ${model.id}`);
	if (hasFrames && guides > 0) {
		return invalid(
			'content',
			'first/last frame content cannot be mixed with reference media content',
		);
	}
	if (lastFrame !== null && firstFrame === null) {
		return invalid('content', 'a last frame needs a first frame');
	}
	if (firstFrame !== null && !model.firstFrame) return no('image to video');
	if (lastFrame !== null && !model.lastFrame) return no('first and last frame to video');
	if (guides > model.maxReferences || (others > 0 && !model.sound))
		return no('so much reference media');
	if (hasFrames || guides > 0) return null;
	if (!model.texts) return no('text to video');
	return text === null ? invalid('content', 'a text is expected') : null;
}

/** The shape of an image that is sent whole; null for one at an address. */
export function shapeOf(url: string | null): string | null {
	const data = /^data:[^,]+,(.+)$/.exec(url ?? '')?.[1];
	const pixels = data === undefined ? null : pixelsOf(Buffer.from(data, 'base64'));
	return pixels && `${pixels.width}:${pixels.height}`;
}

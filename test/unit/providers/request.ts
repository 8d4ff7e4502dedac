import type {
	Dialect,
	LinkedImage,
	Refusal,
	UploadImage,
	VideoRequest,
} from '../../../nodes/AiVideo/protocol/dialect';

/** What a user leaves as it is: sora-2, 16:9, 720p, the provider's length. */
const NEUTRAL: VideoRequest = {
	model: 'sora-2',
	prompt: 'A fox in the snow',
	aspectRatio: '16:9',
	resolution: '720p',
	size: null,
	seconds: null,
	images: [],
	imageRole: 'frames',
	imageFit: 'strict',
	seed: null,
	negativePrompt: null,
	extraFields: {},
};

export type Changes = Partial<VideoRequest>;

export function request(changes: Changes = {}): VideoRequest {
	return { ...NEUTRAL, ...changes };
}

/** An image whose four bytes are the text `IMG!`. */
export function upload(width: number, height: number): UploadImage {
	const bytes = Buffer.from('IMG!');
	return { kind: 'upload', bytes, mimeType: 'image/png', fileName: 'image.png', width, height };
}

export function link(url: string): LinkedImage {
	return { kind: 'link', url };
}

/** Fields of the JSON body; anything else than a JSON `POST /videos` fails. */
export function jsonFields(dialect: Dialect, changes: Changes = {}): unknown {
	const encoded = dialect.encode(request(changes));
	if (encoded.kind === 'refused') throw new Error(JSON.stringify(encoded.refusal));
	const { method, path, body } = encoded.call;
	if (method !== 'POST' || path !== '/videos') throw new Error(`${method} ${path}`);
	if (body?.kind !== 'json') throw new Error(`a body of kind ${body?.kind ?? 'none'}`);
	return body.fields;
}

/** Parts of the form, files as `{name, file, mimeType, bytes}`; anything else than a form fails. */
export function formParts(dialect: Dialect, changes: Changes = {}): unknown {
	const encoded = dialect.encode(request(changes));
	if (encoded.kind === 'refused') throw new Error(JSON.stringify(encoded.refusal));
	const { method, path, body } = encoded.call;
	if (method !== 'POST' || path !== '/videos') throw new Error(`${method} ${path}`);
	if (body?.kind !== 'multipart') throw new Error(`a body of kind ${body?.kind ?? 'none'}`);
	return body.parts.map((part) =>
		'text' in part
			? [part.name, part.text]
			: [part.name, part.fileName, part.mimeType, Buffer.from(part.bytes).toString('latin1')],
	);
}

/** `null` when the request is not refused. */
export function refusal(dialect: Dialect, changes: Changes): Refusal | null {
	const encoded = dialect.encode(request(changes));
	return encoded.kind === 'refused' ? encoded.refusal : null;
}

export const IMAGE_ADVICE = (width: number, height: number) =>
	`Put an Edit Image node before this one and resize the image to ${width} x ${height}, or set the option Image Fit to Size From Image to let the image choose portrait or landscape.`;

export const OPTION_ADVICE =
	'Remove the option. If your provider takes such a field after all, add it under Extra Fields in its own spelling.';

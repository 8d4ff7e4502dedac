import { type JobReading, type JobRef, unseenJob } from '../../../nodes/AiVideo/protocol/job';
import type { HttpResponse, Provider } from '../../../nodes/AiVideo/protocol/provider';
import type {
	LinkedImage,
	Refusal,
	UploadImage,
	VideoRequest,
} from '../../../nodes/AiVideo/protocol/request';
import type { Call, Source, Variant } from '../../../nodes/AiVideo/protocol/wire';

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
export function jsonFields(dialect: Provider, changes: Changes = {}): unknown {
	const encoded = dialect.submit(request(changes));
	if (encoded.kind === 'refused') throw new Error(JSON.stringify(encoded.refusal));
	const { call } = encoded;
	if (call.method !== 'POST' || !('path' in call) || call.path !== '/videos') {
		throw new Error(JSON.stringify(call));
	}
	const { body } = call;
	if (body?.kind !== 'json') throw new Error(`a body of kind ${body?.kind ?? 'none'}`);
	return body.fields;
}

/** Parts of the form, files as `{name, file, mimeType, bytes}`; anything else than a form fails. */
export function formParts(dialect: Provider, changes: Changes = {}): unknown {
	const encoded = dialect.submit(request(changes));
	if (encoded.kind === 'refused') throw new Error(JSON.stringify(encoded.refusal));
	const { call } = encoded;
	if (call.method !== 'POST' || !('path' in call) || call.path !== '/videos') {
		throw new Error(JSON.stringify(call));
	}
	const { body } = call;
	if (body?.kind !== 'multipart') throw new Error(`a body of kind ${body?.kind ?? 'none'}`);
	return body.parts.map((part) =>
		'text' in part
			? [part.name, part.text]
			: [part.name, part.fileName, part.mimeType, Buffer.from(part.bytes).toString('latin1')],
	);
}

/** `null` when the request is not refused. */
export function refusal(dialect: Provider, changes: Changes): Refusal | null {
	const encoded = dialect.submit(request(changes));
	return encoded.kind === 'refused' ? encoded.refusal : null;
}

export const IMAGE_ADVICE = (width: number, height: number) =>
	`Put an Edit Image node before this one and resize the image to ${width} x ${height}, or set the option Image Fit to Size From Image to let the image choose portrait or landscape.`;

export const OPTION_ADVICE =
	'Remove the option. If your provider takes such a field after all, add it under Extra Fields in its own spelling.';

export function response(
	status: number,
	json: unknown,
	headers: Readonly<Record<string, string>> = {},
): HttpResponse {
	return { status, headers, json, text: JSON.stringify(json) ?? '' };
}

/** The submission of a request that is not refused. */
export function callOf(provider: Provider, changes: Changes = {}): Call {
	const encoded = provider.submit(request(changes));
	if (encoded.kind === 'refused') throw new Error(JSON.stringify(encoded.refusal));
	return encoded.call;
}

/** The job of the answer that ends one: to the result request where there is one. */
export function completedBy(
	provider: Provider,
	ref: JobRef,
	answer: HttpResponse,
): JobReading | null {
	const polled = unseenJob(ref, provider.refText.write(ref));
	const verdict = provider.result?.read(answer, polled) ?? provider.readPoll(answer, ref);
	return verdict.kind === 'reading' ? verdict.reading : null;
}

const CALL = { method: 'POST', path: '/videos' } as const;

/** The job that an accepted submission tells; `null` when there is none in the answer. */
export function accepted(provider: Provider, json: unknown): JobReading | null {
	const verdict = provider.readSubmission(response(200, json), CALL);
	return verdict.kind === 'accepted' ? verdict.reading : null;
}

/** The job that the answer to a status request tells; `null` when there is none in it. */
export function polled(provider: Provider, json: unknown, id: string): JobReading | null {
	const verdict = provider.readPoll(response(200, json), { id });
	return verdict.kind === 'reading' ? verdict.reading : null;
}

/** Where the first file of a job can be had. */
export function sourcesOf(
	provider: Provider,
	reading: JobReading | null,
	variant: Variant,
): readonly Source[] {
	return reading ? (provider.files(reading, variant)[0]?.sources ?? []) : [];
}

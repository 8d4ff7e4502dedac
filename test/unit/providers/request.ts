import {
	type JobReading,
	type JobRef,
	joinReadings,
	unseenJob,
} from '../../../nodes/AiVideo/protocol/job';
import type { Provider } from '../../../nodes/AiVideo/protocol/provider';
import type {
	LinkedImage,
	UploadImage,
	VideoRequest,
} from '../../../nodes/AiVideo/protocol/request';
import type { Call, HttpResponse } from '../../../nodes/AiVideo/protocol/wire';

/** What a user leaves as it is: sora-2, 16:9, the provider's resolution and length. */
const NEUTRAL: VideoRequest = {
	model: 'sora-2',
	prompt: 'A fox in the snow',
	aspectRatio: '16:9',
	resolution: 'auto',
	size: null,
	seconds: null,
	firstFrame: null,
	lastFrame: null,
	references: [],
	imageFit: 'strict',
	seed: null,
	negativePrompt: null,
	audio: 'auto',
	watermark: 'auto',
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

export const OPTION_ADVICE =
	"Remove the option. If the provider's documentation has this setting, add it under Extra Fields under the name given there.";

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

/** The job as the status request told it; where nothing is said of that, it is unseen. */
export function polledBy(provider: Provider, ref: JobRef, answer?: HttpResponse): JobReading {
	const unseen = unseenJob(ref, provider.refText.write(ref));
	const verdict = answer && provider.readPoll(answer, ref);
	return verdict?.kind === 'reading' ? joinReadings(unseen, verdict.reading) : unseen;
}

/**
 * The job of the answer that ends one: to the result request where there is one.
 * @param status the answer to the status request before it, where the result request depends on it
 */
export function completedBy(
	provider: Provider,
	ref: JobRef,
	answer: HttpResponse,
	status?: HttpResponse,
): JobReading | null {
	const polled = polledBy(provider, ref, status);
	const { result } = provider;
	const isSecond = result !== undefined && result.call(polled) !== null;
	const verdict = isSecond ? result.read(answer, polled) : provider.readPoll(answer, ref);
	return verdict.kind === 'reading' ? verdict.reading : null;
}

const CALL = { method: 'POST', path: '/videos' } as const;

/** The job that an accepted submission tells; `null` when there is none in the answer. */
export function accepted(provider: Provider, json: unknown): JobReading | null {
	const verdict = provider.readSubmission(response(200, json), CALL);
	return verdict.kind === 'accepted' ? verdict.reading : null;
}

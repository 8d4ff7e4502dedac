import type {
	AskedVideo,
	CallBody,
	ContentSource,
	Encoded,
	FormPart,
	HttpCall,
	JobReading,
	ReferenceImage,
	Variant,
} from './dialect';

/** What the whole family shares; a dialect takes it over or has its own. */

/** The one place where an ID enters a path: a slash in it cannot become another endpoint. */
export function videoPath(jobId: string, ...rest: readonly string[]): string {
	return ['', 'videos', encodeURIComponent(jobId), ...rest].join('/');
}

export function getStatus(jobId: string): HttpCall {
	return { method: 'GET', path: videoPath(jobId) };
}

export function removeJob(jobId: string): HttpCall {
	return { method: 'DELETE', path: videoPath(jobId) };
}

export function remixJob(jobId: string, prompt: string): HttpCall {
	return {
		method: 'POST',
		path: videoPath(jobId, 'remix'),
		body: { kind: 'json', fields: { prompt } },
	};
}

export function listModels(): HttpCall {
	return { method: 'GET', path: '/models' };
}

/** OpenAI's header. Servers of one's own may need no key. */
export function bearer(apiKey: string): Readonly<Record<string, string>> {
	return apiKey === '' ? {} : { Authorization: `Bearer ${apiKey}` };
}

/** The content endpoint first, since it is on the base URL; then what the answer named. */
export function endpointThenUrls(reading: JobReading, variant: Variant): readonly ContentSource[] {
	const call: HttpCall = {
		method: 'GET',
		path: videoPath(reading.job.id, 'content'),
		...(variant === 'video' ? {} : { query: { variant } }),
	};
	return [{ kind: 'endpoint', call }, ...(variant === 'video' ? urlsOnly(reading) : [])];
}

/**
 * The addresses an answer named. Relays may put the file itself into a `data:` address; their
 * content endpoint decodes it (new-api, controller/video_proxy.go), and nobody has to hold it.
 */
export function urlsOnly(reading: JobReading): readonly ContentSource[] {
	const urls = reading.contentUrls.filter((url) => !/^data:/i.test(url));
	return urls.map((url) => ({ kind: 'url', url }));
}

/** Wire fields of a create request. `undefined` and `null` are left out: forms know no null. */
export type WireFields = Readonly<Record<string, unknown>>;

function withoutEmpty(fields: WireFields): WireFields {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
	);
}

function toPart(name: string, value: unknown): FormPart {
	return { name, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

function imagePart(name: string, image: ReferenceImage): FormPart {
	return image.kind === 'link'
		? { name, text: image.url }
		: {
				name,
				bytes: image.bytes,
				fileName: image.fileName,
				mimeType: image.mimeType,
			};
}

export function jsonBody(fields: WireFields, extra: WireFields): CallBody {
	return { kind: 'json', fields: withoutEmpty({ ...fields, ...extra }) };
}

/** A form with the images last, in `imageField`. */
export function formBody(
	fields: WireFields,
	extra: WireFields,
	imageField: string,
	images: readonly ReferenceImage[],
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

export function create(body: CallBody, asked: AskedVideo, older?: HttpCall): Encoded {
	const call: HttpCall = { method: 'POST', path: '/videos', body, ...(older && { older }) };
	return { kind: 'call', call, asked };
}

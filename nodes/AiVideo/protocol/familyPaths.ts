import { isErrorAnswer } from './failure';
import { decodeId } from './fields';
import type { JobReading, JobRef } from './job';
import type { RefText } from './provider';
import { isSuccess } from './verdicts';
import type { Call, HttpResponse, Source, Variant, VideoFile } from './wire';

/** Where jobs and files of the family are: paths, links, and IDs in addresses. */

/** The one place where an ID enters a path: a slash in it cannot become another endpoint. */
export function videoPath({ id }: JobRef, ...rest: readonly string[]): string {
	return ['', 'videos', encodeURIComponent(id), ...rest].join('/');
}

/** A job's address, as people copy it from a log or a console. */
const JOB_ADDRESS = /^https?:\/\/[^?#]*\/videos\/([^/?#]+)/i;

/** The ID alone is enough, with or without the job's address around it. */
export const familyRefText: RefText = {
	write: ({ id }) => id,
	read: (text) => {
		const segment = JOB_ADDRESS.exec(text)?.[1];
		return { id: segment === undefined ? text : decodeId(segment) };
	},
};

/** Collections in whose paths a job's ID follows. */
const JOB_PATH = /\/(?:videos|generations|tasks|jobs|predictions|operations)\/([^/?#]+)/i;

/** A submission may be answered with the address of the job alone (RFC 9110, 15.3.3). */
export function jobByLocation(response: HttpResponse): unknown {
	const { location } = response.headers;
	if (!isSuccess(response) || location === undefined || isErrorAnswer(response.json)) return null;
	const segment = JOB_PATH.exec(location)?.[1];
	return segment === undefined ? null : { id: decodeId(segment) };
}

export function contentEndpoint(ref: JobRef, variant: Variant): Source {
	const call: Call = {
		method: 'GET',
		path: videoPath(ref, 'content'),
		...(variant === 'video' ? {} : { query: { variant } }),
	};
	return { kind: 'endpoint', call };
}

/** The content endpoint, at whatever host a relay believes to be (`http://localhost:3000/…`). */
const CONTENT_ADDRESS = /\/videos\/[^/?#]+\/content\/?(?:[?#]|$)/i;

/** The addresses of files an answer named. */
export function linksOf({ contentUrls }: JobReading): readonly Source[] {
	const urls = contentUrls.filter((url) => !/^data:/i.test(url));
	return urls.map((url) => ({ kind: 'url', url }));
}

/** The same but for those of the content endpoint, which is a source of its own. */
export function otherLinks(reading: JobReading): readonly Source[] {
	const contentUrls = reading.contentUrls.filter((url) => !CONTENT_ADDRESS.test(url));
	return linksOf({ ...reading, contentUrls });
}

/** The job's own answer, where that holds the file itself: for when nothing else serves it. */
export function embeddedIn({ ref, contentUrls }: JobReading): readonly Source[] {
	const isThere = contentUrls.some((url) => /^data:/i.test(url));
	return isThere ? [{ kind: 'embedded', call: { method: 'GET', path: videoPath(ref) } }] : [];
}

/** The content endpoint first, since it is on the base URL; then what the answer named. */
export function endpointThenLinks(reading: JobReading, variant: Variant): readonly VideoFile[] {
	const links = variant === 'video' ? [...otherLinks(reading), ...embeddedIn(reading)] : [];
	return [{ sources: [contentEndpoint(reading.ref, variant), ...links] }];
}

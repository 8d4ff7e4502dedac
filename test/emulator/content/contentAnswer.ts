import parseRange from 'range-parser';
import { plainAnswer, type Answer } from '../server/answer';
import type { ProfileSettings } from '../settings';
import { slicedBody, type Body } from './body';

export interface ServedFile {
	readonly body: Body;
	/** MIME type */
	readonly type: string;
	/** Names these very bytes: the strong entity tag without its quotes. */
	readonly tag: string;
}

/** A file as HTTP serves it: whole, or the part `Range` and `If-Range` ask for (RFC 9110, section 14). */
export function contentAnswer(
	file: ServedFile,
	requestHeaders: Readonly<Record<string, string>>,
	{ ranges, contentLength }: ProfileSettings,
): Answer {
	const etag = `"${file.tag}"`;
	const chunked = contentLength === 'chunked';
	const headers = { 'content-type': file.type, etag };
	if (!ranges) return { status: 200, headers, body: file.body, chunked };
	const rangeHeaders = { ...headers, 'accept-ranges': 'bytes' };
	const part = partAsked(file.body.length, requestHeaders, etag);
	if (part === null) return { status: 200, headers: rangeHeaders, body: file.body, chunked };
	if (part === 'unsatisfiable') {
		return plainAnswer(416, '', { 'content-range': `bytes */${file.body.length}`, etag });
	}
	const contentRange = `bytes ${part.start}-${part.end}/${file.body.length}`;
	return {
		status: 206,
		headers: { ...rangeHeaders, 'content-range': contentRange },
		body: slicedBody(file.body, part.start, part.end + 1),
		chunked,
	};
}

/** The one range asked for, its end included. Null: the whole file, as also for several ranges. */
function partAsked(
	length: number,
	headers: Readonly<Record<string, string>>,
	etag: string,
): { start: number; end: number } | 'unsatisfiable' | null {
	const range = headers['range'];
	const ifRange = headers['if-range'];
	if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return null;
	const parsed = parseRange(length, range);
	if (parsed === -1) return 'unsatisfiable';
	if (parsed === -2 || parsed.type !== 'bytes' || parsed.length !== 1) return null;
	return parsed[0] ?? null;
}

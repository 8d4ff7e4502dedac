import type { JobStatus } from './dialect';
import { at, readText, type JsonObject } from './readFields';

const URL_PATHS: ReadonlyArray<ReadonlyArray<string | number>> = [
	['video_url'],
	['url'],
	['urls', 0],
	['unsigned_urls', 0],
	['result_url'],
	['output'],
	['output', 0],
	['output', 'url'],
	['video', 'url'],
	['videos', 0, 'url'],
	['data', 0, 'url'],
	['metadata', 'url'],
	['content', 'video_url'],
];

/** new-api's older data keeps the address of a finished video where failed jobs have their reason. */
function readReasonUrl(layer: JsonObject, status: JobStatus): string | null {
	const reason = status === 'completed' ? readText(layer.fail_reason) : null;
	return reason !== null && /^https?:\/\//i.test(reason) ? reason : null;
}

/** The addresses of a job's video in the objects an answer wraps it in, outermost first. */
export function readContentUrls(
	layers: readonly JsonObject[],
	status: JobStatus,
): readonly string[] {
	const found = layers.flatMap((layer) => [
		...URL_PATHS.map((path) => readText(at(layer, ...path))),
		readReasonUrl(layer, status),
	]);
	return [...new Set(found.filter((url) => url !== null))];
}

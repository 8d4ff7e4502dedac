import { at, isObject, readId } from './fields';
import type { JobReading } from './job';
import type { JobList } from './provider';
import type { Call } from './wire';

/** The most jobs one page holds at every provider that lists. */
const MAX_PAGE_SIZE = 100;

function pageSize(limit: number): number {
	return Math.min(MAX_PAGE_SIZE, Math.max(1, limit));
}

/**
 * OpenAI's list: `GET /videos?after&limit&order` → `{data, has_more, last_id}`. SGLang leaves out
 * `has_more`: there, a full page may have a successor.
 * @param query what the provider needs besides
 */
export function familyList(
	readJob: (entry: unknown) => JobReading | null,
	query: Readonly<Record<string, string>> = {},
): JobList {
	function pageCall(limit: number, after: string | null): Call {
		const place = { limit: String(pageSize(limit)), order: 'desc' };
		return {
			method: 'GET',
			path: '/videos',
			query: { ...place, ...query, ...(after === null ? {} : { after }) },
		};
	}

	return {
		first: (limit) => pageCall(limit, null),
		readPage: (answer, limit) => {
			const data = at(answer, 'data');
			if (!isObject(answer) || !Array.isArray(data)) return null;
			const readings = data.flatMap((entry: unknown) => readJob(entry) ?? []);
			const last = readId(answer.last_id) ?? readings[readings.length - 1]?.job.id ?? null;
			const isFull = data.length >= pageSize(limit);
			const hasMore = answer.has_more === undefined ? isFull : answer.has_more === true;
			const goesOn = hasMore && last !== null && readings.length > 0;
			return { readings, next: goesOn ? pageCall(limit, last) : null };
		},
	};
}

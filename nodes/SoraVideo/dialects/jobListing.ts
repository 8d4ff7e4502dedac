import type { DialectName, HttpCall, JobListing } from './dialect';
import { at, isObject, readText } from './readFields';
import { readJob } from './readJob';

/** The most jobs one page holds at every provider that lists. */
const LARGEST_PAGE = 100;

function pageCall(limit: number, after: string | null): HttpCall {
	const size = String(Math.min(LARGEST_PAGE, Math.max(1, limit)));
	return {
		method: 'GET',
		path: '/videos',
		query: { limit: size, order: 'desc', ...(after === null ? {} : { after }) },
	};
}

/** OpenAI's list: `GET /videos?after&limit&order` → `{data, has_more, last_id}`. */
export function openAiListing(dialect: DialectName): JobListing {
	return {
		first: (limit) => pageCall(limit, null),
		readPage: (answer, limit) => {
			const data = at(answer, 'data');
			if (!isObject(answer) || !Array.isArray(data)) return null;
			const readings = data.flatMap((entry: unknown) => readJob(dialect, entry, null) ?? []);
			const last = readText(answer.last_id) ?? readings[readings.length - 1]?.job.id ?? null;
			const hasMore = answer.has_more === true && last !== null && readings.length > 0;
			return { readings, next: hasMore ? pageCall(limit, last) : null };
		},
	};
}

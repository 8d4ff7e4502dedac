import { VideoError } from '../api/errors';
import type { JobListing, JobReading } from '../protocol/dialect';
import { askAgain, isPassing } from './askAgain';
import type { Session } from './session';
import { wordsOf } from './wording';

/** 100,000 jobs: whoever goes on after that makes them up. */
const MOST_PAGES = 1_000;

function listError(session: Session, words: string, httpStatus?: number): VideoError {
	const { label, accessHint } = session.dialect;
	return new VideoError('badAnswer', `${label} did not list its videos: ${words}`, {
		description: `Check the credential and try again. ${accessHint}`,
		...(httpStatus === undefined ? {} : { httpStatus }),
	});
}

/**
 * Lists jobs, newest first, page by page. Ends when the provider has no more, repeats itself, or
 * the limit is reached.
 */
export async function listJobs(
	session: Session,
	listing: JobListing,
	limit: number,
): Promise<readonly JobReading[]> {
	const found = new Map<string, JobReading>();
	let call = listing.first(limit);
	for (let pages = 1; ; pages++) {
		const answer = await askAgain(session, call, isPassing);
		const status = answer.kind === 'answer' ? answer.status : undefined;
		const page =
			answer.kind === 'answer' && answer.status === 200
				? listing.readPage(answer.json, limit)
				: null;
		if (page === null) throw listError(session, wordsOf(answer), status);
		const before = found.size;
		for (const reading of page.readings) found.set(reading.job.id, reading);
		const isRepeating = found.size === before;
		if (page.next === null || isRepeating || found.size >= limit) break;
		if (pages >= MOST_PAGES) throw listError(session, `more than ${MOST_PAGES} pages came`);
		call = page.next;
	}
	return [...found.values()].slice(0, limit);
}

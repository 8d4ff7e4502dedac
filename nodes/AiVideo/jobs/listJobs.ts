import type { Answer } from '../api/client';
import { VideoError } from '../api/errors';
import type { JobReading } from '../protocol/job';
import type { JobList, Provider } from '../protocol/provider';
import { ask } from './reads';
import type { Session } from './session';
import { httpStatusOf, wordsOf } from './wording';

/** The jobs a provider lists. */

/** 100,000 jobs: whoever goes on after that makes them up. */
const MAX_PAGES = 1_000;

function listError({ info }: Provider, words: string, answer: Answer): VideoError {
	return new VideoError('badAnswer', `${info.label} did not list its videos: ${words}`, {
		description: `Check the credential and try again. ${info.accessHint}`,
		...httpStatusOf(answer),
	});
}

/**
 * Lists jobs, newest first, page by page. Ends when the provider has no more, repeats itself, or
 * the limit is reached.
 */
export async function listJobs(
	session: Session,
	list: JobList,
	limit: number,
): Promise<readonly JobReading[]> {
	const { provider } = session;
	const found = new Map<string, JobReading>();
	let call = list.first(limit);
	for (let pages = 1; ; pages++) {
		const answer = await ask(session, call);
		const isList = answer.kind === 'answer' && answer.status === 200;
		const page = isList ? list.readPage(answer.json, limit) : null;
		if (page === null) throw listError(provider, wordsOf(provider, answer), answer);
		const before = found.size;
		for (const reading of page.readings) found.set(reading.job.id, reading);
		const isRepeating = found.size === before;
		if (page.next === null || isRepeating || found.size >= limit) break;
		if (pages >= MAX_PAGES) {
			throw listError(provider, `more than ${MAX_PAGES} pages came`, answer);
		}
		call = page.next;
	}
	return [...found.values()].slice(0, limit);
}

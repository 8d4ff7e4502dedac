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

function tooLongError({ info }: Provider, count: number): VideoError {
	return new VideoError('badAnswer', `${info.label} lists more than can be held in memory`, {
		description: `The newest ${count} videos are as much as fits. Switch Return All off and set a Limit below that.`,
	});
}

/**
 * Lists jobs, newest first, page by page. Of each, only what is shown of it is held. Ends when the provider has no more, repeats itself, or
 * the limit is reached.
 */
export async function listJobs<T>(
	session: Session,
	list: JobList,
	limit: number,
	show: (reading: JobReading) => T,
): Promise<readonly T[]> {
	const { provider, answers } = session;
	const found = new Map<string, T>();
	let call = list.first(limit);
	for (let pages = 1; ; pages++) {
		const answer = await ask(session, call);
		const isList = answer.kind === 'answer' && answer.status === 200;
		const page = isList ? list.readPage(answer.json, limit, call) : null;
		if (page === null) throw listError(provider, wordsOf(provider, answer), answer);
		const before = found.size;
		for (const reading of page.readings) {
			if (found.has(reading.job.id)) continue;
			if (!answers.hold(JSON.stringify(reading.job).length)) {
				throw tooLongError(provider, found.size);
			}
			found.set(reading.job.id, show(reading));
		}
		const isRepeating = found.size === before;
		if (page.next === null || isRepeating || found.size >= limit) break;
		if (pages >= MAX_PAGES) {
			throw listError(provider, `more than ${MAX_PAGES} pages came`, answer);
		}
		call = page.next;
	}
	return [...found.values()].slice(0, limit);
}

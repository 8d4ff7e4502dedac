import type { Answer } from '../api/client';
import type { JobReading } from '../protocol/job';
import type { Session } from './session';

/** Looks up whether a submission of unknown outcome made a job, where the provider lists jobs. */

/** A job may take a moment to appear in the list. */
const ASK_AFTER_MS: readonly number[] = [1_000, 4_000, 10_000];
const NEWEST_JOBS = 100;
const TIMEOUT_MS = 30_000;
/** Providers cut `created_at` to whole seconds. */
const ROUNDING_MS = 2_000;

export interface LostSubmission {
	/** `null`: any. */
	readonly model: string | null;
	readonly prompt: string;
	/** Milliseconds since 1970, by our clock. */
	readonly sentAt: number;
	/** Jobs we know to be others, at the moment of asking. */
	readonly knownIds: () => readonly string[];
}

/** How far the provider's clock is ahead of ours, by the `Date` of its answer. */
function clockLead(answer: Answer, now: number): number {
	const date = answer.kind === 'answer' ? Date.parse(answer.headers.date ?? '') : NaN;
	return Number.isFinite(date) ? date - now : 0;
}

/** The jobs that this submission could have made. */
export function matchingJobs(
	readings: readonly JobReading[],
	lost: LostSubmission,
	leadMs: number,
): readonly JobReading[] {
	const knownIds = lost.knownIds();
	return readings.filter(({ job }) => {
		const createdAt = Date.parse(job.createdAt ?? '') - leadMs;
		return (
			(lost.model === null || job.model === lost.model) &&
			job.prompt === lost.prompt &&
			createdAt >= lost.sentAt - ROUNDING_MS &&
			!knownIds.includes(job.id)
		);
	});
}

/** The one job that matches, or `null`: none, several, no list, no answer. */
export async function findLostJob(
	session: Session,
	lost: LostSubmission,
): Promise<JobReading | null> {
	const { provider, client, cancellation, clock, underway } = session;
	const { list } = provider;
	if (!list) return null;
	for (const waitMs of ASK_AFTER_MS) {
		await cancellation.pause(waitMs);
		if (cancellation.isCancelled()) return null;
		const answer = await client.send(list.first(NEWEST_JOBS), { timeoutMs: TIMEOUT_MS });
		if (answer.kind === 'noAnswer' || answer.status !== 200) continue;
		const leadMs = clockLead(answer, clock.now());
		// A job in the list may be that of another item, whose own answer is about to come.
		await underway.settled();
		const page = list.readPage(answer.json, NEWEST_JOBS);
		const found = matchingJobs(page?.readings ?? [], lost, leadMs);
		if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
	}
	return null;
}

import type { Answer } from '../api/client';
import { readProse } from '../protocol/fields';
import type { Job, JobReading } from '../protocol/job';
import type { OpenSubmission } from './concurrentJobs';
import type { Session } from './session';

/** Looks up whether a submission of unknown outcome made a job, where the provider lists jobs. */

/** A job may take a moment to appear in the list. */
const ASK_AFTER_MS: readonly number[] = [1_000, 4_000, 10_000];
const NEWEST_JOBS = 100;
const TIMEOUT_MS = 30_000;
/** Providers cut `created_at` to whole seconds. */
const ROUNDING_MS = 2_000;
/** How often to look whether the execution was stopped. */
const LOOK_UP_MS = 30_000;

/** Whether a job could be that of a submission. @param leadMs how far its times are ahead of ours */
export function isMatch({ job }: JobReading, lost: OpenSubmission, leadMs: number): boolean {
	const createdAt = Date.parse(job.createdAt ?? '') - leadMs;
	return (
		(lost.model === null || job.model === lost.model) &&
		job.prompt === readProse(lost.prompt) &&
		createdAt >= lost.sentAt - ROUNDING_MS
	);
}

/** Length and size tell apart what asks for the same words, where the provider says them. */
function differs(job: Job, { seconds, size }: OpenSubmission): boolean {
	const isOther = <T>(said: T | null, asked: T | null) =>
		said !== null && asked !== null && said !== asked;
	return isOther(job.seconds, seconds) || isOther(job.size, size);
}

/**
 * - `found`: the job, or one of those that are as good as each other. - `none`: none matches.
 * - `unclear`: some match, and nobody can tell which, if any, is this one's.
 */
export type Finding =
	| { readonly kind: 'found'; readonly reading: JobReading }
	| { readonly kind: 'none' }
	| { readonly kind: 'unclear'; readonly ids: readonly string[] };

export interface Search {
	readonly lost: OpenSubmission;
	/** All submissions that had been sent when the list was asked for and have no job. */
	readonly open: readonly OpenSubmission[];
	/** How many submissions like this one are lost at least; those of an earlier try are not open. */
	readonly alike: number;
	readonly isTaken: (jobId: string) => boolean;
	readonly leadMs: number;
}

/**
 * The job in a list that a lost submission may take. Lost submissions of the same request are as
 * good as each other: while there are no more jobs than those, each takes one.
 */
export function claim(readings: readonly JobReading[], search: Search): Finding {
	const { lost, open, isTaken, leadMs } = search;
	const matching = readings.filter(
		(reading) => !isTaken(reading.job.id) && isMatch(reading, lost, leadMs),
	);
	const rivals = open.filter(({ requestHash }) => requestHash !== lost.requestHash);
	const isContested = (reading: JobReading) =>
		rivals.some((rival) => isMatch(reading, rival, leadMs) && !differs(reading.job, rival));
	const mine = matching.filter((reading) => !differs(reading.job, lost) && !isContested(reading));
	const twins = open.filter(({ requestHash }) => requestHash === lost.requestHash).length;
	// The list is newest first.
	const oldest = mine[mine.length - 1];
	if (oldest !== undefined && mine.length <= Math.max(1, twins, search.alike)) {
		return { kind: 'found', reading: oldest };
	}
	return matching.length === 0
		? { kind: 'none' }
		: { kind: 'unclear', ids: matching.map(({ job }) => job.id) };
}

/** How far the provider's clock is ahead of ours, by the `Date` of its answer. */
function clockLead(answer: Answer, now: number): number {
	const date = answer.kind === 'answer' ? Date.parse(answer.headers.date ?? '') : NaN;
	return Number.isFinite(date) ? date - now : 0;
}

/** A job in the list may be that of another submission, whose own answer is about to come. */
async function othersAnswered({ concurrentJobs, cancellation }: Session): Promise<void> {
	if (!concurrentJobs.isPending()) return;
	let isOver = false;
	const settled = concurrentJobs.settled().then(() => {
		isOver = true;
	});
	while (!isOver && !cancellation.isCancelled()) {
		await Promise.race([settled, cancellation.pause(LOOK_UP_MS)]);
	}
}

/** What the search needs to know besides the list, at the moment of choosing. */
export type Surroundings = Pick<Search, 'isTaken' | 'alike'>;

/** What came of a search. @param T what taking a job leads to */
export type Found<T> =
	| { readonly kind: 'taken'; readonly value: T }
	| { readonly kind: 'lost'; readonly candidates: readonly string[] };

/** One look into the list; apart from the pauses, which would otherwise hold a page of it. */
async function lookOnce<T>(
	session: Session,
	lost: OpenSubmission,
	surroundings: (askedAt: number) => Surroundings,
	take: (reading: JobReading) => T,
): Promise<Found<T> | null> {
	const { provider, client, cancellation, clock, concurrentJobs } = session;
	const { list } = provider;
	const askedAt = clock.now();
	if (!list) return null;
	const call = list.first(NEWEST_JOBS);
	const answer = await client.send(call, { timeoutMs: TIMEOUT_MS });
	if (answer.kind === 'noAnswer' || answer.status !== 200) return null;
	const leadMs = clockLead(answer, clock.now());
	const page = list.readPage(answer.json, NEWEST_JOBS, call);
	await othersAnswered(session);
	const open = concurrentJobs.openSubmissions().filter(({ sentAt }) => sentAt <= askedAt);
	const finding = claim(page?.readings ?? [], { lost, open, leadMs, ...surroundings(askedAt) });
	if (finding.kind === 'none') return null;
	if (finding.kind === 'unclear') return { kind: 'lost', candidates: finding.ids };
	const { reading } = finding;
	// Once the execution was stopped, another one's answer may not have been waited for.
	if (cancellation.isCancelled()) return { kind: 'lost', candidates: [reading.job.id] };
	handDown(lost, concurrentJobs.openSubmissions());
	return { kind: 'taken', value: take(reading) };
}

/**
 * Looks for the job of a lost submission and takes it.
 * @param surroundings by when the list was asked for, in milliseconds since 1970
 * @param take called with the job in the very tick it is chosen, so that nobody else chooses it
 */
export async function findLostJob<T>(
	session: Session,
	lost: OpenSubmission,
	surroundings: (askedAt: number) => Surroundings,
	take: (reading: JobReading) => T,
): Promise<Found<T>> {
	const { provider, cancellation } = session;
	let latest: Found<T> = { kind: 'lost', candidates: [] };
	if (!provider.list || provider.list.isWordless) return latest;
	for (const waitMs of ASK_AFTER_MS) {
		await cancellation.pause(waitMs);
		if (cancellation.isCancelled()) break;
		latest = (await lookOnce(session, lost, surroundings, take)) ?? latest;
		if (latest.kind === 'taken') break;
	}
	return latest;
}

/** Whoever takes the job of an earlier twin leaves it the right to an earlier one. */
function handDown(lost: OpenSubmission, open: readonly OpenSubmission[]): void {
	for (const twin of open) {
		if (twin.requestHash === lost.requestHash) twin.sentAt = Math.min(twin.sentAt, lost.sentAt);
	}
}

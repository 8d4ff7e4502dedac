import type { Answer } from '../api/client';
import { VideoError } from '../api/errors';
import { readRetryAfter, retryDelay } from '../api/retryDelay';
import { type JobReading, type JobRef, joinReadings } from '../protocol/job';
import type { PollVerdict, Provider, Removal } from '../protocol/provider';
import { isTerminal } from '../protocol/status';
import { isPassing } from '../protocol/verdicts';
import type { Call } from '../protocol/wire';
import type { Session } from './session';
import { cancelledError, deniedError, missingError, noStatusError } from './waitErrors';
import { httpStatusOf, wordsOf } from './wording';

/** Requests about one job that cost nothing: looking at it, deleting it. */

const TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 4;
/** A single look is not worth a longer pause. */
const MAX_PAUSE_MS = 30_000;

/** One attempt, and whether its answer says no more than: ask again. */
interface Attempt {
	readonly answer: Answer;
	readonly isTrouble: boolean;
}

/** Apart from the pause after it, which would otherwise hold the answer. */
async function attemptOnce<A extends Attempt>(
	{ cancellation, clock }: Session,
	ask: () => Promise<A>,
	attempts: number,
): Promise<{ readonly attempt: A } | { readonly waitMs: number }> {
	const attempt = await ask();
	const isLast = attempts >= MAX_ATTEMPTS || cancellation.isCancelled();
	if (isLast || !attempt.isTrouble) return { attempt };
	const { answer } = attempt;
	const retryAfter = answer.kind === 'answer' ? readRetryAfter(answer.headers, clock.now()) : null;
	const waitMs = retryDelay(attempts - 1, retryAfter, clock.random());
	return { waitMs: Math.min(MAX_PAUSE_MS, waitMs) };
}

/** Repeats what costs nothing while its answer is only trouble; the last one may still be. */
async function untilAnswered<A extends Attempt>(
	session: Session,
	ask: () => Promise<A>,
): Promise<A> {
	for (let attempts = 1; ; attempts++) {
		const next = await attemptOnce(session, ask, attempts);
		if ('attempt' in next) return next.attempt;
		await session.cancellation.pause(next.waitMs);
	}
}

/** Sends a call that costs nothing, again while there is only trouble. */
export async function ask(session: Session, call: Call): Promise<Answer> {
	const { answer } = await untilAnswered(session, async () => {
		const answered = await session.client.send(call, { timeoutMs: TIMEOUT_MS });
		return { answer: answered, isTrouble: answered.kind === 'noAnswer' || isPassing(answered) };
	});
	return answer;
}

/** What polling a job once brought, and the answer that says so. */
export interface PollOutcome {
	readonly verdict: PollVerdict;
	readonly answer: Answer;
}

function judge(provider: Provider, answer: Answer, ref: JobRef): PollVerdict {
	return answer.kind === 'noAnswer' ? { kind: 'late' } : provider.readPoll(answer, ref);
}

function isEnded(verdict: PollVerdict): boolean {
	return verdict.kind === 'reading' && isTerminal(verdict.reading.job.status);
}

/** Whether an answer leaves open what became of the job. */
function isOpen(verdict: PollVerdict): boolean {
	return verdict.kind !== 'reading' || verdict.reading.isVague === true;
}

/**
 * How closely to look. - `usual`: elsewhere only where the first answer leaves the state open.
 * - `thorough`: also where it says that the job runs. - `doubtful`: also where it says that the job
 *   is done, whose file is refused.
 */
export type Scrutiny = 'usual' | 'thorough' | 'doubtful';

/** Asks the provider's other places for a state that the first one left open, or may have missed. */
async function askElsewhere(
	{ provider, client }: Session,
	{ ref }: JobReading,
	first: PollOutcome,
): Promise<PollOutcome> {
	const wasOpen = isOpen(first.verdict);
	const all = provider.otherStates ?? [];
	for (const source of wasOpen ? all : all.slice(0, 1)) {
		const answer = await client.send(source.call(ref), { timeoutMs: TIMEOUT_MS });
		if (answer.kind === 'noAnswer') continue;
		const verdict = source.read(answer, ref);
		const counts = wasOpen ? !isOpen(verdict) : isEnded(verdict);
		if (counts) return { verdict, answer };
	}
	return first;
}

/**
 * Looks at a job once: the status request, the provider's other places where that leaves the state
 * open, and the request for the outcome where the provider keeps a completed job's apart.
 */
export async function pollJob(
	session: Session,
	known: JobReading,
	scrutiny: Scrutiny,
): Promise<PollOutcome> {
	const { provider, client } = session;
	const { ref } = known;
	const polled = await client.send(provider.poll(ref), { timeoutMs: TIMEOUT_MS });
	const first = { verdict: judge(provider, polled, ref), answer: polled };
	const isSettled =
		!isOpen(first.verdict) &&
		(isEnded(first.verdict) ? scrutiny !== 'doubtful' : scrutiny === 'usual');
	const told = isSettled ? first : await askElsewhere(session, known, first);
	const { verdict } = told;
	const isDone = verdict.kind === 'reading' && verdict.reading.job.status === 'completed';
	if (!isDone || !provider.result) return told;
	const completed = joinReadings(known, verdict.reading);
	const call = provider.result.call(completed);
	if (call === null) return told;
	const answer = await client.send(call, { timeoutMs: TIMEOUT_MS });
	return {
		verdict:
			answer.kind === 'noAnswer' ? { kind: 'late' } : provider.result.read(answer, completed),
		answer,
	};
}

/** Asks for a job's state once; again only when no answer came. */
export async function getJob(
	session: Session,
	known: JobReading,
	scrutiny: Scrutiny = 'thorough',
): Promise<JobReading> {
	const { provider, cancellation, clock } = session;
	const startedAt = clock.now();
	const { verdict, answer } = await untilAnswered(session, async () => {
		const outcome = await pollJob(session, known, scrutiny);
		return { ...outcome, isTrouble: outcome.verdict.kind === 'late' };
	});
	const { job } = known;
	if (verdict.kind === 'reading') return joinReadings(known, verdict.reading);
	if (cancellation.isCancelled()) throw cancelledError(job, clock.now() - startedAt);
	if (verdict.kind === 'denied') throw deniedError(provider, job, answer);
	if (verdict.kind === 'missing') throw missingError(provider, job, answer);
	throw noStatusError(provider, job, answer);
}

/** Deletes a job. One that is not there is deleted already. */
export async function deleteJob(
	session: Session,
	removal: Removal,
	{ ref, job }: JobReading,
): Promise<void> {
	const { provider } = session;
	const answer = await ask(session, removal.call(ref));
	if (answer.kind === 'answer' && removal.read(answer)) return;
	throw new VideoError(
		'rejected',
		`${provider.info.label} did not delete video ${job.id}: ${wordsOf(provider, answer)}`,
		{
			description:
				'Most providers delete only videos that have ended. Wait until it has, then delete it.',
			job: { id: job.id },
			...httpStatusOf(answer),
		},
	);
}

import { nextPollDelay, type Poll } from '../../nodes/AiVideo/jobs/pollSchedule';
import { seededRandom, type Trace } from './traces';

/** What a way of polling costs and gains, on average over many jobs. */
export interface PollScore {
	/** Status requests per job. */
	readonly requests: number;
	/** Milliseconds between the end of a job and the request that saw it. */
	readonly latenessMs: number;
}

/** Jobs of one execution that run side by side; a later wave knows what the earlier ones took. */
const WAVE = 10;

function score(jobs: ReadonlyArray<{ requests: number; latenessMs: number }>): PollScore {
	const mean = (values: readonly number[]) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	return {
		requests: mean(jobs.map(({ requests }) => requests)),
		latenessMs: mean(jobs.map(({ latenessMs }) => latenessMs)),
	};
}

/** @param intervalMs the user's own interval; 0: adaptive */
function poll(
	trace: Trace,
	intervalMs: number,
	earlierMs: readonly number[],
	random: () => number,
) {
	const polls: Poll[] = [];
	for (let elapsedMs = 0; ;) {
		elapsedMs += nextPollDelay({
			together: 1,
			elapsedMs,
			polls,
			earlierMs,
			intervalMs,
			retryAfterMs: null,
			random: random(),
		});
		if (elapsedMs >= trace.endMs) {
			return { requests: polls.length + 1, latenessMs: elapsedMs - trace.endMs };
		}
		polls.push({ atMs: elapsedMs, progress: trace.progressAt(elapsedMs) });
	}
}

/** The node's own schedule, wave after wave. */
export function replayAdaptive(jobs: readonly Trace[], seed: number): PollScore {
	const random = seededRandom(seed);
	const earlierMs: number[] = [];
	const done = jobs.map((trace, index) => {
		const known = earlierMs.slice(0, Math.floor(index / WAVE) * WAVE);
		const result = poll(trace, 0, known, random);
		earlierMs.push(trace.endMs + result.latenessMs);
		return result;
	});
	return score(done);
}

/** A fixed interval, as a loop with `sleep` does it. */
export function replayFixed(jobs: readonly Trace[], intervalMs: number): PollScore {
	return score(jobs.map((trace) => poll(trace, intervalMs, [], () => 0.5)));
}

/** The fixed interval that needs as many requests, by bisection, and how late it is. */
export function fixedWithSameRequests(jobs: readonly Trace[], requests: number): PollScore {
	let [low, high] = [100, 600_000];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (replayFixed(jobs, middle).requests > requests) low = middle;
		else high = middle;
	}
	return replayFixed(jobs, high);
}

/** What the model takes for granted. docs/scaling.md lists every value of this file. */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** How many times the day's mean rate arrives at the busiest moment, noon; at most 8 / 3. */
export const PEAK_FACTOR = 2.5;
/** What is reported is the hour around noon. */
export const BUSY_HOUR = { fromMs: 11.5 * HOUR_MS, toMs: 12.5 * HOUR_MS } as const;

/** How long a video is made. Nine of ten take what providers name, evenly spread; the rest is a long tail. */
export const GENERATION = {
	minMs: 60_000,
	usualMaxMs: 180_000,
	maxMs: 15 * MINUTE_MS,
	tailShare: 0.1,
} as const;

/** Size of a finished file: lognormal. */
export const FILE = { medianBytes: 8e6, sigma: 0.6 } as const;
/** What one download gets, in bytes per second: 100 Mbit/s. */
export const DOWNLOAD_RATE = 12.5e6;

/** How long a provider takes to answer. */
export const SUBMIT_ANSWER_MS = 1_500;
export const ANSWER_MS = 300;

/** How long the node lets a submission wait its turn, and waits for a video: its default Timeout. */
export const TIMEOUT_MS = 15 * MINUTE_MS;

/** The Wait node of examples/durable-loop.json. */
export const LOOP_WAIT_MS = 70_000;
/** What n8n needs to take an execution from its queue, load it, and store it again. */
export const N8N_STEP_MS = 500;
/** The CPU time of that, in seconds. */
export const N8N_STEP_CPU_SECONDS = 0.05;

/** Resident memory of an n8n worker that does nothing, in bytes. */
export const WORKER_BYTES = 400 * 2 ** 20;
/** How much of one core a worker should be given to do, on average over the busiest hour. */
export const CPU_SHARE = 0.5;
/** `n8n worker` without `--concurrency`, and a setting that suits executions that only wait. */
export const DEFAULT_CONCURRENCY = 10;
export const RAISED_CONCURRENCY = 100;

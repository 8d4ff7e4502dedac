import { BUSY_HOUR, DAY_MS } from './assumptions';

/** Values that were seen. */
export class Sample {
	private readonly values: number[] = [];

	add(value: number): void {
		this.values.push(value);
	}

	/** `NaN` when nothing was seen, as the quantiles. */
	get mean(): number {
		return this.values.reduce((sum, value) => sum + value, 0) / this.values.length;
	}

	/** The least value that at least this share of all values do not exceed. */
	quantile(share: number): number {
		const sorted = Float64Array.from(this.values).sort();
		return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
	}
}

/** What is learned from a simulation. */
export class Readings {
	/** Every second of the busiest hour: videos being made, executions in a worker, downloads. */
	readonly running = new Sample();
	readonly heldSlots = new Sample();
	readonly downloads = new Sample();
	/** In each of these seconds: status requests, executions started or resumed. */
	readonly statusRequests = new Sample();
	readonly steps = new Sample();
	/** Of every video of the busiest hours, in milliseconds: in n8n's queue, before it is first submitted. */
	readonly startWaitMs = new Sample();
	/** From the first submission to the accepted one. */
	readonly turnWaitMs = new Sample();
	/** From its end at the provider to its download. */
	readonly latenessMs = new Sample();

	videos = 0;
	finished = 0;
	statusCount = 0;
	/** Submissions refused with 429, in all and by how many videos. */
	refusals = 0;
	refusedVideos = 0;
	/** Videos given up: never taken by the provider, or not finished at the deadline. */
	neverTaken = 0;
	overdue = 0;
}

/** Whether a moment belongs to the busiest hour of its day. */
export function isBusy(atMs: number): boolean {
	const timeOfDay = atMs % DAY_MS;
	return timeOfDay >= BUSY_HOUR.fromMs && timeOfDay < BUSY_HOUR.toMs;
}

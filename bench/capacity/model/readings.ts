import { BUSY_HOUR, DAY_MS } from './assumptions';
import { Histogram } from './histogram';

/** What the state of the world is at one moment. */
export interface Gauges {
	readonly running: number;
	readonly heldSlots: number;
	readonly downloads: number;
}

const PROFILE_STEPS = 144;

/** What is learned from a simulation. The gauges are read every second of the busiest hour. */
export class Readings {
	/** Videos being made at once. */
	readonly running = new Histogram();
	/** Executions in a worker at once. */
	readonly heldSlots = new Histogram();
	readonly downloads = new Histogram();
	/** Status requests in a second. */
	readonly statusRequests = new Histogram();
	/** Executions started or resumed in a second. */
	readonly steps = new Histogram();

	/** Of every video of the busiest hours, in milliseconds: in n8n's queue, before it is first submitted. */
	readonly startWaitMs = new Histogram(100);
	/** From the first submission to the accepted one. */
	readonly turnWaitMs = new Histogram(1_000);
	/** From its end at the provider to its download. */
	readonly latenessMs = new Histogram(100);

	videos = 0;
	finished = 0;
	statusCount = 0;
	/** Submissions refused with 429, in all and by how many videos. */
	refusals = 0;
	refusedVideos = 0;
	/** Videos given up: never taken by the provider, or not finished at the deadline. */
	neverTaken = 0;
	overdue = 0;

	/** Sum and number of `running` by the time of day. */
	private readonly profile = Array.from({ length: PROFILE_STEPS }, () => ({ sum: 0, size: 0 }));
	private statusThisSecond = 0;
	private stepsThisSecond = 0;

	static isBusy(atMs: number): boolean {
		const timeOfDay = atMs % DAY_MS;
		return timeOfDay >= BUSY_HOUR.fromMs && timeOfDay < BUSY_HOUR.toMs;
	}

	countStatusRequest(): void {
		this.statusCount++;
		this.statusThisSecond++;
	}

	countStep(): void {
		this.stepsThisSecond++;
	}

	/** Reads the gauges at the end of a second. */
	read(atMs: number, { running, heldSlots, downloads }: Gauges): void {
		const step = this.profile[Math.floor(((atMs % DAY_MS) / DAY_MS) * PROFILE_STEPS)];
		if (step) {
			step.sum += running;
			step.size++;
		}
		if (Readings.isBusy(atMs)) {
			this.running.add(running);
			this.heldSlots.add(heldSlots);
			this.downloads.add(downloads);
			this.statusRequests.add(this.statusThisSecond);
			this.steps.add(this.stepsThisSecond);
		}
		this.statusThisSecond = 0;
		this.stepsThisSecond = 0;
	}

	/** Videos running by the time of day: means over equal parts of it. */
	runningThroughTheDay(): readonly number[] {
		return this.profile.map(({ sum, size }) => sum / size);
	}
}

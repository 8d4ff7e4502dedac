import { retryDelay } from '../../nodes/AiVideo/api/retryDelay';
import { nextPollDelay, type Poll } from '../../nodes/AiVideo/jobs/pollSchedule';
import { seededRandom } from '../polling/traces';
import {
	ANSWER_MS,
	DOWNLOAD_RATE,
	LOOP_WAIT_MS,
	N8N_STEP_MS,
	SUBMIT_ANSWER_MS,
	TIMEOUT_MS,
} from './assumptions';
import { videosOf, type Demand, type Stretch, type Video } from './demand';
import { Clock, Places, type Process } from './processes';
import { isBusy, Readings } from './readings';

/** What becomes of many videos: each arrives, takes a worker's slot, is submitted, looked at and downloaded. */

/** Generate, which waits in a worker, or Create and a loop, which waits in the database. */
export type Way = 'waitingNode' | 'durableLoop';

/** What there is to share. `Infinity`: no limit. */
export interface Limits {
	/** Videos the provider makes at once for the account; one more is refused with 429. */
	readonly accountLimit: number;
	/** Executions n8n runs at once, on all workers together; the others wait in its queue. */
	readonly workerSlots: number;
}

export interface Scenario extends Demand, Limits {
	readonly way: Way;
	/** What is simulated; no video is there when it begins. */
	readonly stretch: Stretch;
	readonly seed: number;
}

class Model {
	readonly readings = new Readings();
	private readonly clock: Clock;
	/** Videos being made. */
	private readonly account: Places;
	/** Executions being run. */
	private readonly slots: Places;
	/** For jitter; the demand has a source of its own, so that it is the same for every way of waiting. */
	private readonly random: () => number;
	private downloads = 0;
	private statusThisSecond = 0;
	private stepsThisSecond = 0;

	constructor(private readonly scenario: Scenario) {
		this.clock = new Clock(scenario.stretch.fromMs);
		this.account = new Places(scenario.accountLimit);
		this.slots = new Places(scenario.workerSlots);
		this.random = seededRandom(scenario.seed + 1);
	}

	/** Lives through the stretch, and on until the last video is done. */
	run(): Readings {
		this.clock.resume(this.arrivals());
		this.clock.run(this.scenario.stretch.toMs, (atMs) => this.endSecond(atMs));
		return this.readings;
	}

	/** Lets one video after the other in, each when it is asked for. */
	private *arrivals(): Process {
		const { stretch, seed, way } = this.scenario;
		for (const video of videosOf(this.scenario, stretch, seededRandom(seed))) {
			yield video.arrivesAt - this.clock.now;
			this.readings.videos++;
			this.clock.resume(way === 'waitingNode' ? this.generate(video) : this.loop(video));
		}
	}

	/** Generate: in a worker from beginning to end. */
	private *generate(video: Video): Process {
		yield* this.enterWorker();
		const endsAt = yield* this.submit(video);
		if (endsAt !== null && (yield* this.poll(endsAt))) yield* this.download(video, endsAt);
		yield* this.leaveWorker();
	}

	/** Create, Wait, Get Status, Download: in the database while it waits. */
	private *loop(video: Video): Process {
		yield* this.enterWorker();
		const endsAt = yield* this.submit(video);
		if (endsAt !== null) {
			do {
				yield* this.leaveWorker();
				yield LOOP_WAIT_MS;
				yield* this.enterWorker();
			} while (!(yield* this.look(endsAt)));
			yield* this.download(video, endsAt);
		}
		yield* this.leaveWorker();
	}

	/** Takes a worker's slot for an execution that starts or resumes, as soon as one is free. */
	private *enterWorker(): Process {
		yield this.slots;
		this.stepsThisSecond++;
		yield N8N_STEP_MS / 2;
	}

	private *leaveWorker(): Process {
		yield N8N_STEP_MS / 2;
		this.clock.give(this.slots);
	}

	/**
	 * Submits until the provider takes it, with the node's own pauses, and tells when the video will be there;
	 * null: given up, where the node does.
	 */
	private *submit({ arrivesAt, generationMs }: Video): Process<number | null> {
		const { clock, readings } = this;
		const firstAt = clock.now;
		for (let attempt = 0; !this.account.tryTake(); attempt++) {
			readings.refusals++;
			if (attempt === 0) readings.refusedVideos++;
			const pauseMs = ANSWER_MS + retryDelay(attempt, null, this.random());
			if (clock.now - firstAt + pauseMs > TIMEOUT_MS) {
				readings.neverTaken++;
				return null;
			}
			yield pauseMs;
		}
		if (isBusy(arrivesAt)) {
			readings.startWaitMs.add(firstAt - arrivesAt - N8N_STEP_MS / 2);
			readings.turnWaitMs.add(clock.now - firstAt);
		}
		const endsAt = clock.now + generationMs;
		clock.resume(this.making(generationMs));
		yield SUBMIT_ANSWER_MS;
		return endsAt;
	}

	/** The video at the provider: it makes room in the account when it is there. */
	private *making(generationMs: number): Process {
		yield generationMs;
		this.clock.give(this.account);
	}

	/** Looks by the node's own schedule. The provider shows no progress, which costs the most requests. */
	private *poll(endsAt: number): Process<boolean> {
		const since = this.clock.now;
		const polls: Poll[] = [];
		for (let elapsedMs = 0; elapsedMs < TIMEOUT_MS; elapsedMs = this.clock.now - since) {
			if (elapsedMs > 0) polls.push({ atMs: elapsedMs, progress: null });
			const delayMs = nextPollDelay({
				together: 1,
				elapsedMs,
				polls,
				earlierMs: [],
				intervalMs: 0,
				retryAfterMs: null,
				random: this.random(),
			});
			yield Math.min(delayMs, TIMEOUT_MS - elapsedMs);
			if (yield* this.look(endsAt)) return true;
		}
		this.readings.overdue++;
		return false;
	}

	/** One status request: whether the video was there when it came. */
	private *look(endsAt: number): Process<boolean> {
		this.readings.statusCount++;
		this.statusThisSecond++;
		const isFinished = this.clock.now >= endsAt;
		yield ANSWER_MS;
		return isFinished;
	}

	private *download({ arrivesAt, bytes }: Video, endsAt: number): Process {
		this.downloads++;
		yield ANSWER_MS + (bytes / DOWNLOAD_RATE) * 1_000;
		this.downloads--;
		this.readings.finished++;
		if (isBusy(arrivesAt)) this.readings.latenessMs.add(this.clock.now - endsAt);
	}

	private endSecond(atMs: number): void {
		if (isBusy(atMs)) {
			this.readings.running.add(this.account.used);
			this.readings.heldSlots.add(this.slots.used);
			this.readings.downloads.add(this.downloads);
			this.readings.statusRequests.add(this.statusThisSecond);
			this.readings.steps.add(this.stepsThisSecond);
		}
		this.statusThisSecond = 0;
		this.stepsThisSecond = 0;
	}
}

export function simulate(scenario: Scenario): Readings {
	return new Model(scenario).run();
}

import { retryDelay } from '../../../nodes/AiVideo/api/retryDelay';
import { ANSWER_MS, DOWNLOAD_RATE, N8N_STEP_MS, SUBMIT_ANSWER_MS, TIMEOUT_MS } from './assumptions';
import type { Video } from './demand';
import { Readings } from './readings';
import type { Actor } from './virtualTime';
import type { World } from './world';

/** A method of a life: what comes next. Methods, not closures: a day has twenty million steps. */
type Step = () => void;

/** What happens to one video, as far as it takes time or a place. How it waits is left open. */
export abstract class Life implements Actor {
	private step: Step = this.arrived;
	private entered: Step = this.submit;
	private firstSubmissionAt = 0;
	private tries = 0;
	/** When the provider has made it. */
	private endsAt = Infinity;
	private isFinished = false;
	private readonly isBusy: boolean;

	constructor(
		protected readonly world: World,
		private readonly video: Video,
	) {
		this.isBusy = Readings.isBusy(video.arrivesAt);
	}

	act(): void {
		this.step();
	}

	/** The provider has taken it. */
	protected abstract submitted(): void;

	/** It was looked at and is still being made. */
	protected abstract unfinished(): void;

	protected after(delayMs: number, step: Step): void {
		this.step = step;
		this.world.time.after(delayMs, this);
	}

	/** Takes a worker's slot for an execution that starts or resumes, as soon as one is free. */
	protected enterWorker(step: Step): void {
		this.entered = step;
		this.step = this.onSlot;
		this.world.slots.take(this);
	}

	protected leaveWorker(): void {
		this.after(N8N_STEP_MS / 2, this.giveSlot);
	}

	/** One status request. */
	protected look(): void {
		this.world.readings.countStatusRequest();
		this.isFinished = this.world.time.now >= this.endsAt;
		this.after(ANSWER_MS, this.seen);
	}

	private arrived(): void {
		this.world.readings.videos++;
		this.enterWorker(this.submit);
	}

	private onSlot(): void {
		this.world.readings.countStep();
		this.after(N8N_STEP_MS / 2, this.entered);
	}

	private giveSlot(): void {
		this.world.slots.give();
	}

	/** Submits until the provider takes it, with the node's own pauses; gives up where the node does. */
	private submit(): void {
		const { time, account, readings, random } = this.world;
		if (this.tries === 0) this.firstSubmissionAt = time.now;
		const waitedMs = time.now - this.firstSubmissionAt;
		if (account.tryTake()) {
			if (this.isBusy) this.taken(waitedMs);
			this.endsAt = time.now + this.video.generationMs;
			time.after(this.video.generationMs, this.world.generationEnd);
			this.after(SUBMIT_ANSWER_MS, this.submitted);
			return;
		}
		readings.refusals++;
		if (this.tries === 0) readings.refusedVideos++;
		const pauseMs = ANSWER_MS + retryDelay(this.tries, null, random());
		this.tries++;
		if (waitedMs + pauseMs <= TIMEOUT_MS) {
			this.after(pauseMs, this.submit);
			return;
		}
		readings.neverTaken++;
		this.leaveWorker();
	}

	private taken(waitedMs: number): void {
		const { readings } = this.world;
		readings.startWaitMs.add(this.firstSubmissionAt - this.video.arrivesAt - N8N_STEP_MS / 2);
		readings.turnWaitMs.add(waitedMs);
	}

	private seen(): void {
		if (this.isFinished) this.download();
		else this.unfinished();
	}

	private download(): void {
		this.world.downloads++;
		this.after(ANSWER_MS + (this.video.bytes / DOWNLOAD_RATE) * 1_000, this.downloaded);
	}

	private downloaded(): void {
		const { time, readings } = this.world;
		this.world.downloads--;
		readings.finished++;
		if (this.isBusy) readings.latenessMs.add(time.now - this.endsAt);
		this.leaveWorker();
	}
}

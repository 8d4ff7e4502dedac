import { nextPollDelay, type Poll } from '../../../nodes/AiVideo/jobs/pollSchedule';
import { TIMEOUT_MS } from './assumptions';
import { Life } from './life';

/**
 * Generate: the execution is in a worker from beginning to end, and polls by the node's own
 * schedule. The provider shows no progress, which costs the most requests.
 */
export class WaitingNode extends Life {
	private readonly polls: Poll[] = [];
	private waitsSince = 0;

	protected submitted(): void {
		this.waitsSince = this.world.time.now;
		this.lookLater(0);
	}

	protected unfinished(): void {
		const elapsedMs = this.world.time.now - this.waitsSince;
		if (elapsedMs >= TIMEOUT_MS) {
			this.world.readings.overdue++;
			this.leaveWorker();
			return;
		}
		this.polls.push({ atMs: elapsedMs, progress: null });
		this.lookLater(elapsedMs);
	}

	private lookLater(elapsedMs: number): void {
		const delayMs = nextPollDelay({
			together: 1,
			elapsedMs,
			polls: this.polls,
			earlierMs: [],
			intervalMs: 0,
			retryAfterMs: null,
			random: this.world.random(),
		});
		this.after(Math.min(delayMs, TIMEOUT_MS - elapsedMs), this.look);
	}
}

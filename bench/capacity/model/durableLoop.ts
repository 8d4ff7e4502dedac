import { LOOP_WAIT_MS, N8N_STEP_MS } from './assumptions';
import { Life } from './life';

/** Create, Wait, Get Status, Download: the execution is in the database while it waits. */
export class DurableLoop extends Life {
	protected submitted(): void {
		this.sleep();
	}

	protected unfinished(): void {
		this.sleep();
	}

	private sleep(): void {
		this.after(N8N_STEP_MS / 2, this.asleep);
	}

	private asleep(): void {
		this.world.slots.give();
		this.after(LOOP_WAIT_MS, this.wakeUp);
	}

	private wakeUp(): void {
		this.enterWorker(this.look);
	}
}

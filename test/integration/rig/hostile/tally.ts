import type { Stage } from './stage';
import { tell, type Story } from './story';

/** Tells stories, and counts them by what they attack. */
export class Tally {
	private readonly counts = new Map<string, number>();
	private successes = 0;

	/** @param kind what is attacked */
	async tell(stage: Stage, story: Story, kind: string): Promise<void> {
		this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
		if ((await tell(stage, story)) === 'success') this.successes++;
	}

	get stories(): number {
		return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
	}

	/** The part of the stories in which the user got what was asked for, from 0 to 1. */
	get successRate(): number {
		return this.successes / this.stories;
	}

	/** Past Jest, which would tell for each line where it comes from. */
	print(what: string): void {
		const kinds = [...this.counts].map(([kind, count]) => `${kind} ${count}`).join('; ');
		process.stderr.write(`${this.stories} ${what} of ${this.counts.size} kinds: ${kinds}.\n`);
	}
}

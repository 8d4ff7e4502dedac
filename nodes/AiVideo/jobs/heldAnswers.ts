/**
 * What an execution holds of providers' answers until its end. A process that runs out of memory
 * loses the videos that were paid for.
 */

/** In characters of JSON, which take several times as many bytes once parsed. */
const MAX_HELD = 32 * 1024 * 1024;

/** One bound for all items of a run. */
export class HeldAnswers {
	private held = 0;

	private readonly kept = new WeakSet<object>();

	/** How many answers were too much. */
	leftOut = 0;

	/** Whether so many characters more may be held. */
	hold(length: number): boolean {
		if (this.held + length > MAX_HELD) return false;
		this.held += length;
		return true;
	}

	/** The answer where it may be held, else `null`; one that is held already counts once. */
	keep(answer: unknown): unknown {
		if (typeof answer !== 'object' || answer === null) return null;
		if (this.kept.has(answer)) return answer;
		if (!this.hold(JSON.stringify(answer).length)) {
			this.leftOut++;
			return null;
		}
		this.kept.add(answer);
		return answer;
	}
}

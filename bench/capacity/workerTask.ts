/** What a worker of the measurement is asked; once, and it answers once. */
export type WorkerTask =
	/** Lets videos wait that do not end, and observes itself. */
	| {
			readonly kind: 'wait';
			readonly spread: 'items' | 'executions';
			readonly waiting: number;
			readonly timing: Timing;
	  }
	/** Runs executions to their end. */
	| { readonly kind: 'run' };

export interface Timing {
	/** From the first submission to the beginning of the measurement: the first looks are rarer than the later ones. */
	readonly settleMs: number;
	readonly measureMs: number;
}

/** The prompt of videos that do not end. */
export const WAITING_PROMPT = 'A harbour, for ever';

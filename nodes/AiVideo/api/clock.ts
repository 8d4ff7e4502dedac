/** Time, handed in from outside so that rules about it can be tested without waiting. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(ms: number): Promise<void>;
	/** A signal that aborts after `ms`. */
	timeout(ms: number): AbortSignal;
	/** 0 up to 1; spreads retries and polls. */
	random(): number;
}

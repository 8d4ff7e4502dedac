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

/** A signal for one request and all its hops. */
export interface RequestSignal {
	readonly signal: AbortSignal;
	/**
	 * Has to be called when the request is over, whatever came of it: closes connections whose body
	 * was not read to its end. Destroying such a body would not do, since the host's streams wait
	 * for a read under way before they close.
	 */
	end(): void;
}

/** The execution's cancel signal, with pauses and requests that end when it fires. */
export interface Cancellation {
	readonly clock: Clock;
	isCancelled(): boolean;
	/** Waits `ms`, or shorter when cancelled. */
	pause(ms: number): Promise<void>;
	/**
	 * Aborts after `timeoutMs`, or `graceMs` after cancellation: a submission must not be cut off
	 * before its video ID is read.
	 */
	requestSignal(timeoutMs: number, graceMs?: number): RequestSignal;
}

/** One for all: an exception of its own for each request would only be built to be thrown away. */
const OVER = new Error('The request is over');

/**
 * One listener on the execution's signal wakes everyone: racing each pause against one long-lived
 * promise, or combining signals for each request, would keep them all in memory to the end.
 * @param source missing in contexts without an execution, such as list searches
 */
export function cancellation(source: AbortSignal | undefined, clock: Clock): Cancellation {
	const listeners = new Set<() => void>();
	const isCancelled = () => source?.aborted ?? false;
	source?.addEventListener('abort', () => listeners.forEach((listener) => listener()), {
		once: true,
	});

	async function pause(ms: number): Promise<void> {
		if (isCancelled() || ms <= 0) return;
		let wake = (): void => {};
		await new Promise<void>((resolve) => {
			wake = resolve;
			listeners.add(wake);
			void clock.sleep(ms).then(resolve);
		});
		listeners.delete(wake);
	}

	function requestSignal(timeoutMs: number, graceMs = 0): RequestSignal {
		const controller = new AbortController();
		const abort = () => controller.abort();
		const abortAfterGrace = () => {
			if (graceMs > 0) void clock.sleep(graceMs).then(abort);
			else abort();
		};
		const timeout = clock.timeout(timeoutMs);
		timeout.addEventListener('abort', abort, { once: true });
		if (isCancelled()) abortAfterGrace();
		else listeners.add(abortAfterGrace);
		return {
			signal: controller.signal,
			end: () => {
				listeners.delete(abortAfterGrace);
				timeout.removeEventListener('abort', abort);
				controller.abort(OVER);
			},
		};
	}

	return { clock, isCancelled, pause, requestSignal };
}

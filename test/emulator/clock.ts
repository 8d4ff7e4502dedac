import { setTimeout as wait } from 'node:timers/promises';

/** Where the emulator takes the time from. All times are milliseconds since 1970. */
export interface Clock {
	now(): number;
	/** Resolves after `ms` of this clock's time; rejects when `signal` is aborted before. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
	now: () => Date.now(),
	async sleep(ms, signal) {
		await wait(ms, undefined, signal === undefined ? {} : { signal });
	},
};

/** A clock that stands still until a test moves it. */
export interface VirtualClock extends Clock {
	/** Moves the time forward and wakes the sleepers whose time has come. */
	advance(ms: number): void;
}

interface Sleeper {
	wakeAt: number;
	wake(): void;
}

/** A clock that starts at `start` (milliseconds since 1970) and moves only by `advance`. */
export function virtualClock(start = Date.UTC(2026, 0, 1)): VirtualClock {
	let now = start;
	let sleepers: Sleeper[] = [];

	function sleep(ms: number, signal?: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const sleeper = { wakeAt: now + ms, wake: resolve };
			if (signal?.aborted === true || ms <= 0) {
				if (signal?.aborted === true) reject(signal.reason);
				else resolve();
				return;
			}
			sleepers.push(sleeper);
			signal?.addEventListener('abort', () => {
				sleepers = sleepers.filter((other) => other !== sleeper);
				reject(signal.reason);
			});
		});
	}

	function advance(ms: number): void {
		now += ms;
		const due = sleepers.filter(({ wakeAt }) => wakeAt <= now);
		sleepers = sleepers.filter(({ wakeAt }) => wakeAt > now);
		for (const { wake } of due) wake();
	}

	return { now: () => now, sleep, advance };
}

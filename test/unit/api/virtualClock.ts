import type { Clock } from '../../../nodes/AiVideo/api/cancellation';

/** Time that passes only when a test says so. */
export interface VirtualClock extends Clock {
	/** Lets `ms` pass, waking everyone whose time comes on the way. */
	advance(ms: number): Promise<void>;
	/** Lets time pass until the work is done; fails when it waits for something that never comes. */
	finish<T>(work: Promise<T>): Promise<T>;
	/** Every sleep asked for, in milliseconds. */
	readonly sleeps: number[];
	/** How many sleep. */
	sleepers(): number;
}

interface Timer {
	readonly at: number;
	readonly wake: () => void;
	readonly isSleeper: boolean;
}

/** Midnight of 2026-01-01. */
export const START = 1_767_225_600_000;

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** @param random what the clock's dice show, always */
export function virtualClock(random = 0.5): VirtualClock {
	let now = START;
	let timers: Timer[] = [];
	const sleeps: number[] = [];

	function add(ms: number, wake: () => void, isSleeper: boolean): void {
		timers.push({ at: now + Math.max(0, ms), wake, isSleeper });
	}

	/** Wakes the first of those due until then; `false` when there is none. */
	function wakeNext(until: number): boolean {
		const next = timers.reduce<Timer | null>(
			(first, timer) => (first === null || timer.at < first.at ? timer : first),
			null,
		);
		if (next === null || next.at > until) return false;
		timers = timers.filter((timer) => timer !== next);
		now = Math.max(now, next.at);
		next.wake();
		return true;
	}

	async function advance(ms: number): Promise<void> {
		const until = now + ms;
		await settle();
		while (wakeNext(until)) await settle();
		now = until;
		await settle();
	}

	async function finish<T>(work: Promise<T>): Promise<T> {
		let isDone = false;
		const done = () => {
			isDone = true;
		};
		work.then(done, done);
		for (await settle(); !isDone; await settle()) {
			if (!wakeNext(Infinity)) throw new Error('This would wait for ever');
		}
		return await work;
	}

	return {
		now: () => now,
		random: () => random,
		sleep: async (ms) => {
			sleeps.push(ms);
			await new Promise<void>((resolve) => add(ms, resolve, true));
		},
		timeout: (ms) => {
			const controller = new AbortController();
			add(ms, () => controller.abort(), false);
			return controller.signal;
		},
		advance,
		finish,
		sleeps,
		sleepers: () => timers.filter(({ isSleeper }) => isSleeper).length,
	};
}

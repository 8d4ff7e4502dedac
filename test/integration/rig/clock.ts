import { getEventListeners } from 'node:events';
import { setImmediate as nextTurn, setTimeout as realSleep } from 'node:timers/promises';

import type { Clock as NodeClock } from '../../../nodes/AiVideo/operations/openSession';
import type { Clock as EmulatorClock } from '../../emulator';
import { dice } from './dice';
import { watchTraffic } from './traffic';

/** The time of node, provider and test: it passes only while nothing is on its way. */
export interface RigClock extends NodeClock, EmulatorClock {
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
	/** Lets time pass until this has ended; rejects when it never will. */
	finish<T>(work: Promise<T>): Promise<T>;
	/** Lets so much time pass. */
	pass(ms: number): Promise<void>;
	/** Lets time pass until something is so, and no longer. */
	until(isSo: () => boolean): Promise<void>;
	/** Time stands still while this says so, for work that nothing else tells of. */
	holdWhile(isBusy: () => boolean): void;
	/** Back to the first moment and the first throw of the dice; forgets who sleeps. */
	restart(seed?: number): void;
	close(): void;
}

/** Midnight of 2026-01-01. */
export const START = Date.UTC(2026, 0, 1);

/** So many turns of the event loop without a byte or a task: promises need no more. */
const QUIET_TURNS = 3;
/** Whoever waits this long for nothing at all waits for ever. In real milliseconds, one a turn. */
const MAX_SILENT_TURNS = 2_000;
/** No deadline of the node is that far away. */
const MAX_LIFE_MS = 7 * 24 * 60 * 60_000;

interface Timer {
	readonly at: number;
	wake(): void;
	/** Whether nobody is interested any more. */
	isStale(): boolean;
}

interface Waiter {
	readonly since: number;
	readonly isSo: () => boolean;
	readonly resolve: () => void;
	readonly reject: (reason: Error) => void;
}

export function openClock(seed = 1): RigClock {
	return new VirtualClock(seed);
}

class VirtualClock implements RigClock {
	private readonly traffic = watchTraffic();
	private readonly holds = new Set<() => boolean>();
	/** Those for whom time passes. */
	private readonly waiters = new Set<Waiter>();
	/** The next one last. */
	private timers: Timer[] = [];
	private time = START;
	private throwDice: () => number;
	private isDriving = false;

	constructor(seed: number) {
		this.throwDice = dice(seed);
	}

	readonly now = (): number => this.time;

	readonly random = (): number => this.throwDice();

	readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
		signal?.throwIfAborted();
		if (ms <= 0) return;
		await new Promise<void>((resolve, reject) => {
			let isOver = false;
			const abort = () => {
				isOver = true;
				reject(signal?.reason);
			};
			signal?.addEventListener('abort', abort, { once: true });
			const wake = () => {
				signal?.removeEventListener('abort', abort);
				resolve();
			};
			this.add({ at: this.time + ms, wake, isStale: () => isOver });
		});
	};

	readonly timeout = (ms: number): AbortSignal => {
		const controller = new AbortController();
		const { signal } = controller;
		this.add({
			at: this.time + Math.max(0, ms),
			wake: () => controller.abort(),
			isStale: () => getEventListeners(signal, 'abort').length === 0,
		});
		return signal;
	};

	readonly finish = async <T>(work: Promise<T>): Promise<T> => {
		let hasEnded = false;
		const end = () => {
			hasEnded = true;
		};
		work.then(end, end);
		await this.until(() => hasEnded);
		return await work;
	};

	readonly pass = async (ms: number): Promise<void> => {
		await this.finish(this.sleep(ms));
	};

	readonly until = async (isSo: () => boolean): Promise<void> => {
		await new Promise<void>((resolve, reject) => {
			this.waiters.add({ since: this.time, isSo, resolve, reject });
			void this.drive();
		});
	};

	readonly holdWhile = (isBusy: () => boolean): void => {
		this.holds.add(isBusy);
	};

	readonly restart = (seed = 1): void => {
		this.time = START;
		this.timers = [];
		this.throwDice = dice(seed);
	};

	readonly close = (): void => {
		this.traffic.close();
		this.waiters.clear();
		this.timers = [];
	};

	private add(timer: Timer): void {
		let place = this.timers.length;
		while (place > 0 && (this.timers[place - 1]?.at ?? 0) <= timer.at) place--;
		this.timers.splice(place, 0, timer);
	}

	/** Turns the loop and, whenever all is quiet, the clock, as long as somebody waits. */
	private async drive(): Promise<void> {
		if (this.isDriving) return;
		this.isDriving = true;
		let quiet = 0;
		let silent = 0;
		for (let before = ''; this.waiters.size > 0;) {
			await nextTurn();
			this.settleWaiters();
			const after = this.traffic.stamp();
			quiet = this.isBusy() || after !== before ? 0 : quiet + 1;
			before = after;
			if (quiet < QUIET_TURNS) continue;
			quiet = 0;
			silent = this.wakeNext() ? 0 : silent + 1;
			if (silent > 0) await realSleep(1);
			if (silent > MAX_SILENT_TURNS) this.giveUp('Nothing is on its way, and nobody sleeps');
		}
		this.isDriving = false;
	}

	private isBusy(): boolean {
		return this.traffic.isMoving() || [...this.holds].some((isBusy) => isBusy());
	}

	private settleWaiters(): void {
		for (const waiter of this.waiters) {
			if (waiter.isSo()) waiter.resolve();
			else if (this.time - waiter.since > MAX_LIFE_MS) waiter.reject(new Error('It never ends'));
			else continue;
			this.waiters.delete(waiter);
		}
	}

	private giveUp(reason: string): void {
		for (const { reject } of this.waiters) reject(new Error(reason));
		this.waiters.clear();
	}

	/** Goes to the moment of the next sleeper and wakes it, alone; `false` when there is none. */
	private wakeNext(): boolean {
		for (let next = this.timers.pop(); next !== undefined; next = this.timers.pop()) {
			if (next.isStale()) continue;
			this.time = next.at;
			next.wake();
			return true;
		}
		return false;
	}
}

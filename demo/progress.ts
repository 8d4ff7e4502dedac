import { stateWord } from '../nodes/AiVideo/jobs/wording';
import type { LogRecord } from '../test/engine';

/** Shows what the node logs while it runs, and that it is alive in between. */

/** A terminal, or a pipe or file. */
export interface Screen {
	readonly isTTY?: boolean;
	write(text: string): unknown;
}

export interface ProgressDisplay {
	/** Prints what came last and leaves the cursor on a new line. */
	stop(): void;
}

const TICK_MS = 200;
/** Without a terminal nothing can be overwritten: a sign of life only so often. */
const SIGN_OF_LIFE_MS = 15_000;
const BAR_LENGTH = 24;
/** To the start of the line, and clear it. */
const REWIND = '\r\u001b[K';

/** `  7 s` or ` 3:07` */
export function toElapsed(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
	const text = minutes === 0 ? `${rest} s` : `${minutes}:${String(rest).padStart(2, '0')}`;
	return text.padStart(6);
}

/** `being made    45 %  ###########.............` */
export function toState({ meta }: LogRecord): string {
	const status = typeof meta['status'] === 'string' ? stateWord(meta['status']) : 'submitted';
	const progress = meta['progress'];
	if (typeof progress !== 'number') return status;
	const bar = '#'.repeat(Math.round((BAR_LENGTH * progress) / 100)).padEnd(BAR_LENGTH, '.');
	return `${status.padEnd(12)} ${String(progress).padStart(3)} %  ${bar}`;
}

/**
 * Follows the log of an engine. On a terminal one line is rewritten; elsewhere every change is a
 * line of its own.
 * @param logs grows while the node runs
 */
export function showProgress(logs: readonly LogRecord[], screen: Screen): ProgressDisplay {
	const startedAt = Date.now();
	let seen: LogRecord | undefined;
	let state = 'sending the request';
	let printedAt = startedAt;

	const elapsed = () => toElapsed(Date.now() - startedAt);

	function printLine(text: string): void {
		screen.write(`${screen.isTTY === true ? REWIND : ''}${elapsed()}  ${text}\n`);
		printedAt = Date.now();
	}

	function printNews(): void {
		const news = logs.slice(seen === undefined ? 0 : logs.lastIndexOf(seen) + 1);
		seen = news.at(-1) ?? seen;
		for (const record of news.filter(({ source }) => source === 'node')) {
			const isProgress = typeof record.meta['progress'] === 'number';
			if (!isProgress || screen.isTTY !== true) printLine(record.message);
			state = toState(record);
		}
	}

	function tick(): void {
		printNews();
		if (screen.isTTY === true) screen.write(`${REWIND}${elapsed()}  ${state}`);
		else if (Date.now() - printedAt >= SIGN_OF_LIFE_MS) printLine(`still ${state}`);
	}

	const timer = setInterval(tick, TICK_MS);
	tick();
	return {
		stop() {
			clearInterval(timer);
			tick();
			if (screen.isTTY === true) screen.write('\n');
		},
	};
}

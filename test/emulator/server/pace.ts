import type { Clock } from '../clock';
import type { Body } from '../content/body';
import type { Pace } from './answer';

/** The pieces of a body on their way. */
interface Sending {
	readonly pieces: Iterable<Buffer> | AsyncIterable<Buffer>;
	/** Once the pieces have ended: whether they were all. */
	isWhole(): boolean;
}

const SECOND_MS = 1000;

/** The first `end` bytes, as fast as they can. */
export function unhurried(body: Body, end: number): Sending {
	return { pieces: body.read(0, end), isWhole: () => true };
}

/** The first `end` bytes at a pace, as far as they come in time. */
export function paced(body: Body, end: number, pace: Pace, clock: Clock): Sending {
	const { bytesPerSecond, endsAfterMs } = pace;
	const began = clock.now();
	const step = bytesPerSecond ?? end;
	let sent = 0;
	// Looked at between two pieces: a client that reads nothing is told once it reads again.
	const isOver = () => clock.now() - began >= endsAfterMs;

	async function* pieces(): AsyncGenerator<Buffer> {
		for (let start = 0; start < end && !isOver(); start += step) {
			if (start > 0) await clock.sleep(SECOND_MS);
			for (const piece of body.read(start, Math.min(start + step, end))) {
				if (isOver()) return;
				yield piece;
				sent += piece.length;
			}
		}
	}

	return { pieces: pieces(), isWhole: () => sent >= end };
}

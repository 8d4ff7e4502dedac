/**
 * The longest time for which the event loop was not free, by what it cost and not by a clock on the
 * wall: on a busy machine a process waits for its turn, and no clock can tell that from work. CPU
 * time is that of the whole process, so what helper threads do meanwhile (garbage collection,
 * decompression) counts too: never too little, and at times too much, which is why a story that seems
 * to block is told again before it counts.
 */
export interface BlockWatch {
	/** @returns milliseconds of CPU time of the costliest turn of the loop */
	stop(): number;
}

function cpuMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Watches every turn of the loop from now on. */
export function watchBlocks(): BlockWatch {
	let longest = 0;
	let before = cpuMs();
	// What keeps no process alive counts as no work for the tests' clock.
	let turn = setImmediate(look).unref();

	function look(): void {
		note();
		turn = setImmediate(look).unref();
	}

	function note(): void {
		const now = cpuMs();
		longest = Math.max(longest, now - before);
		before = now;
	}

	return {
		stop: () => {
			clearImmediate(turn);
			note();
			return longest;
		},
	};
}

/** A megabyte with as many values as fit. */
const SAMPLE = `[${'0,'.repeat(500_000)}0]`;
const TRIES = 3;

/** A copy, value by value. */
function copyOf(json: unknown): unknown {
	if (Array.isArray(json)) return json.map(copyOf);
	return Number.isFinite(json) ? json : Object(json);
}

/**
 * What it costs here and now to read a megabyte of JSON and to copy it value by value, which is what
 * careful code does with an answer: milliseconds of CPU time, a yardstick as fast as the machine. It
 * uses globals as the node does, because each use costs many times more in Jest's sandbox than
 * in n8n.
 */
export function readingOfMegabyte(): number {
	const tries = Array.from({ length: TRIES }, () => {
		const before = cpuMs();
		copyOf(JSON.parse(SAMPLE));
		return cpuMs() - before;
	});
	return Math.min(...tries);
}

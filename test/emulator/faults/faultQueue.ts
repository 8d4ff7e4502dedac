import type { RequestRecord } from '../requestRecord';
import type { Fault, FaultAction } from './fault';

export interface FaultQueue {
	add(fault: Fault): void;
	clear(): void;
	/** The action of the first fault that is due for this request, which uses it up once. */
	take(record: RequestRecord): FaultAction | null;
}

interface Entry {
	readonly fault: Fault;
	toSkip: number;
	left: number;
}

export function createFaultQueue(): FaultQueue {
	let entries: Entry[] = [];
	return {
		add: (fault) => {
			entries.push({ fault, toSkip: fault.after ?? 0, left: fault.times ?? 1 });
		},
		clear: () => {
			entries = [];
		},
		take: (record) => {
			const entry = entries.find((candidate) => isDue(candidate, record));
			if (entry === undefined) return null;
			entry.left -= 1;
			return entry.fault.action;
		},
	};
}

/** Also counts the requests a fault lets pass. */
function isDue(entry: Entry, record: RequestRecord): boolean {
	if (entry.left <= 0 || !matches(entry.fault, record)) return false;
	if (entry.toSkip === 0) return true;
	entry.toSkip -= 1;
	return false;
}

function matches({ route, dialect, match }: Fault, record: RequestRecord): boolean {
	if (route !== record.route) return false;
	if (dialect !== undefined && dialect !== record.dialect) return false;
	return match === undefined || match(record);
}

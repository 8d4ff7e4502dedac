import { readFileSync, writeFileSync } from 'node:fs';

import type { Measured } from './types';

/** This process' resident memory, in bytes, from the kernel's own books (Linux, proc(5)). */
function memory(field: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync('/proc/self/status', 'utf8');
	return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
}

/**
 * Measures work that resolves to the number of bytes it moved. The peak is the kernel's, set back
 * before the work: it misses no moment, as samples would.
 */
export async function measure(work: () => Promise<number>): Promise<Measured> {
	const memoryAtRest = memory('VmRSS');
	writeFileSync('/proc/self/clear_refs', '5');
	const startedAt = performance.now();
	const cpuBefore = process.cpuUsage();
	const bytes = await work();
	const seconds = (performance.now() - startedAt) / 1000;
	const { user, system } = process.cpuUsage(cpuBefore);
	const peakMemory = memory('VmHWM');
	return { bytes, seconds, cpuSeconds: (user + system) / 1e6, memoryAtRest, peakMemory };
}

import type { Connection } from '../startProvider';

/** The video that is downloaded. */
export interface DownloadTask extends Connection {
	readonly videoId: string;
}

/** One download, as the process that did it saw it. Memory is resident memory, in bytes. */
export interface Measured {
	readonly bytes: number;
	readonly seconds: number;
	/** Of this process, on all its threads. */
	readonly cpuSeconds: number;
	readonly memoryAtRest: number;
	readonly peakMemory: number;
}

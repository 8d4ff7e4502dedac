import type { Connection } from '../startProvider';

export interface ScaleTask extends Connection {
	readonly jobs: number;
	/** The stretch after the start in which no job is submitted any more and none can be done yet. */
	readonly calm: { readonly fromMs: number; readonly toMs: number };
}

/** What so many jobs in one execution cost the process that waits for them. */
export interface ScaleCost {
	/** While they wait, above the engine with nothing to do; bytes, after garbage collection. */
	readonly heapGrowth: number;
	/** While they wait, as a share of one core. */
	readonly calmCpu: number;
	/** While they wait, 99th percentile, in milliseconds. */
	readonly calmDelayMs: number;
	/** From the first submission to the last download. */
	readonly mostSockets: number;
	readonly cpu: number;
	readonly delayMs: number;
	readonly seconds: number;
}

export interface ImagesTask extends Connection {
	readonly images: number;
	/** Of each image. */
	readonly megabytes: number;
}

/** What reference images cost the process that sends them. */
export interface ImagesCost {
	/** The most while it works, above the engine with nothing to do; bytes. */
	readonly rssGrowth: number;
}

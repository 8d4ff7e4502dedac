import type { Connection } from '../startProvider';

export interface MakespanTask extends Connection {
	/** How many videos to make. */
	readonly items: number;
}

/** From the first submission to the last file. */
export interface Measured {
	readonly seconds: number;
}

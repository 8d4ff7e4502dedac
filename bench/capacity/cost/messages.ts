import { z } from 'zod';

/** What the processes of the measurement say to each other. Bytes and seconds. */

export const address = z.object({ baseUrl: z.string(), apiKey: z.string() });
export type Address = z.infer<typeof address>;

/** What the provider is asked. */
export const providerOrder = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('counts') }),
	/** From now on videos take so long and are so large. */
	z.object({ kind: z.literal('set'), generationMs: z.number(), contentBytes: z.number() }),
]);
export type ProviderOrder = z.infer<typeof providerOrder>;

export const counts = z.object({ jobs: z.number(), statusRequests: z.number() });

/** What a worker is asked; each order is answered by one snapshot. */
export const workerOrder = z.discriminatedUnion('kind', [
	/** Starts executions that wait, and does not wait for them. */
	z.object({
		kind: z.literal('wait'),
		address,
		executions: z.number(),
		videosEach: z.number(),
	}),
	/** Runs executions to their end, all at once. */
	z.object({
		kind: z.literal('run'),
		address,
		operation: z.enum(['generate', 'getStatus']),
		executions: z.number(),
		videoId: z.string(),
	}),
	z.object({ kind: z.literal('snapshot') }),
]);
export type WorkerOrder = z.infer<typeof workerOrder>;

/** A process, as it sees itself. */
export const snapshot = z.object({
	/** CPU time when the order was done, before and after garbage collection. */
	cpuBefore: z.number(),
	cpuAfter: z.number(),
	/** After garbage collection: objects, buffers included. */
	heapBytes: z.number(),
	/** Resident memory. */
	residentBytes: z.number(),
	/** A video of this worker; empty when it has made none. */
	videoId: z.string(),
});
export type Snapshot = z.infer<typeof snapshot>;

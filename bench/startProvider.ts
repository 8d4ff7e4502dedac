import { startChild } from './children';

export interface ProviderTask {
	/** How long its jobs take, in milliseconds, spread evenly; none: they are done at once. */
	readonly generation?: { readonly fromMs: number; readonly toMs: number };
	/** How long its videos are; as they are when left out. */
	readonly contentBytes?: number;
}

/** Where a provider listens, and a good key. */
export interface Connection {
	readonly baseUrl: string;
	readonly apiKey: string;
}

/** Runs some work with a provider that lives as long as the work. */
export async function withProvider<Result>(
	task: ProviderTask,
	work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
	const provider = await startChild<Connection>('provider.ts', task);
	try {
		return await work(provider.answer);
	} finally {
		provider.stop();
	}
}

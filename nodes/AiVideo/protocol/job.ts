/** A generation at a provider, in the same shape for every dialect. */

/** The providers of the Videos API family we know; also the values of the credential's field. */
export type DialectName =
	| 'artifex'
	| 'apiyi'
	| 'ezmodel'
	| 'openai'
	| 'azureOpenAi'
	| 'openRouter'
	| 'liteLlm'
	| 'vllmOmni'
	| 'sglang'
	| 'newApi';

/** Canonical states. The last four are terminal: polling must stop. */
export type JobStatus = 'queued' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'expired';

/** Why a job did not end with a video, in the provider's words. */
export interface Failure {
	readonly code: string | null;
	readonly message: string | null;
}

/** What a provider says a job has cost. */
export interface Cost {
	readonly amount: number;
	/** ISO 4217 */
	readonly currency: string;
}

/** One generation at a provider. Times are ISO 8601. */
export interface Job {
	readonly id: string;
	readonly status: JobStatus;
	/** 0 to 100. */
	readonly progress: number | null;
	readonly model: string | null;
	readonly prompt: string | null;
	readonly seconds: number | null;
	/** `WIDTHxHEIGHT` in pixels. */
	readonly size: string | null;
	readonly createdAt: string | null;
	readonly completedAt: string | null;
	readonly expiresAt: string | null;
	readonly failure: Failure | null;
	readonly dialect: DialectName;
}

/** A job as one answer told it, with what does not belong into the output item. */
export interface JobReading {
	readonly job: Job;
	/** Addresses of the finished video the answer named, best first; may be relative. */
	readonly contentUrls: readonly string[];
	/** The answer itself. */
	readonly answer: unknown;
	/** `null` where the provider tells no price; none is ever worked out. */
	readonly cost: Cost | null;
}

/** A generation at a provider, in the same shape for every provider. */

/** How a job is asked for again. Survives JSON; `refText` makes it the text people see. */
export interface JobRef {
	/** The provider's own ID. */
	readonly id: string;
	/** What the ID does not say, such as the path the job was made on. */
	readonly route?: string;
}

/** Canonical states. The last four are terminal: polling must stop. */
export type JobStatus = 'queued' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'expired';

/** Why a job did not end with a video, in the provider's words. */
export interface Failure {
	readonly code: string | null;
	readonly message: string | null;
}

/** What a provider says a job has cost: money, or units of its own such as credits. */
export type Cost =
	| {
			readonly amount: number;
			/** ISO 4217 */
			readonly currency: string;
	  }
	| {
			readonly amount: number;
			/** In the plural, e.g. `credits` */
			readonly unit: string;
	  };

/** One generation at a provider. Times are ISO 8601. */
export interface Job {
	/** The reference as text: enough to ask for the job again. */
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
}

/** A job as one answer told it, with what does not belong into the output item. */
export interface JobReading {
	readonly ref: JobRef;
	readonly job: Job;
	/** Addresses of the finished video the answer named, best first; may be relative. */
	readonly contentUrls: readonly string[];
	/** Other addresses of the same files, in the same order. */
	readonly spareUrls?: readonly string[];
	/** The content endpoint may not be there: the links come first. */
	readonly prefersLinks?: true;
	/** The answer itself, for the user; `null` where nobody will see it. */
	readonly answer: unknown;
	/** `null` where the provider tells no price; none is ever worked out. */
	readonly cost: Cost | null;
	/** It ended without a video although the provider calls it completed: never paid for anew. */
	readonly isCharged?: true;
	/** Nothing in the answer told the state, or a word nobody documented. */
	readonly isVague?: true;
}

/** A job of which nothing but its reference is known. @param id the reference as text */
export function unseenJob(ref: JobRef, id: string): JobReading {
	return {
		ref,
		contentUrls: [],
		answer: null,
		cost: null,
		job: {
			id,
			status: 'queued',
			progress: null,
			model: null,
			prompt: null,
			seconds: null,
			size: null,
			createdAt: null,
			completedAt: null,
			expiresAt: null,
			failure: null,
		},
	};
}

function joinPlaces(
	{ spareUrls: earlier }: JobReading,
	{ spareUrls: later, prefersLinks }: JobReading,
): Pick<JobReading, 'spareUrls' | 'prefersLinks'> {
	const spareUrls = later ?? earlier;
	return { ...(spareUrls && { spareUrls }), ...(prefersLinks && { prefersLinks }) };
}

/** What is needed of a reading while its answer will not be shown: answers may be large, and many. */
export function withoutAnswer(reading: JobReading): JobReading {
	return { ...reading, answer: null };
}

/**
 * Joins two readings of one job: the later one counts, the earlier one fills what it leaves out.
 * artifex, for one, names the model only in its create answer.
 */
export function joinReadings(earlier: JobReading, later: JobReading): JobReading {
	const { job } = later;
	return {
		ref: earlier.ref,
		contentUrls: later.contentUrls.length > 0 ? later.contentUrls : earlier.contentUrls,
		...joinPlaces(earlier, later),
		answer: later.answer,
		cost: later.cost ?? earlier.cost,
		...(later.isCharged && { isCharged: later.isCharged }),
		job: {
			...job,
			id: earlier.job.id,
			progress: job.progress ?? earlier.job.progress,
			model: job.model ?? earlier.job.model,
			prompt: job.prompt ?? earlier.job.prompt,
			// What some call a duration later on is the time the job took.
			seconds: earlier.job.seconds ?? job.seconds,
			size: job.size ?? earlier.job.size,
			createdAt: job.createdAt ?? earlier.job.createdAt,
			expiresAt: job.expiresAt ?? earlier.job.expiresAt,
		},
	};
}

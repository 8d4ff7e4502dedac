import type { DialectName, JobReading } from './dialect';

/** A job of which nothing but the ID is known. */
export function unseenJob(dialect: DialectName, id: string): JobReading {
	return {
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
			dialect,
		},
	};
}

/**
 * Joins two readings of one job: the later one counts, the earlier one fills what it leaves out.
 * artifex, for one, names the model only in its create answer.
 */
export function joinReadings(earlier: JobReading, later: JobReading): JobReading {
	const { job } = later;
	return {
		contentUrls: later.contentUrls.length > 0 ? later.contentUrls : earlier.contentUrls,
		answer: later.answer,
		cost: later.cost ?? earlier.cost,
		job: {
			...job,
			id: earlier.job.id,
			progress: job.progress ?? earlier.job.progress,
			model: job.model ?? earlier.job.model,
			prompt: job.prompt ?? earlier.job.prompt,
			seconds: job.seconds ?? earlier.job.seconds,
			size: job.size ?? earlier.job.size,
			createdAt: job.createdAt ?? earlier.job.createdAt,
			expiresAt: job.expiresAt ?? earlier.job.expiresAt,
		},
	};
}

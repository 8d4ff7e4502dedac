import type { ReferenceImage } from './jobs/job';
import { jobState, type JobState } from './jobs/jobState';
import type { OwnedJob } from './world';

/** An accepted submission and where it stands, for tests to look at. */
export interface EmulatedJob {
	readonly id: string;
	readonly dialect: string;
	/** 1 for the dialect's first job since the start or the last reset. */
	readonly number: number;
	/** Milliseconds since 1970 */
	readonly createdAt: number;
	readonly prompt: string | null;
	readonly model: string;
	/** `1280x720` */
	readonly size: string;
	readonly seconds: number;
	readonly image: ReferenceImage | null;
	/** What the model, or a relay's upstream, is told in fields of its own. */
	readonly input?: Readonly<Record<string, unknown>>;
	readonly remixedFrom: string | null;
	readonly deleted: boolean;
	/** At the moment of asking. */
	readonly state: JobState;
}

export function emulatedJob({ job }: OwnedJob, now: number): EmulatedJob {
	const { id, dialect, number, createdAt, remixedFrom, deleted, request } = job;
	const state = jobState(job, now);
	return { id, dialect, number, createdAt, remixedFrom, deleted, state, ...request };
}

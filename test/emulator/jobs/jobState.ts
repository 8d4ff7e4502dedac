import type { Refusal } from '../profiles/refusal';
import type { ProgressMode } from '../settings';
import type { Job } from './job';

export type JobStatus = 'queued' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'expired';

/** Where a job stands at one moment. */
export interface JobState {
	readonly status: JobStatus;
	/** 0 to 100; a job that fails keeps what it had. */
	readonly progress: number;
	/** Milliseconds since 1970; null unless completed. */
	readonly completedAt: number | null;
	/** Null also for a failure without a reason. */
	readonly failure: { readonly code: string; readonly message: string } | null;
}

/** The share of the generation time a job stands in the queue. */
const QUEUED_SHARE = 0.1;

const FAILURE = {
	code: 'moderation_blocked',
	message: 'Your request was blocked by our moderation system.',
};

const OVERLOAD = { code: 'server_error', message: 'The model is overloaded.' };

/** The state of a job at `now`, in milliseconds since 1970. */
export function jobState(job: Job, now: number): JobState {
	if (job.cancelled) return { status: 'cancelled', progress: 0, completedAt: null, failure: null };
	const share = job.generationMs > 0 ? (now - job.createdAt) / job.generationMs : 1;
	const { flaw } = job.request;
	if (flaw !== undefined && share >= QUEUED_SHARE) return flawedState(flaw);
	if (share >= 1) return finalState(job);
	const status = share < QUEUED_SHARE ? 'queued' : 'in_progress';
	const progress = status === 'queued' ? 0 : progressAt(share, job.progress);
	return { status, progress, completedAt: null, failure: null };
}

function flawedState({ code, message }: Refusal): JobState {
	return { status: 'failed', progress: 0, completedAt: null, failure: { code, message } };
}

/** Whether a job has stopped moving. */
export function hasEnded({ status }: JobState): boolean {
	return status !== 'queued' && status !== 'in_progress';
}

function finalState(job: Job): JobState {
	if (job.outcome === 'completed') {
		const completedAt = job.createdAt + job.generationMs;
		return { status: 'completed', progress: 100, completedAt, failure: null };
	}
	const progress = progressAt(0.99, job.progress);
	const stopped = { progress, completedAt: null };
	if (job.outcome === 'failed') return { ...stopped, status: 'failed', failure: FAILURE };
	if (job.outcome === 'overloaded') return { ...stopped, status: 'failed', failure: OVERLOAD };
	const status = job.outcome === 'failedWithoutError' ? 'failed' : job.outcome;
	return { ...stopped, status, failure: null };
}

function progressAt(share: number, mode: ProgressMode): number {
	if (mode === 'none') return 0;
	if (mode === 'linear') return Math.floor(share * 100);
	if (share < 0.35) return 0;
	return share < 0.7 ? 45 : 80;
}

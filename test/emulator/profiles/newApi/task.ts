// Source: relays.md section 4 and QuantumNous/new-api (service/task_polling.go, sora adaptor).
import type { Job } from '../../jobs/job';
import { hasEnded, jobState, type JobState } from '../../jobs/jobState';
import { isRaw } from './channels';

/** The relay's own states of a task. */
export type TaskStatus = 'NOT_START' | 'QUEUED' | 'IN_PROGRESS' | 'SUCCESS' | 'FAILURE';

/** What a relay knows of a task. */
export interface Task {
	readonly status: TaskStatus;
	/** Why it has failed, to the relay. */
	readonly reason: string;
	/** What the upstream told at the last look. */
	readonly seen: JobState;
	/** True: what was told then is not what the relay makes of it. */
	readonly disagrees: boolean;
}

const UNSEEN: JobState = { status: 'queued', progress: 0, completedAt: null, failure: null };

/** The task of a job at `now`, in milliseconds since 1970. */
export function taskOf(job: Job, now: number): Task {
	const every = job.request.relayed?.pollEveryMs ?? 0;
	const looks = every > 0 ? Math.floor((now - job.createdAt) / every) : 1;
	if (looks === 0) return { status: 'NOT_START', reason: '', seen: UNSEEN, disagrees: false };
	const seen = jobState(job, every > 0 ? job.createdAt + looks * every : now);
	const disagreement = disagreementOf(job, seen);
	if (disagreement !== null) {
		return { status: 'FAILURE', reason: disagreement, seen, disagrees: true };
	}
	const reason = reasonOf(seen);
	return { status: statusOf(seen, every), reason, seen, disagrees: false };
}

function statusOf({ status }: JobState, every: number): TaskStatus {
	switch (status) {
		case 'queued':
			return every > 0 ? 'QUEUED' : 'NOT_START';
		case 'in_progress':
			return 'IN_PROGRESS';
		case 'completed':
			return 'SUCCESS';
		default:
			return 'FAILURE';
	}
}

function reasonOf(state: JobState): string {
	if (!hasEnded(state) || state.status === 'completed') return '';
	return state.failure?.message ?? 'task failed';
}

/** Why the relay holds a job for failed that its upstream does not call so; null: it does not. */
function disagreementOf({ request }: Job, state: JobState): string | null {
	const { relayed, model } = request;
	const isOver = hasEnded(state);
	switch (relayed?.disagreement) {
		case 'pollError':
			return state.status === 'queued' ? null : 'upstream returned error';
		case 'timeout':
			return isOver ? '任务超时（60分钟）' : null;
		case 'unknownWord':
			return isOver ? 'upstream returned unrecognized message' : null;
		default:
			// The relay knows `cancelled`, and not this one.
			return state.status === 'expired' && isRaw(model)
				? 'upstream returned unrecognized message'
				: null;
	}
}

/** Whether what was deducted at submission has been given back. */
export function isRefunded(job: Job, state: JobState): boolean {
	return disagreementOf(job, state) !== null || statusOf(state, 0) === 'FAILURE';
}

import type { JobStatus } from './job';

/** Synonyms of each canonical state, from the sources named in the providers' documents. */
const WORDS: Readonly<Record<JobStatus, readonly string[]>> = {
	queued: [
		'queued',
		'pending',
		'submitted',
		'not_start',
		'notstarted',
		'preparing',
		'created',
		'starting',
		'unknown',
		'throttled',
		'waiting',
		'accepted',
	],
	in_progress: ['in_progress', 'processing', 'running', 'generating', 'started', 'rendering'],
	completed: [
		'completed',
		'complete',
		'success',
		'succeeded',
		'succeed',
		'finished',
		'done',
		'ready',
	],
	failed: ['failed', 'failure', 'fail', 'error', 'rejected', 'moderation_blocked'],
	cancelled: ['cancelled', 'canceled', 'deleted'],
	expired: ['expired', 'timeout', 'timed_out'],
};

const STATUS_OF_WORD: ReadonlyMap<string, JobStatus> = new Map(
	(Object.keys(WORDS) as JobStatus[]).flatMap((status) =>
		WORDS[status].map((word): [string, JobStatus] => [word, status]),
	),
);

const TERMINAL: readonly JobStatus[] = ['completed', 'failed', 'cancelled', 'expired'];

/** Translates a provider's word; `undefined` when nobody documented it, which means: still running. */
export function toJobStatus(word: string): JobStatus | undefined {
	return STATUS_OF_WORD.get(
		word
			.trim()
			.toLowerCase()
			.replace(/[-\s]+/g, '_'),
	);
}

/** Whether a job in this state changes no more, so that polling must stop. */
export function isTerminal(status: JobStatus): boolean {
	return TERMINAL.includes(status);
}

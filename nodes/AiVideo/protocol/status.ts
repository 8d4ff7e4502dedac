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
		'successful',
		'succeeded',
		'succeed',
		'finished',
		'done',
		'ready',
	],
	failed: ['failed', 'failure', 'fail', 'error', 'errored', 'rejected', 'moderation_blocked'],
	cancelled: ['cancelled', 'canceled', 'aborted', 'deleted'],
	expired: ['expired', 'timeout', 'timed_out', 'not_found'],
};

const STATUS_OF_WORD: ReadonlyMap<string, JobStatus> = new Map(
	(Object.keys(WORDS) as JobStatus[]).flatMap((status) =>
		WORDS[status].map((word): [string, JobStatus] => [word, status]),
	),
);

const TERMINAL: readonly JobStatus[] = ['completed', 'failed', 'cancelled', 'expired'];

/** What stands around a word in enumerations, such as Google's `JOB_STATE_SUCCEEDED`. */
const PREFIX =
	/^(?:(?:job|task|video|run|operation|prediction|workflow)_)?(?:state|status|task|job)_/;
const SUFFIX = /_(?:state|status)$/;
/** Whatever failed, no more will come; a stage that is completed is not the job. */
const FAILING = /(?:^|_)(?:failed|failure|error|errored)$/;

/** Translates a provider's word; `undefined` when nobody documented it, which means: still running. */
export function toJobStatus(word: string): JobStatus | undefined {
	const plain = word
		.trim()
		.toLowerCase()
		.replace(/[-\s.]+/g, '_');
	const bare = plain.replace(PREFIX, '').replace(SUFFIX, '');
	const known = STATUS_OF_WORD.get(plain) ?? STATUS_OF_WORD.get(bare);
	return known ?? (FAILING.test(plain) ? 'failed' : undefined);
}

/** Whether a job in this state changes no more, so that polling must stop. */
export function isTerminal(status: JobStatus): boolean {
	return TERMINAL.includes(status);
}

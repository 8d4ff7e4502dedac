// Source: Replicate's HTTP reference (predictions.get, .list, .cancel), its pages "Prediction lifecycle", "Data
// retention" and the changelog of 2025-10-16 on deadlines; a recorded prediction in test/fixtures of
// venkatesh-sekar/opendirect.
import type { Job } from '../../jobs/job';
import { hasEnded, type JobState } from '../../jobs/jobState';
import type { Charge, RouteContext } from '../profile';
import { replicateModel } from './models';

/** After its end, what a prediction of the API took and made is deleted. */
export const KEPT_MS = 60 * 60 * 1000;

const WORDS: Readonly<Record<JobState['status'], string>> = {
	queued: 'starting',
	in_progress: 'processing',
	completed: 'succeeded',
	failed: 'failed',
	cancelled: 'canceled',
	// Its deadline came before it began to run.
	expired: 'aborted',
};

const FLAGGED =
	'The input or output was flagged as sensitive. Please try again with different inputs. (E005)';

function errorOf({ status, failure }: JobState): string | null {
	if (status !== 'failed' || failure === null) return null;
	return failure.code === 'moderation_blocked' ? FLAGGED : failure.message;
}

/** How long a cancelled prediction had run, in milliseconds, by job; it is not there before it runs. */
const ranBefore = new WeakMap<Job, number>();

/** Stops a prediction that has not ended. */
export function cancelPrediction(job: Job, { status }: JobState, now: number): void {
	if (status !== 'queued' && status !== 'in_progress') return;
	if (status === 'in_progress') ranBefore.set(job, now - job.createdAt);
	job.cancelled = true;
}

function ranMs(job: Job, { status }: JobState): number {
	if (status === 'cancelled' && job.cancelled) return ranBefore.get(job) ?? 0;
	return ['completed', 'failed', 'cancelled'].includes(status) ? job.generationMs : 0;
}

/**
 * By the output, and where the version runs by the time it ran, whatever came of it. What was cancelled
 * while it ran is charged, how much is not told: here, all of it.
 */
export function charge(job: Job, state: JobState): Charge {
	const model = replicateModel(job.request.model);
	const { seconds, input = {} } = job.request;
	const price = model?.price({ seconds, hasAudio: input['generate_audio'] !== false }) ?? 0;
	const ran = ranMs(job, state);
	const isMade = state.status === 'completed' || (state.status === 'cancelled' && ran > 0);
	const amount = model?.isOfficial === false ? (price * ran) / 1000 : isMade ? price : 0;
	return { amount: Math.round(amount * 10_000) / 10_000, currency: 'USD' };
}

export function describePrediction(job: Job, state: JobState, context: RouteContext): object {
	const { now, root, fileUrl } = context;
	const model = replicateModel(job.request.model);
	const end = hasEnded(state) ? job.createdAt + job.generationMs : null;
	const isRemoved = end !== null && now >= end + KEPT_MS;
	const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
	const file = state.status === 'completed' && !isRemoved ? fileUrl(job) : null;
	const get = `${root}/v1/predictions/${job.id}`;
	const ran = ranMs(job, state) / 1000;
	return {
		id: job.id,
		model: job.request.model,
		version: model?.isOfficial === false ? model.version : 'hidden',
		input: isRemoved ? {} : (job.request.input ?? {}),
		logs: state.status === 'queued' || isRemoved ? '' : 'Generating video...',
		output: file !== null && model?.output === 'files' ? [file] : file,
		data_removed: isRemoved,
		error: errorOf(state),
		source: 'api',
		status: WORDS[state.status],
		created_at: time(job.createdAt),
		...(state.status !== 'queued' && { started_at: time(job.createdAt) }),
		...(end !== null && { completed_at: time(end) }),
		...(ran > 0 && { metrics: { predict_time: ran, total_time: ran } }),
		urls: { cancel: `${get}/cancel`, get, web: `https://replicate.com/p/${job.id}` },
	};
}

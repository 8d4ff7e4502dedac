// Source: providers.md section 10 (QuantumNous/new-api: dto and task model), two shapes of one task.
import type { Job } from '../jobs/job';
import { hasEnded, type JobState } from '../jobs/jobState';
import type { DescribeJob } from '../routes/status';
import type { RouteContext } from './profile';
import { unixSeconds } from './videosApi';

/** The relay's own stages; it does not pass on the upstream's progress. */
function stage(state: JobState): number {
	if (hasEnded(state)) return 100;
	return state.status === 'queued' ? 20 : 30;
}

/** The relay's own content endpoint, which wants the key, or a storage service. */
function fileAddress(job: Job, { settings, root, fileUrl }: RouteContext): string {
	return settings.links === 'storage' ? fileUrl(job) : `${root}/v1/videos/${job.id}/content`;
}

/** OpenAI's shape. There are four states here; whatever ends without a video has failed. */
export const describeNewApiJob: DescribeJob = (job, state, context) => {
	const { status, completedAt, failure } = state;
	const hasFailed = hasEnded(state) && status !== 'completed';
	return {
		id: job.id,
		task_id: job.id,
		object: 'video',
		model: job.request.model,
		status: hasFailed ? 'failed' : status,
		progress: stage(state),
		created_at: unixSeconds(job.createdAt),
		// The time of the last update, on running jobs too.
		completed_at: unixSeconds(completedAt ?? context.now),
		seconds: String(job.request.seconds),
		size: job.request.size,
		...(job.remixedFrom !== null && { remixed_from_video_id: job.remixedFrom }),
		...(failure !== null && { error: { message: failure.message, code: failure.code } }),
		...(completedAt !== null && { metadata: { url: fileAddress(job, context) } }),
	};
};

/** The generic shape: an envelope, states in capitals, progress as text. */
export const describeNewApiTask: DescribeJob = (job, state, context) => {
	const { status, completedAt, failure } = state;
	const words = { queued: 'NOT_START', in_progress: 'IN_PROGRESS', completed: 'SUCCESS' };
	const address = completedAt === null ? '' : fileAddress(job, context);
	const isOlder = context.settings.answers === 'olderEnvelope';
	return {
		code: 'success',
		message: '',
		data: {
			task_id: job.id,
			action: 'generate',
			status: Object.entries(words).find(([name]) => name === status)?.[1] ?? 'FAILURE',
			progress: `${stage(state)}%`,
			fail_reason: isOlder && address !== '' ? address : (failure?.message ?? ''),
			...(isOlder ? {} : { result_url: address }),
			submit_time: unixSeconds(job.createdAt),
			start_time: unixSeconds(job.createdAt),
			finish_time: completedAt === null ? 0 : unixSeconds(completedAt),
			properties: { input: job.request.prompt },
			data: null,
		},
	};
};

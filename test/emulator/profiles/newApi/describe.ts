// Source: relays.md section 4 and QuantumNous/new-api (dto, sora adaptor, relay_task.go).
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import type { DescribeJob } from '../../routes/status';
import type { RouteContext } from '../profile';
import { openAiJob, unixSeconds } from '../videosApi';
import { channelOf, isRaw } from './channels';
import { taskOf, type TaskStatus } from './task';

/** The stage a task has reached; not what the upstream says of its progress. */
const STAGES: Readonly<Record<TaskStatus, number>> = {
	NOT_START: 0,
	QUEUED: 20,
	IN_PROGRESS: 30,
	SUCCESS: 100,
	FAILURE: 100,
};

const OPEN_AI_WORDS: Readonly<Record<TaskStatus, string>> = {
	NOT_START: 'unknown',
	QUEUED: 'queued',
	IN_PROGRESS: 'in_progress',
	SUCCESS: 'completed',
	FAILURE: 'failed',
};

/** Gemini and Vertex have words of their own on the generic route. */
const GEMINI_WORDS: Readonly<Record<TaskStatus, string>> = {
	NOT_START: 'processing',
	QUEUED: 'queued',
	IN_PROGRESS: 'processing',
	SUCCESS: 'succeeded',
	FAILURE: 'failed',
};

/** The relay's own content endpoint at the address it thinks it has, or a storage service. */
function fileAddress(job: Job, { settings, fileUrl }: RouteContext): string {
	const { links, relay } = settings;
	return links === 'storage' ? fileUrl(job) : `${relay.serverAddress}/v1/videos/${job.id}/content`;
}

/** The answer to a submission: of OpenAI's channels the upstream's, under the relay's ID. */
export const describeSubmission: DescribeJob<object> = (job, state, context) => {
	const { id, createdAt, request } = job;
	if (isRaw(request.model)) {
		const shown = Object.entries(openAiJob(job, state, context));
		return { ...Object.fromEntries(shown.filter(([, value]) => value !== null)), task_id: id };
	}
	return {
		id,
		task_id: id,
		object: 'video',
		model: request.model,
		status: 'queued',
		progress: 0,
		created_at: unixSeconds(createdAt),
	};
};

/** `GET /v1/videos/{id}`: the upstream's body, or what the relay makes of the other channels. */
export const describeVideo: DescribeJob<object> = (job, _state, context) =>
	isRaw(job.request.model) ? rawBody(job, context) : ownBody(job, context);

/** The upstream's body of the last look, with nothing but `id` replaced. */
function rawBody(job: Job, context: RouteContext): object {
	const { seen, disagrees } = taskOf(job, context.now);
	const { disagreement, unknownWord, upstreamBody } = job.request.relayed ?? {};
	if (disagrees && disagreement === 'pollError') {
		const message = 'The server had an error while processing your request.';
		return { error: { message, type: 'server_error', param: null, code: null }, id: job.id };
	}
	const isStuck = disagrees && disagreement === 'timeout';
	const told: JobState = isStuck
		? { status: 'in_progress', progress: 99, completedAt: null, failure: null }
		: seen;
	const { status, ...body } = openAiJob(job, told, context);
	const word = disagrees && disagreement === 'unknownWord' ? unknownWord : status;
	return {
		...body,
		...(upstreamBody === 'withoutStatus' ? {} : { status: word }),
		...(upstreamBody === 'otherTaskId' ? { task_id: `video_${job.fileToken}` } : {}),
	};
}

function ownBody(job: Job, context: RouteContext): object {
	const { status, reason, seen } = taskOf(job, context.now);
	return {
		id: job.id,
		task_id: job.id,
		object: 'video',
		model: job.request.model,
		status: OPEN_AI_WORDS[status],
		progress: STAGES[status],
		created_at: unixSeconds(job.createdAt),
		// The time of the last update, on running jobs too.
		completed_at: unixSeconds(seen.completedAt ?? context.now),
		seconds: String(job.request.seconds),
		size: job.request.size,
		...(status === 'FAILURE' && { error: { message: reason, code: seen.failure?.code ?? '' } }),
		...(status === 'SUCCESS' && { metadata: { url: fileAddress(job, context) } }),
	};
}

/** The generic shape, and with it the truth: an envelope, states in capitals, progress as text. */
export const describeTask: DescribeJob<object> = (job, _state, context) => {
	const { status, reason, seen } = taskOf(job, context.now);
	const address = status === 'SUCCESS' ? fileAddress(job, context) : '';
	if (channelOf(job.request.model)?.name === 'gemini') {
		const word = GEMINI_WORDS[status];
		const shown = { task_id: job.id, status: word, url: address, format: 'mp4', metadata: null };
		return { code: 'success', message: '', data: { ...shown, error: null } };
	}
	const isOlder = context.settings.answers === 'olderEnvelope';
	return {
		code: 'success',
		message: '',
		data: {
			task_id: job.id,
			action: 'generate',
			status,
			progress: `${STAGES[status]}%`,
			fail_reason: isOlder && address !== '' ? address : reason,
			// A failed task keeps its reason where a finished one has its address.
			...(isOlder ? {} : { result_url: address === '' ? reason : address }),
			submit_time: unixSeconds(job.createdAt),
			start_time: unixSeconds(job.createdAt),
			finish_time: seen.completedAt === null ? 0 : unixSeconds(seen.completedAt),
			properties: { input: job.request.prompt },
			data: null,
		},
	};
};

import type { Answer } from '../api/client';
import { type JobFacts, VideoError } from '../api/errors';
import { isEmptyAccount, isModerated } from '../protocol/cause';
import type { Provider } from '../protocol/provider';
import { ANEW, httpStatusOf, reasonOf, stateOf, toDuration, wordsOf } from './wording';

/** Errors about a job that exists. Each names its ID. */

const goOn = (id: string) =>
	`The video goes on being made and is not lost: run Wait with the video ID ${id}, or press Retry in the list of executions. ${ANEW}`;

/** n8n may have forgotten what a stopped execution had submitted. */
const goOnAfterStop = (id: string) =>
	`The video goes on being made and is not lost: run Wait with the video ID ${id}. Do not press Retry after a stop: it may make and charge a new video. ${ANEW}`;

function adviceOnFailed(provider: Provider, { job, isCharged }: EndedJob): string {
	const { label } = provider.info;
	if (isModerated(job.failure ?? null)) {
		return `Moderation turned the prompt, the image or the video down: change the prompt or the image. It is not submitted anew by itself, since the same would happen again. What ${label} charges for failed videos: ${provider.billing.failedJobs}.`;
	}
	if (isCharged === true) {
		return `${label} calls the video completed, so it was probably charged, and gives no file. It is not submitted anew by itself. Look at the video in the provider's console, or ask its support with the video ID ${job.id}.`;
	}
	if (isEmptyAccount(job.failure ?? null)) {
		return `The account ran out of credit. Top it up at the provider, then run the node again.`;
	}
	return `Often the prompt or the image was moderated, or the provider was overloaded. Change the prompt or try again later. What ${label} charges for failed videos: ${provider.billing.failedJobs}. To try again by itself, set Waiting → Submit Again If Failed.`;
}

/** A job that ended, as far as it is known. */
interface EndedJob {
	readonly job: JobFacts;
	/** As in `JobReading`. */
	readonly isCharged?: true;
}

/** The job ended, without a video. */
export function endedError(provider: Provider, ended: EndedJob): VideoError {
	const { job } = ended;
	const reason = reasonOf(job) ?? 'the provider gave no reason';
	const advice: Readonly<Record<string, string>> = {
		failed: adviceOnFailed(provider, ended),
		cancelled:
			'Someone cancelled or deleted the video at the provider. Run Generate or Create again to make it, which is charged like a new video.',
		expired:
			'The provider no longer keeps the video. Run Generate or Create again to make it, which is charged like a new video, and download videos soon after they are made.',
	};
	return new VideoError('failed', `Video ${job.id} ended as ${job.status}: ${reason}`, {
		description: advice[job.status ?? ''] ?? '',
		job,
	});
}

export function deadlineError(
	job: JobFacts,
	waitedMs: number,
	lastTrouble: string | null,
): VideoError {
	const trouble = lastTrouble === null ? '' : `; last answer: ${lastTrouble}`;
	return new VideoError(
		'deadline',
		`Video ${job.id} was not ready after ${toDuration(waitedMs)} (${stateOf(job)}${trouble})`,
		{ description: `${goOn(job.id)} To wait longer, raise Waiting → Timeout.`, job },
	);
}

export function cancelledError(job: JobFacts, waitedMs: number): VideoError {
	return new VideoError(
		'cancelled',
		`The execution was canceled after ${toDuration(waitedMs)}, before video ${job.id} was ready (${stateOf(job)})`,
		{ description: goOnAfterStop(job.id), job },
	);
}

export function deniedError(provider: Provider, job: JobFacts, answer: Answer): VideoError {
	return new VideoError(
		'rejected',
		`${provider.info.label} refused to tell about video ${job.id}: ${wordsOf(provider, answer)}`,
		{
			description: `The video exists, but this API key may not see it. Correct the credential (perhaps the key has used its quota up: another key of the same account sees the video too), then run Wait or Download with the video ID ${job.id}, or press Retry in the list of executions. ${ANEW} ${provider.info.accessHint}`,
			job,
			...httpStatusOf(answer),
		},
	);
}

export function missingError(provider: Provider, job: JobFacts, answer: Answer): VideoError {
	return new VideoError(
		'notFound',
		`${provider.info.label} does not know video ${job.id}: ${wordsOf(provider, answer)}`,
		{
			description:
				provider.server.forgetsJobs === true
					? 'The server has probably been restarted: it then forgets all videos, finished ones too. Run Generate or Create again to make the video. If the server was not restarted, check that the ID is whole and that the credential is the one the video was made with.'
					: 'Check that the ID is whole and that the credential is the one the video was made with. Providers delete videos after a while, often after 24 hours.',
			job,
			...httpStatusOf(answer),
		},
	);
}

export function noStatusError(provider: Provider, job: JobFacts, answer: Answer): VideoError {
	return new VideoError(
		'unreachable',
		`${provider.info.label} did not tell the state of video ${job.id}: ${wordsOf(provider, answer)}`,
		{ description: `Look again later. ${goOn(job.id)}`, job, ...httpStatusOf(answer) },
	);
}

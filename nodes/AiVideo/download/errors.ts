import { type JobFacts, VideoError } from '../api/errors';
import { ANEW, stateOf } from '../jobs/wording';
import type { Provider } from '../protocol/provider';
import { toList } from '../protocol/refusals';
import type { Variant } from '../protocol/wire';
import type { TellingFailure } from './nextStep';
import type { BrokenContent } from './transfer';

/** Errors about the file of a job. The video is still at the provider. */

function stillThere(id: string): string {
	return `The video is still at the provider: run Download with the video ID ${id}, or press Retry in the list of executions; neither is charged. ${ANEW}`;
}

/** How far a transfer came. */
function progressOf({ received, total }: Pick<BrokenContent, 'received' | 'total'>): string {
	return `${received} of ${total ?? 'an unknown number of'} bytes came`;
}

/** The provider said no to the file, or gives another: that the video is there nobody knows. */
const DOUBTFUL: ReadonlyArray<TellingFailure['kind']> = [
	...(['expired', 'denied', 'otherKind', 'gone', 'refused', 'notReady', 'wrong'] as const),
];

function adviceOn({ id }: JobFacts, { kind }: TellingFailure): string {
	if (!DOUBTFUL.includes(kind)) return stillThere(id);
	return `The video was made and is not charged again by downloading it: look at it in the provider's console, or run Download with the video ID ${id} later.`;
}

export function contentError(job: JobFacts, failure: TellingFailure): VideoError {
	const far = 'received' in failure ? ` (${progressOf(failure)})` : '';
	return new VideoError(
		'badContent',
		`Video ${job.id} could not be downloaded whole: ${failure.reason}${far}`,
		{ description: adviceOn(job, failure), job },
	);
}

export function tooLargeError(job: JobFacts, maxBytes: number): VideoError {
	const limit = `${maxBytes / 1024 ** 2} MB`;
	return new VideoError('badContent', `Video ${job.id} is larger than the limit of ${limit}`, {
		description: `Raise Options → Max File Size if the video may be that large. ${stillThere(job.id)}`,
		job,
	});
}

export function downloadCancelledError(job: JobFacts): VideoError {
	return new VideoError(
		'cancelled',
		`The execution was canceled while video ${job.id} was downloaded`,
		{
			description: `The video is still at the provider: run Download with the video ID ${job.id}, which is not charged. ${ANEW}`,
			job,
		},
	);
}

export function noContentError(job: JobFacts): VideoError {
	return new VideoError(
		'badContent',
		`Video ${job.id} is completed, but the provider did not say where its file is`,
		{ description: stillThere(job.id), job },
	);
}

export function noVariantError(
	{ info, takes }: Provider,
	job: JobFacts,
	variant: Variant,
): VideoError {
	return new VideoError('refused', `${info.label} has no ${variant} of video ${job.id}`, {
		description: `Set Variant to ${toList(takes.variants)}.`,
		job,
	});
}

export function notReadyError(job: JobFacts): VideoError {
	return new VideoError('notReady', `Video ${job.id} is not ready yet (${stateOf(job)})`, {
		description: `Use the operation Wait with the video ID ${job.id}: it waits until the video is ready and downloads it.`,
		job,
	});
}

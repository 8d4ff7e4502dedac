import type { Job } from '../protocol/job';

/**
 * Why an item failed.
 * - `refused`: by us, before sending. - `rejected`: the provider said no; nothing was created.
 * - `unknown`: a submission whose outcome nobody can tell. - `unreachable`: no connection.
 * - `failed`: the job ended without a video. - `deadline`: we stopped waiting, the job goes on.
 * - `cancelled`: the execution was stopped. - `notFound`: no such job. - `notReady`: not ended yet.
 * - `badAnswer`: an answer nobody can read. - `badContent`: no whole video came.
 * - `defect`: the node itself broke; nobody else is to blame.
 */
export type ErrorKind =
	| 'refused'
	| 'rejected'
	| 'unknown'
	| 'unreachable'
	| 'failed'
	| 'deadline'
	| 'cancelled'
	| 'notFound'
	| 'notReady'
	| 'badAnswer'
	| 'badContent'
	| 'defect';

/** What is known of the job an error is about. The ID is what the user has paid for. */
export type JobFacts = Pick<Job, 'id'> &
	Partial<Job> & {
		/** The provider's own link to the file. */
		readonly url?: string | null;
	};

export interface VideoErrorFacts {
	/** What the user can do next. */
	readonly description: string;
	readonly job?: JobFacts;
	/** Of the answer that led here. */
	readonly httpStatus?: number;
	/** What came in place of something readable, without secrets, cut short. */
	readonly answer?: string;
	/** IDs of jobs of which one may be this submission's. */
	readonly candidates?: readonly string[];
	readonly cause?: unknown;
}

/** The one error of everything below the operations; they turn it into n8n's errors. */
export class VideoError extends Error {
	readonly description: string;
	readonly job: JobFacts | undefined;
	readonly httpStatus: number | undefined;
	readonly answer: string | undefined;
	readonly candidates: readonly string[];

	constructor(
		readonly kind: ErrorKind,
		message: string,
		facts: VideoErrorFacts,
	) {
		super(message, { cause: facts.cause });
		this.name = 'VideoError';
		this.description = facts.description;
		this.job = facts.job;
		this.httpStatus = facts.httpStatus;
		this.answer = facts.answer;
		this.candidates = facts.candidates ?? [];
	}
}

/** Anything thrown, as an error we know; what nobody foresaw is a defect and keeps its own words. */
export function toVideoError(thrown: unknown): VideoError {
	if (thrown instanceof VideoError) return thrown;
	const message = thrown instanceof Error ? thrown.message : String(thrown);
	const own = thrown instanceof Error && 'description' in thrown ? thrown.description : null;
	return new VideoError('defect', message, {
		description:
			typeof own === 'string' && own !== ''
				? own
				: 'This is a bug in the node. Before you run it again, look at the provider whether a video was made. Please report the message above at github.com/n8n-nodes-ai-video/n8n-nodes-ai-video/issues.',
		cause: thrown,
	});
}

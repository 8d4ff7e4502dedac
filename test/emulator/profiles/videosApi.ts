// What OpenAI's Videos API shows, and those who copy it: keys, errors, jobs.
import type { DescribeJob } from '../routes/status';
import { expiryOf } from '../routes/content';
import type { Refusal } from './refusal';

/** The key of `Authorization: Bearer <key>`; null where there is no such header. */
export function bearerKey(headers: Readonly<Record<string, string>>): string | null {
	return /^Bearer (\S+)$/.exec(headers['authorization'] ?? '')?.[1] ?? null;
}

/** Whole seconds since 1970, as the Videos API shows times. */
export function unixSeconds(ms: number): number {
	return Math.floor(ms / 1000);
}

/** OpenAI's error envelope: `{error: {message, type, param, code}}`. */
export function openAiError({ status, code, message, param }: Refusal): unknown {
	return { error: { message, type: errorType(status), param, code } };
}

function errorType(status: number): string {
	if (status === 429) return 'rate_limit_error';
	return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** A job as OpenAI shows it. */
export const openAiJob: DescribeJob<OpenAiJob> = (job, state, { settings }) => {
	const { status, progress, completedAt, failure } = state;
	const expiry = expiryOf(job, completedAt, settings);
	return {
		id: job.id,
		object: 'video',
		model: job.request.model,
		status,
		progress,
		created_at: unixSeconds(job.createdAt),
		completed_at: completedAt === null ? null : unixSeconds(completedAt),
		expires_at: expiry === null ? null : unixSeconds(expiry),
		prompt: job.request.prompt,
		size: job.request.size,
		seconds: String(job.request.seconds),
		remixed_from_video_id: job.remixedFrom,
		error: failure,
	};
};

export interface OpenAiJob {
	readonly id: string;
	readonly object: 'video';
	readonly model: string;
	readonly status: string;
	readonly progress: number;
	readonly created_at: number;
	readonly completed_at: number | null;
	readonly expires_at: number | null;
	readonly prompt: string | null;
	readonly size: string;
	readonly seconds: string;
	readonly remixed_from_video_id: string | null;
	readonly error: { readonly code: string; readonly message: string } | null;
}

/** How the job of one who copies OpenAI's differs from it. */
export interface OpenAiCopy {
	/** Members that are never shown. */
	readonly without: readonly (keyof OpenAiJob)[];
	/** True: a member without a value is left out; else it is null. */
	readonly omitsNull?: boolean;
}

/** A job as one who copies OpenAI shows it. */
export function openAiJobOf({ without, omitsNull = false }: OpenAiCopy): DescribeJob<object> {
	const left = new Set<string>(without);
	return (...facts) =>
		Object.fromEntries(
			Object.entries(openAiJob(...facts)).filter(
				([name, value]) => !left.has(name) && !(omitsNull && value === null),
			),
		);
}

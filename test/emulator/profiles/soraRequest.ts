import { textOr } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import type { JobRequest } from '../jobs/job';

/** Sora's default is upright. */
export function soraSizeOf(body: CreateBody): string {
	return textOr(body, 'size', '720x1280');
}

/** The fields that everyone who sells Sora takes under OpenAI's names and with its defaults. */
export function soraRequest(
	body: CreateBody,
	own: Pick<JobRequest, 'model' | 'image'>,
): JobRequest {
	return {
		...own,
		prompt: textOr(body, 'prompt', ''),
		size: soraSizeOf(body),
		seconds: Number(textOr(body, 'seconds', '4')),
	};
}

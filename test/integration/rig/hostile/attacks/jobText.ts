import { whole } from '../answers';
import type { Attack, Places } from '../attack';

/** Answers about jobs, written as text: no object could hold all that a text can say. */

export type Fields = ReadonlyArray<readonly [name: string, json: string]>;

/** What an honest answer would say, in every field this package reads. */
export const HONEST: Fields = [
	['id', '"video_1"'],
	['object', '"video"'],
	['status', '"completed"'],
	['progress', '100'],
	['model', '"sora-2"'],
	['prompt', '"A fox"'],
	['seconds', '"4"'],
	['size', '"1280x720"'],
	['created_at', '1763000000'],
	['completed_at', '1763000060'],
	['expires_at', '1763003660'],
	['error', 'null'],
	['video_url', 'null'],
	['data', 'null'],
	['output', 'null'],
];

export function object(fields: Fields): string {
	return `{${fields.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`;
}

/** As one job, and as the list of jobs or models that other routes expect. */
export function asked(job: string, { method, target }: Places): string {
	const isList = method === 'GET' && /\/(videos|models)(\?|$)/.test(target);
	return isList ? `{"object":"list","data":[${job}],"has_more":true,"last_id":"x"}` : job;
}

export function answering(name: string, job: string, status = 200): Attack {
	return {
		name: `${name}: ${job.slice(0, 400)}`,
		script: (_good, places) =>
			whole(status, { 'content-type': 'application/json' }, asked(job, places)),
	};
}

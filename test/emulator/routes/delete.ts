import { hasEnded, jobState } from '../jobs/jobState';
import type { ProfileRoute } from '../profiles/profile';
import { isRefusal, refusal } from '../profiles/refusal';
import { jsonAnswer } from '../server/answer';
import { findJob } from './findJob';
import type { DescribeJob } from './status';

/** How a provider deletes. */
export interface DeleteRules {
	/** True: also a job that still runs. */
	readonly running: boolean;
	/** The JSON of the answer. */
	readonly describe: DescribeJob;
}

const OPEN_AI_RULES: DeleteRules = {
	running: false,
	describe: ({ id }) => ({ id, object: 'video.deleted', deleted: true }),
};

/** `DELETE {path}`: forgets a job, unless told otherwise only one that has ended. */
export function deleteRoute(path: string, rules: DeleteRules = OPEN_AI_RULES): ProfileRoute {
	return {
		method: 'DELETE',
		path,
		name: 'delete',
		handle: async (context) => {
			const job = findJob(context);
			if (isRefusal(job)) return context.refuse(job);
			const state = jobState(job, context.now);
			if (!rules.running && !hasEnded(state)) {
				const message = 'Only completed or failed videos can be deleted.';
				return context.refuse(refusal(400, 'invalid_state', message, 'video_id'));
			}
			job.deleted = true;
			return jsonAnswer(200, rules.describe(job, state, context));
		},
	};
}

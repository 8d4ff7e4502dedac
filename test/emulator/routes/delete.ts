import { hasEnded, jobState } from '../jobs/jobState';
import type { ProfileRoute } from '../profiles/profile';
import { isRefusal, refusal } from '../profiles/refusal';
import { jsonAnswer } from '../server/answer';
import { findJob } from './findJob';

/** `DELETE {path}`: forgets a job that has ended. */
export function deleteRoute(path: string): ProfileRoute {
	return {
		method: 'DELETE',
		path,
		name: 'delete',
		handle: async (context) => {
			const job = findJob(context);
			if (isRefusal(job)) return context.refuse(job);
			if (!hasEnded(jobState(job, context.now))) {
				const message = 'Only completed or failed videos can be deleted.';
				return context.refuse(refusal(400, 'invalid_state', message, 'video_id'));
			}
			job.deleted = true;
			return jsonAnswer(200, { id: job.id, object: 'video.deleted', deleted: true });
		},
	};
}

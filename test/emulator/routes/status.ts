import type { Job } from '../jobs/job';
import { jobState, type JobState } from '../jobs/jobState';
import type { ProfileRoute, RouteContext } from '../profiles/profile';
import { isRefusal, type Refusal } from '../profiles/refusal';
import { findJob } from './findJob';
import { jsonAnswer } from '../server/answer';

/** The JSON a provider shows for a job. */
export type DescribeJob<Shown = unknown> = (
	job: Job,
	state: JobState,
	context: RouteContext,
) => Shown;

/**
 * `GET {path}`: the state of the job the path names by `:id`.
 * @param missing what is said of a job nobody knows, where that is not the common refusal
 */
export function statusRoute(path: string, describe: DescribeJob, missing?: Refusal): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'status',
		handle: async (context) => {
			const job = findJob(context);
			if (isRefusal(job)) return context.refuse(missing ?? job);
			return jsonAnswer(200, describe(job, jobState(job, context.now), context));
		},
	};
}

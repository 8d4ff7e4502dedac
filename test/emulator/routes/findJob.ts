import type { Job } from '../jobs/job';
import { hasEnded, type JobState } from '../jobs/jobState';
import type { RouteContext } from '../profiles/profile';
import { refusal, type Refusal } from '../profiles/refusal';

/** The job the path names by `:id`. */
export function findJob({ request, jobs }: RouteContext): Job | Refusal {
	const id = request.params['id'] ?? '';
	return jobs.find(id) ?? refusal(404, 'not_found', `Video with id '${id}' not found.`, 'video_id');
}

/** Why a job has no file to fetch: it still runs, ended without one, or is past its retention. */
export function noContent(job: Job, state: JobState): Refusal {
	const message = `Video with id '${job.id}' has no content (${state.status}).`;
	if (!hasEnded(state)) return refusal(404, 'not_ready', message, 'video_id');
	const code = state.status === 'completed' ? 'content_expired' : 'job_failed';
	return refusal(404, code, message, 'video_id');
}

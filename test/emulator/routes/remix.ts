import { firstRefusal, onlyFields, requiredText, textOr } from '../create/checks';
import { parseCreateBody } from '../create/createBody';
import { jobState } from '../jobs/jobState';
import type { ProfileRoute, RouteContext } from '../profiles/profile';
import { isRefusal, refusal } from '../profiles/refusal';
import { jsonAnswer, type Answer } from '../server/answer';
import { findJob } from './findJob';
import type { DescribeJob } from './status';
import { refusedAsBusy } from './submit';

const CHECKS = [onlyFields('prompt'), requiredText('prompt')];

/** `POST {path}` with `{prompt}`: a new job from the completed one the path names by `:id`. */
export function remixRoute(path: string, describe: DescribeJob): ProfileRoute {
	return {
		method: 'POST',
		path,
		name: 'remix',
		handle: async (context) => {
			const contentType = context.request.headers['content-type'] ?? '';
			const body = await parseCreateBody(contentType, context.request.body);
			if (isRefusal(body)) return context.refuse(body);
			const refused = firstRefusal(CHECKS, body) ?? refusedAsBusy(context);
			if (refused !== null) return context.refuse(refused);
			return remix(context, textOr(body, 'prompt', ''), describe);
		},
	};
}

function remix(context: RouteContext, prompt: string, describe: DescribeJob): Answer {
	const origin = findJob(context);
	if (isRefusal(origin)) return context.refuse(origin);
	if (jobState(origin, context.now).status !== 'completed') {
		const message = 'Only completed videos can be remixed.';
		return context.refuse(refusal(400, 'invalid_state', message, 'video_id'));
	}
	const request = { ...origin.request, prompt, image: null };
	const job = context.jobs.create(request, context.settings, context.now, origin);
	const answer = describe(job, jobState(job, context.now), context);
	return jsonAnswer(200, answer, { jobId: job.id });
}

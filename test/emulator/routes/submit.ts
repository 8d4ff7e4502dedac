import { firstRefusal, type Check } from '../create/checks';
import { parseCreateBody, type CreateBody } from '../create/createBody';
import type { JobRequest } from '../jobs/job';
import { jobState } from '../jobs/jobState';
import type { ProfileRoute, RouteContext } from '../profiles/profile';
import { isRefusal, refusal, type Refusal } from '../profiles/refusal';
import { jsonAnswer, type Answer } from '../server/answer';
import type { DescribeJob } from './status';

/** What a provider takes as a submission, and what it answers. */
export interface SubmitRules {
	/** In the order the provider looks; the first broken one is reported. */
	readonly checks: readonly Check[] | ((context: RouteContext) => readonly Check[]);
	/** HTTP status of an accepted submission; 200 */
	readonly status?: number;
	/** Called with a body that kept every rule. */
	toRequest(body: CreateBody, context: RouteContext): JobRequest;
	/** The JSON body of the answer to an accepted submission. */
	readonly describe: DescribeJob;
}

/** `POST {path}`: makes a job. */
export function submitRoute(path: string, rules: SubmitRules): ProfileRoute {
	return {
		method: 'POST',
		path,
		name: 'submit',
		handle: async (context) => {
			const contentType = context.request.headers['content-type'] ?? '';
			const body = await parseCreateBody(contentType, context.request.body);
			if (isRefusal(body)) return context.refuse(body);
			const { checks } = rules;
			const all = typeof checks === 'function' ? checks(context) : checks;
			const refused =
				firstRefusal(all, body) ?? refusedWithoutCredit(context) ?? refusedAsBusy(context);
			return refused === null ? accept(context, body, rules) : context.refuse(refused);
		},
	};
}

function accept(context: RouteContext, body: CreateBody, rules: SubmitRules): Answer {
	const request = rules.toRequest(body, context);
	const job = context.jobs.create(request, context.settings, context.now);
	const answer = rules.describe(job, jobState(job, context.now), context);
	return jsonAnswer(rules.status ?? 200, answer, { jobId: job.id });
}

/** 429 while as many jobs run as the provider allows at once. */
export function refusedAsBusy({ jobs, settings, now }: RouteContext): Refusal | null {
	const { maxRunning } = settings;
	if (maxRunning === null || jobs.runningAt(now) < maxRunning) return null;
	const message = `At most ${maxRunning} videos can be generated at the same time.`;
	return refusal(429, 'too_many_running_jobs', message);
}

/** 402 once the account has nothing left. */
function refusedWithoutCredit({ settings: { credit } }: RouteContext): Refusal | null {
	if (credit === null || credit > 0) return null;
	return refusal(402, 'insufficient_credit', 'Insufficient credits. Add more to go on.');
}

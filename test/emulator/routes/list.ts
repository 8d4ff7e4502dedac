import type { Job } from '../jobs/job';
import { jobState } from '../jobs/jobState';
import type { ProfileRoute, RouteContext } from '../profiles/profile';
import { isRefusal, refusal, type Refusal } from '../profiles/refusal';
import { jsonAnswer } from '../server/answer';
import type { DescribeJob } from './status';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** A page of jobs as a provider shows it. */
export interface ListPage {
	readonly data: readonly unknown[];
	readonly firstId: string | null;
	readonly lastId: string | null;
	readonly hasMore: boolean;
}

const openAiPage = ({ data, hasMore, lastId }: ListPage): unknown => ({
	data,
	has_more: hasMore,
	last_id: lastId,
});

/** `GET {path}?after&limit&order`: the jobs, newest first unless asked otherwise. */
export function listRoute(
	path: string,
	describe: DescribeJob,
	describePage: (page: ListPage) => unknown = openAiPage,
): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'list',
		handle: async (context) => {
			const page = pageAsked(context);
			if (isRefusal(page)) return context.refuse(page);
			const data = page.jobs.map((job) => describe(job, jobState(job, context.now), context));
			const firstId = page.jobs[0]?.id ?? null;
			const lastId = page.jobs.at(-1)?.id ?? null;
			return jsonAnswer(200, describePage({ data, firstId, lastId, hasMore: page.hasMore }));
		},
	};
}

function pageAsked(context: RouteContext): { jobs: Job[]; hasMore: boolean } | Refusal {
	const { query } = context.request;
	const order = query.get('order') ?? 'desc';
	if (order !== 'asc' && order !== 'desc') {
		return refusal(400, 'invalid_value', `Invalid value: '${order}'.`, 'order');
	}
	const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
	if (!Number.isInteger(limit) || limit < 0 || limit > MAX_LIMIT) {
		const message = `Invalid 'limit': an integer from 0 to ${MAX_LIMIT} is expected.`;
		return refusal(400, 'invalid_value', message, 'limit');
	}
	const jobs = context.jobs.all().filter(({ deleted, forgotten }) => !deleted && !forgotten);
	if (order === 'desc') jobs.reverse();
	const start = startAfter(jobs, query.get('after'));
	if (start === null) return refusal(404, 'not_found', 'No such video.', 'after');
	return { jobs: jobs.slice(start, start + limit), hasMore: start + limit < jobs.length };
}

/** The place behind the job named; null when there is no such job. */
function startAfter(jobs: readonly Job[], after: string | null): number | null {
	if (after === null) return 0;
	const index = jobs.findIndex(({ id }) => id === after);
	return index < 0 ? null : index + 1;
}

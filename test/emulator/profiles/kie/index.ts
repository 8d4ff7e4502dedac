// Source: providers-queues.md section 11; kie.ai's models skill (2026-09), which says that every answer is
// `{code, msg, data}` with HTTP 200. The words of refusals are those users report.
import type { Job } from '../../jobs/job';
import type { JobState } from '../../jobs/jobState';
import type { Charge, Profile } from '../profile';
import type { Refusal } from '../refusal';
import { bearerKey } from '../videosApi';
import { kieCatalogueRoutes } from './catalogue';
import { creditsOf } from './credits';
import { kieMarketRoutes } from './market';
import { kieVeoRoutes } from './veo';

const DAY_MS = 86_400_000;

const WORDS: Readonly<Record<string, string>> = {
	invalid_api_key: 'You do not have access permissions',
	insufficient_credit:
		'Credits insufficient : Your current balance isn’t enough to run this request. Please top up to continue.',
	too_many_running_jobs: 'Your call frequency is too high. Please try again later.',
};

/** Bodies that cannot be read are refused like values. */
function codeOf({ status }: Refusal): number {
	return status === 400 || status === 415 ? 422 : status;
}

/** All but an unknown address come with HTTP 200; what would be the status is the code. */
function reword(refused: Refusal): Refusal {
	const isAddress = refused.code === 'unknown_url';
	return {
		...refused,
		status: isAddress ? 404 : 200,
		code: String(codeOf(refused)),
		message: WORDS[refused.code] ?? refused.message,
	};
}

function charge(job: Job, state: JobState): Charge {
	return { amount: creditsOf(job, state), currency: 'credits' };
}

export const kie: Profile = {
	basePath: '',
	preset: { keys: ['key-kie'], progress: 'none', retentionMs: 14 * DAY_MS },
	newId: (hex) => hex,
	keyOf: bearerKey,
	reword,
	errorBody: ({ code, message }) => ({ code: Number(code), msg: message, data: null }),
	charge,
	routes: [...kieMarketRoutes, ...kieVeoRoutes, ...kieCatalogueRoutes],
};

import { LINK } from '../expected';
import { PROMPT } from '../rig';
import { completed, failed, type Shown } from './shown';

/** What kie.ai's market answers, with HTTP 200 for a wrong key too. */
export const KIE: Shown = {
	headers: { authorization: 'Bearer key-kie' },
	completed: (job) =>
		completed(job, 'kie', {
			url: LINK,
			progress: null,
			prompt: PROMPT,
			seconds: null,
			size: null,
			createdAt: new Date(job.createdAt).toISOString(),
			completedAt: new Date(job.createdAt).toISOString(),
			cost: { amount: 60, unit: 'credits' },
		}),
	endings: [
		['failed', failed('501')],
		['failedWithoutError', { status: 'failed', failure: { code: '501', message: null } }],
		['expired', failed('500', 'Internal Error - Timeout')],
	],
	wrongKey: 'You do not have access permissions',
	wrongKeyStatus: 200,
	probeStatus: 401,
};

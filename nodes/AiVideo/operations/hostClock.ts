import { sleep } from 'n8n-workflow';

import type { Clock } from '../api/cancellation';

/** Real time, by the means n8n allows a node. */
export const hostClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms) => await sleep(ms),
	timeout: (ms) => AbortSignal.timeout(ms),
	random: () => Math.random(),
};

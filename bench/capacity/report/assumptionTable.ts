import { table } from '../../../scripts/readme/markdown';
import * as assumed from '../model/assumptions';
import { meanGenerationMs } from '../model/distributions';
import { memory, percent, seconds } from './format';

export function assumptionTable(): string {
	const { GENERATION, FILE } = assumed;
	const usual = `${GENERATION.shortestMs / 1_000} to ${GENERATION.usuallyAtMostMs / 1_000} s`;
	const tail = `${percent(GENERATION.tailShare)} take up to ${seconds(GENERATION.longestMs)} (log-uniform)`;
	const rows = [
		['Arrivals', `Poisson; at noon ${assumed.PEAK_FACTOR} times the mean rate of the day`],
		[
			'Generation',
			`${usual} (even); ${tail}; mean ${seconds(meanGenerationMs())}; no progress shown`,
		],
		[
			'Answers',
			`submission ${assumed.SUBMIT_ANSWER_MS} ms, everything else ${assumed.ANSWER_MS} ms`,
		],
		['Files', `lognormal, median ${FILE.medianBytes / 1e6} MB, sigma ${FILE.sigma}`],
		['A download', `gets ${(assumed.DOWNLOAD_RATE * 8) / 1e6} Mbit/s`],
		['Executions', 'one video each; none fails'],
		['Timeout', `${seconds(assumed.TIMEOUT_MS)}, the node's default`],
		['Durable loop', `waits ${assumed.LOOP_WAIT_MS / 1_000} s between two looks`],
		[
			'n8n itself',
			`${assumed.N8N_STEP_MS} ms in a slot and ${assumed.N8N_STEP_CPU_SECONDS * 1_000} ms of CPU to start or resume an execution and to store it`,
		],
		[
			'A worker',
			`${memory(assumed.WORKER_BYTES)} at rest; ${percent(assumed.CPU_SHARE)} of a core`,
		],
	];
	return table(['Assumption', 'Value'], rows);
}

import {
	CPU_SHARE,
	DAY_MS,
	DEFAULT_CONCURRENCY,
	HOUR_MS,
	N8N_STEP_CPU_SECONDS,
	PEAK_FACTOR,
	WORKER_BYTES,
} from './assumptions';
import { expectedRunning, type Stretch } from './demand';
import type { Cost } from './measure';
import { simulate, type Limits, type Way } from './model';
import type { Readings } from './readings';

/** From the model to what n8n needs. */

const SEED = 7;

export interface Volume {
	readonly videosPerDay: number;
	/** What is simulated: whole days, or, where that is enough, the hours around noon. */
	readonly stretch: Stretch;
	/** Limits of accounts worth looking at: too low, barely enough, and enough. */
	readonly accountLimits: readonly number[];
}

function wholeDays(days: number): Stretch {
	return { fromMs: 0, toMs: days * DAY_MS };
}

/** Few videos need many days until the busiest hours show something. */
export const VOLUMES: readonly Volume[] = [
	{ videosPerDay: 100, stretch: wholeDays(60), accountLimits: [1, 2] },
	{ videosPerDay: 1_000, stretch: wholeDays(20), accountLimits: [2, 5, 10] },
	{ videosPerDay: 10_000, stretch: wholeDays(2), accountLimits: [40, 50, 70] },
	{
		videosPerDay: 1_000_000,
		stretch: { fromMs: 10.5 * HOUR_MS, toMs: 12.5 * HOUR_MS },
		accountLimits: [4_000, 4_600],
	},
];

export interface Workers {
	readonly count: number;
	/** On all workers together. */
	readonly bytes: number;
}

/** Executions to plan for: more are there in one second of a hundred of the busiest hour. */
export function plannedSlots({ heldSlots }: Readings): number {
	return Math.max(1, heldSlots.quantile(0.99));
}

/** CPU seconds of all workers in a second of the busiest hour. */
function cpuLoad(way: Way, { steps, statusRequests }: Readings, cost: Cost): number {
	const ofN8n = steps.mean * N8N_STEP_CPU_SECONDS;
	if (way === 'waitingNode') {
		return ofN8n + steps.mean * cost.generateCpu + statusRequests.mean * cost.cpuPerRequest;
	}
	// Every step of a video but the first is a look: what is left over are first steps, one a video.
	const videos = steps.mean - statusRequests.mean;
	return ofN8n + statusRequests.mean * cost.lookCpu + videos * cost.generateCpu;
}

/** Enough workers for the executions they hold, and for the work these make. */
export function planWorkers(
	way: Way,
	readings: Readings,
	concurrency: number,
	cost: Cost,
): Workers {
	const slots = plannedSlots(readings);
	const forWork = Math.ceil(cpuLoad(way, readings, cost) / CPU_SHARE);
	const count = Math.max(Math.ceil(slots / concurrency), forWork);
	return { count, bytes: count * WORKER_BYTES + slots * cost.bytesPerExecution };
}

/** One volume, with as many slots as it wants, and then with as many as were planned. */
export interface Forecast {
	readonly videosPerDay: number;
	/** Running at noon by theory, on average. */
	readonly expectedRunning: number;
	readonly waitingNode: Readings;
	readonly durableLoop: Readings;
	/** The waiting node on the planned workers of default concurrency. */
	readonly onPlannedWorkers: Readings;
}

export interface AccountForecast {
	readonly videosPerDay: number;
	readonly accountLimit: number;
	readonly readings: Readings;
}

function run(way: Way, { videosPerDay, stretch }: Volume, limits: Partial<Limits> = {}): Readings {
	const noLimits = { accountLimit: Infinity, workerSlots: Infinity };
	const demand = { videosPerDay, peakFactor: PEAK_FACTOR };
	return simulate({ ...demand, ...noLimits, ...limits, way, stretch, seed: SEED });
}

export function forecast(volume: Volume, cost: Cost): Forecast {
	const { videosPerDay } = volume;
	const waitingNode = run('waitingNode', volume);
	const { count } = planWorkers('waitingNode', waitingNode, DEFAULT_CONCURRENCY, cost);
	return {
		videosPerDay,
		expectedRunning: expectedRunning({ videosPerDay, peakFactor: PEAK_FACTOR }, 12 * HOUR_MS),
		waitingNode,
		durableLoop: run('durableLoop', volume),
		onPlannedWorkers: run('waitingNode', volume, { workerSlots: count * DEFAULT_CONCURRENCY }),
	};
}

/** What comes of accounts that allow only so many videos at once. */
export function forecastAccounts(volume: Volume): readonly AccountForecast[] {
	const { videosPerDay, accountLimits } = volume;
	return accountLimits.map((accountLimit) => ({
		videosPerDay,
		accountLimit,
		readings: run('waitingNode', volume, { accountLimit }),
	}));
}

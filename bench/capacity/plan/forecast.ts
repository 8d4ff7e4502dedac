import { DEFAULT_CONCURRENCY, HOUR_MS, PEAK_FACTOR } from '../model/assumptions';
import type { Readings } from '../model/readings';
import { simulate, type Way } from '../model/simulate';
import { expectedRunning } from '../model/theory';
import type { Limits } from '../model/world';
import type { Cost } from './cost';
import { ACCOUNT_LIMITS, VOLUMES, type Volume } from './volumes';
import { planWorkers } from './workers';

const SEED = 7;
const NO_LIMITS: Limits = { accountLimit: null, workerSlots: null };

/** One volume, with as many slots as it wants, and then with as many as were planned. */
export interface Forecast {
	readonly volume: Volume;
	/** Running at noon by theory, on average. */
	readonly expectedRunning: number;
	readonly readings: Record<Way, Readings>;
	/** The waiting node on the planned workers of default concurrency. */
	readonly onPlannedWorkers: Readings;
}

export interface AccountForecast {
	readonly videosPerDay: number;
	readonly accountLimit: number;
	readonly readings: Readings;
}

function run(way: Way, volume: Volume, limits: Limits): Readings {
	return simulate({ ...volume, ...limits, way, peakFactor: PEAK_FACTOR, seed: SEED });
}

function forecastOf(volume: Volume, cost: Cost): Forecast {
	const waitingNode = run('waitingNode', volume, NO_LIMITS);
	const { count } = planWorkers('waitingNode', waitingNode, DEFAULT_CONCURRENCY, cost);
	const workerSlots = count * DEFAULT_CONCURRENCY;
	const { videosPerDay } = volume;
	return {
		volume,
		expectedRunning: expectedRunning({ videosPerDay, peakFactor: PEAK_FACTOR }, 12 * HOUR_MS),
		readings: { waitingNode, durableLoop: run('durableLoop', volume, NO_LIMITS) },
		onPlannedWorkers: run('waitingNode', volume, { ...NO_LIMITS, workerSlots }),
	};
}

export function forecastAll(cost: Cost, tell: (progress: string) => void): readonly Forecast[] {
	return VOLUMES.map((volume) => {
		const startedAt = performance.now();
		const forecast = forecastOf(volume, cost);
		const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
		const { videos } = forecast.readings.waitingNode;
		tell(
			`${volume.videosPerDay} videos a day: ${videos} videos lived through three times in ${seconds} s`,
		);
		return forecast;
	});
}

/** What comes of accounts that allow only so many videos at once. */
export function forecastAccounts(tell: (progress: string) => void): readonly AccountForecast[] {
	return VOLUMES.flatMap((volume) =>
		(ACCOUNT_LIMITS.get(volume.videosPerDay) ?? []).map((accountLimit) => {
			tell(`${volume.videosPerDay} videos a day, ${accountLimit} at once`);
			const readings = run('waitingNode', volume, { ...NO_LIMITS, accountLimit });
			return { videosPerDay: volume.videosPerDay, accountLimit, readings };
		}),
	);
}

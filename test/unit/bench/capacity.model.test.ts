import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../bench/capacity/model/assumptions';
import { rateAt } from '../../../bench/capacity/model/demand';
import {
	generationMs,
	meanGenerationMs,
	shareLongerThan,
} from '../../../bench/capacity/model/distributions';
import { simulate, type Scenario } from '../../../bench/capacity/model/simulate';
import { expectedRunning } from '../../../bench/capacity/model/theory';
import { seededRandom } from '../../../bench/polling/traces';

/** The same rate all day, and nothing in short supply. */
const STEADY: Scenario = {
	way: 'waitingNode',
	videosPerDay: 5_000,
	peakFactor: 1,
	stretch: { fromMs: 10 * HOUR_MS, toMs: 16 * HOUR_MS },
	accountLimit: null,
	workerSlots: null,
	seed: 3,
};

function simulated(changes: Partial<Scenario> = {}) {
	return simulate({ ...STEADY, ...changes });
}

describe('The demand of the model', () => {
	it('has the mean of the day whatever its peak', () => {
		for (const peakFactor of [1, 1.8, 2.5]) {
			const demand = { videosPerDay: 1_440, peakFactor };
			let videos = 0;
			for (let at = MINUTE_MS / 2; at < DAY_MS; at += MINUTE_MS) {
				videos += rateAt(demand, at) * MINUTE_MS;
			}
			expect(videos).toBeCloseTo(1_440, 6);
			expect((rateAt(demand, DAY_MS / 2) * DAY_MS) / 1_440).toBeCloseTo(peakFactor, 9);
		}
	});

	it('has generation times of the stated mean, within their bounds', () => {
		const random = seededRandom(1);
		const times = Array.from({ length: 50_000 }, () => generationMs(random));
		const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
		expect(Math.abs(mean / meanGenerationMs() - 1)).toBeLessThan(0.01);
		expect(Math.min(...times)).toBeGreaterThanOrEqual(60_000);
		expect(Math.max(...times)).toBeLessThanOrEqual(15 * MINUTE_MS);
	});

	it('has a survival function whose integral is the mean', () => {
		let sum = 0;
		for (let at = 500; at < 15 * MINUTE_MS; at += 1_000) sum += shareLongerThan(at) * 1_000;
		expect(sum).toBeCloseTo(meanGenerationMs(), -2);
	});
});

describe('The model', () => {
	it('obeys Little: videos made at once are the rate times the mean time', () => {
		const readings = simulated({ videosPerDay: 40_000 });
		const { fromMs, toMs } = STEADY.stretch;
		const settledAt = fromMs + 30 * MINUTE_MS;
		const profile = readings.runningThroughTheDay();
		const steps = profile.filter((_mean, index) => {
			const at = (index / profile.length) * DAY_MS;
			return at >= settledAt && at < toMs;
		});
		const mean = steps.reduce((sum, running) => sum + running, 0) / steps.length;
		const rate = readings.videos / (toMs - fromMs);
		// Five and a half hours of chance are in it: its standard deviation is under two percent.
		expect(Math.abs(mean / (rate * meanGenerationMs()) - 1)).toBeLessThan(0.05);
	});

	it('agrees with the M(t)/G/∞ queue at the peak, in mean and 99th percentile', () => {
		const demand = { videosPerDay: 50_000, peakFactor: 2.5 };
		const stretch = { fromMs: 11.2 * HOUR_MS, toMs: 12.5 * HOUR_MS };
		const { running } = simulated({ ...demand, stretch });
		const expected = expectedRunning(demand, 12 * HOUR_MS);
		expect(Math.abs(running.mean / expected - 1)).toBeLessThan(0.05);
		const poisson99 = expected + 2.33 * Math.sqrt(expected);
		expect(Math.abs(running.quantile(0.99) / poisson99 - 1)).toBeLessThan(0.05);
	});

	it('finishes every video, on time', () => {
		const { videos, finished, overdue, neverTaken, refusals } = simulated();
		expect(videos).toBeGreaterThan(1_000);
		expect({ finished, overdue, neverTaken, refusals }).toEqual({
			finished: videos,
			overdue: 0,
			neverTaken: 0,
			refusals: 0,
		});
	});

	it('is the same for the same seed, and another for another', () => {
		const [first, again, other] = [simulated(), simulated(), simulated({ seed: 4 })];
		expect(again).toEqual(first);
		expect(other.statusCount).not.toBe(first.statusCount);
	});

	it('gives both ways of waiting the same videos', () => {
		const [node, loop] = [simulated(), simulated({ way: 'durableLoop' })];
		expect(loop.videos).toBe(node.videos);
		expect(loop.heldSlots.mean).toBeLessThan(node.heldSlots.mean / 10);
		expect(loop.statusCount).toBeLessThan(node.statusCount / 4);
		expect(loop.latenessMs.mean).toBeGreaterThan(node.latenessMs.mean);
	});
});

describe('What is in short supply', () => {
	it('is never exceeded at the provider, and is asked for again until it is there', () => {
		const { running, refusals, turnWaitMs, videos, finished, neverTaken } = simulated({
			accountLimit: 9,
		});
		expect(running.quantile(1)).toBeLessThanOrEqual(9);
		expect(refusals).toBeGreaterThan(0);
		expect(turnWaitMs.quantile(1)).toBeLessThanOrEqual(15 * MINUTE_MS);
		expect(finished + neverTaken).toBe(videos);
	});

	it('limits what gets through: no more than the places by the mean time', () => {
		const accountLimit = 3;
		const { finished } = simulated({ accountLimit });
		const most = (accountLimit * 6 * HOUR_MS) / meanGenerationMs();
		expect(finished).toBeLessThan(most * 1.1);
		expect(finished).toBeGreaterThan(most * 0.8);
	});

	it('is never exceeded at the workers; executions wait in line and none is lost', () => {
		const { heldSlots, startWaitMs, videos, finished } = simulated({ workerSlots: 10 });
		expect(heldSlots.quantile(1)).toBeLessThanOrEqual(10);
		expect(startWaitMs.quantile(0.99)).toBeGreaterThan(0);
		expect(finished).toBe(videos);
	});
});

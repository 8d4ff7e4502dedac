import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../bench/capacity/assumptions';
import {
	expectedRunning,
	generationMs,
	meanGenerationMs,
	rateAt,
	shareLongerThan,
} from '../../../bench/capacity/demand';
import { slope } from '../../../bench/capacity/measure';
import { simulate, type Scenario } from '../../../bench/capacity/model';
import { Clock, EventQueue, Places, type Process } from '../../../bench/capacity/processes';
import { Sample } from '../../../bench/capacity/readings';
import { seededRandom } from '../../../bench/polling/traces';

/** The same rate all day, and nothing in short supply. */
const STEADY: Scenario = {
	way: 'waitingNode',
	videosPerDay: 5_000,
	peakFactor: 1,
	stretch: { fromMs: 10 * HOUR_MS, toMs: 16 * HOUR_MS },
	accountLimit: Infinity,
	workerSlots: Infinity,
	seed: 3,
};

function simulated(changes: Partial<Scenario> = {}) {
	return simulate({ ...STEADY, ...changes });
}

describe('the demand of the capacity model', () => {
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

describe('the capacity model', () => {
	it('obeys Little: videos made at once are the rate times the mean time', () => {
		const { running, videos } = simulated({ videosPerDay: 40_000 });
		const { fromMs, toMs } = STEADY.stretch;
		const expected = (videos / (toMs - fromMs)) * meanGenerationMs();
		// An hour of chance is in it: its standard deviation is three percent and a half.
		expect(Math.abs(running.mean / expected - 1)).toBeLessThan(0.1);
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

describe('what is in short supply in the capacity model', () => {
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

describe('the clock of the capacity model', () => {
	it('jumps to each event and reads every second on the way', () => {
		const clock = new Clock(500);
		const seen: string[] = [];
		function* process(): Process {
			yield 2_300;
			seen.push(`event ${clock.now}`);
		}
		clock.resume(process());
		clock.run(10_000, (atMs) => seen.push(`second ${atMs}`));
		expect(seen).toEqual(['second 1500', 'second 2500', 'event 2800']);
	});

	it('gives places to those in line in their order', () => {
		const [clock, places] = [new Clock(0), new Places(1)];
		const served: number[] = [];
		function* process(index: number): Process {
			yield places;
			served.push(index);
		}
		for (const index of [0, 1, 2]) clock.resume(process(index));
		expect(served).toEqual([0]);
		clock.give(places);
		clock.give(places);
		expect(served).toEqual([0, 1, 2]);
		expect(places.tryTake()).toBe(false);
		clock.give(places);
		expect([places.tryTake(), places.tryTake()]).toEqual([true, false]);
	});

	it('takes events out earliest first, also while more are put in', () => {
		const random = seededRandom(6);
		const queue = new EventQueue<number>();
		const taken: number[] = [];
		queue.push(0, 0);
		for (let next = queue.pop(); next !== null; next = queue.pop()) {
			taken.push(next.event);
			for (let more = 0; more < 2 && taken.length < 1_000; more++) {
				const later = next.at + random() * 10;
				queue.push(later, later);
			}
		}
		expect(taken.length).toBeGreaterThan(1_000);
		expect(taken).toEqual([...taken].sort((left, right) => left - right));
	});
});

describe('the figures of the capacity report', () => {
	it('are means and quantiles of what was seen', () => {
		const sample = new Sample();
		expect(sample.quantile(0.5)).toBeNaN();
		for (let value = 100; value > 0; value--) sample.add(value * 10);
		expect(sample.mean).toBe(505);
		expect([0, 0.5, 0.99, 1].map((share) => sample.quantile(share))).toEqual([10, 500, 990, 1_000]);
	});

	it('are slopes of the line points lie on, and of the best one where they do not', () => {
		expect(slope([1, 2, 5].map((x) => [x, 3 * x - 4]))).toBeCloseTo(3, 9);
		// Worked by hand: means 2 and 2, covariance sum 1, variance sum 2.
		const points = [
			[1, 1],
			[2, 3],
			[3, 2],
		] as const;
		expect(slope(points)).toBeCloseTo(0.5, 9);
	});
});

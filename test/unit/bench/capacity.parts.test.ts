import { fitLine } from '../../../bench/capacity/cost/regression';
import { EventQueue } from '../../../bench/capacity/model/eventQueue';
import { Histogram } from '../../../bench/capacity/model/histogram';
import { Limited } from '../../../bench/capacity/model/limited';
import { VirtualTime } from '../../../bench/capacity/model/virtualTime';
import { seededRandom } from '../../../bench/polling/traces';

describe('The event queue', () => {
	it('gives out what was put in, earliest first', () => {
		const random = seededRandom(5);
		const queue = new EventQueue<number>();
		const times = Array.from({ length: 1_000 }, () => Math.floor(random() * 500));
		times.forEach((at) => queue.push(at, at));
		const out = times.map(() => queue.pop());
		expect(out).toEqual([...times].sort((left, right) => left - right));
		expect(queue.pop()).toBeUndefined();
		expect(queue.nextAt).toBe(Infinity);
	});

	it('stays in order while more is put in', () => {
		const random = seededRandom(6);
		const queue = new EventQueue<number>();
		const seen: number[] = [];
		queue.push(0, 0);
		for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
			seen.push(at);
			for (let more = 0; more < 2 && seen.length + queue.size < 2_000; more++) {
				const later = at + random() * 10;
				queue.push(later, later);
			}
		}
		expect(seen).toHaveLength(2_000);
		expect(seen).toEqual([...seen].sort((left, right) => left - right));
	});
});

describe('Virtual time', () => {
	it('jumps to each event and reads every second on the way', () => {
		const time = new VirtualTime(500);
		const seen: string[] = [];
		time.after(2_300, { act: () => seen.push(`event ${time.now}`) });
		time.run(10_000, (atMs) => seen.push(`second ${atMs}`));
		expect(seen).toEqual(['second 1500', 'second 2500', 'event 2800']);
	});
});

describe('A limited thing', () => {
	it('is given to those in line in their order, also to very many', () => {
		const limited = new Limited(1);
		const served: number[] = [];
		const all = Array.from({ length: 25_000 }, (_unused, index) => index);
		all.forEach((index) => limited.take({ act: () => served.push(index) }));
		expect(served).toEqual([0]);
		all.slice(1).forEach(() => limited.give());
		expect(served).toEqual(all);
		limited.give();
		expect(limited.used).toBe(0);
		expect([limited.tryTake(), limited.tryTake()]).toEqual([true, false]);
	});
});

describe('A histogram', () => {
	it('tells mean and quantiles', () => {
		const histogram = new Histogram(10);
		for (let value = 1; value <= 100; value++) histogram.add(value * 10);
		expect(histogram.mean).toBe(505);
		expect([0.5, 0.99, 1].map((share) => histogram.quantile(share))).toEqual([500, 990, 1_000]);
		expect(new Histogram().quantile(0.5)).toBeNaN();
	});
});

describe('The fitted line', () => {
	it('is the line the points lie on, and the best one where they do not', () => {
		expect(fitLine([1, 2, 5].map((x) => ({ x, y: 3 * x - 4 })))).toEqual({
			slope: expect.closeTo(3, 9),
			intercept: expect.closeTo(-4, 9),
		});
		// Worked by hand: means 2 and 2, covariance sum 1, variance sum 2.
		const points = [
			{ x: 1, y: 1 },
			{ x: 2, y: 3 },
			{ x: 3, y: 2 },
		];
		expect(fitLine(points)).toEqual({
			slope: expect.closeTo(0.5, 9),
			intercept: expect.closeTo(1, 9),
		});
	});
});

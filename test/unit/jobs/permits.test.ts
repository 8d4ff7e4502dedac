import fc from 'fast-check';

import { NO_PERMIT, type Permit, Permits } from '../../../nodes/AiVideo/jobs/permits';

interface Gate {
	readonly opened: Promise<void>;
	open(): void;
}

function gate(): Gate {
	let open = (): void => {};
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { opened, open: () => open() };
}

async function settle(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

it('with one slot the work is done one after another, in the order it came', async () => {
	const events: string[] = [];
	const one = new Permits(1);
	const work = ['a', 'b', 'c'].map(
		async (name) =>
			await one.run(async () => {
				events.push(`${name} begins`);
				await settle();
				events.push(`${name} ends`);
				return name.toUpperCase();
			}),
	);
	expect(await Promise.all(work)).toEqual(['A', 'B', 'C']);
	expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

it('work that throws frees its slot and keeps its error', async () => {
	const one = new Permits(1);
	const error = new Error('boom');
	const failing = one.run(async () => await Promise.reject(error));
	const next = one.run(async () => await Promise.resolve('done'));
	await expect(failing).rejects.toBe(error);
	expect(await next).toBe('done');
	expect(await one.run(async () => await Promise.resolve('again'))).toBe('again');
});

it('work that throws at once frees its slot too', async () => {
	const one = new Permits(1);
	const failing = one.run(() => {
		throw new TypeError('boom');
	});
	await expect(failing).rejects.toThrow('boom');
	expect(await one.run(async () => await Promise.resolve('done'))).toBe('done');
});

it('never more than the limit run, they begin in order, and all of them end', async () => {
	const plan = fc.record({
		limit: fc.integer({ min: 1, max: 5 }),
		fails: fc.array(fc.boolean(), { maxLength: 20 }),
		/** Which of those running ends next. */
		choices: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
	});
	await fc.assert(
		fc.asyncProperty(plan, async ({ limit, fails, choices }) => {
			const shared = new Permits(limit);
			const begun: number[] = [];
			const running = new Map<number, Gate>();
			const results = fails.map(
				async (isFailing, index) =>
					await shared.run(async () => {
						const end = gate();
						begun.push(index);
						running.set(index, end);
						expect(running.size).toBeLessThanOrEqual(limit);
						await end.opened;
						running.delete(index);
						if (isFailing) throw new Error(`${index}`);
						return index;
					}),
			);
			const outcome = Promise.allSettled(results);
			for (const choice of choices.slice(0, fails.length)) {
				await settle();
				const left = fails.length - begun.length;
				expect(left === 0 || running.size === limit).toBe(true);
				[...running.values()][choice % Math.max(1, running.size)]?.open();
			}
			expect((await outcome).map(({ status }) => status === 'rejected')).toEqual(fails);
			expect(begun).toEqual(fails.map((_, index) => index));
		}),
		{ numRuns: 200 },
	);
});

/** Work that goes on step by step, as a test says. */
function worker(shared: Permits, name: string, events: string[]) {
	let end = (): void => {};
	let turn: Permit = NO_PERMIT;
	const done = shared.run(async (given) => {
		turn = given;
		events.push(`${name} begins`);
		await new Promise<void>((resolve) => {
			end = resolve;
		});
		events.push(`${name} ends`);
	});
	return {
		done,
		isAlone: () => turn.isAlone(),
		waitForOthers: async () => {
			await turn.waitForOthers();
			events.push(`${name} goes on`);
		},
		end: async () => {
			end();
			await done;
			await settle();
		},
	};
}

it('whoever works without a permit is alone, and waits for nobody', async () => {
	expect(NO_PERMIT.isAlone()).toBe(true);
	await expect(NO_PERMIT.waitForOthers()).resolves.toBeUndefined();
});

it('work is alone as long as no other has begun', async () => {
	const shared = new Permits(2);
	const first = worker(shared, 'a', []);
	await settle();
	expect(first.isAlone()).toBe(true);
	const second = worker(shared, 'b', []);
	await settle();
	expect([first.isAlone(), second.isAlone()]).toEqual([false, false]);
	await first.end();
	expect(second.isAlone()).toBe(true);
	await second.end();
});

it('a turn given up comes back first, and fewer run from then on', async () => {
	const events: string[] = [];
	const shared = new Permits(3);
	const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((name) => worker(shared, name, events));
	if (!a || !b || !c || !d || !e) throw new Error('There are five');
	await settle();
	expect(events).toEqual(['a begins', 'b begins', 'c begins']);
	const waiting = c.waitForOthers();
	await settle();
	expect(events).toHaveLength(3);
	await a.end();
	await waiting;
	expect(events.slice(3)).toEqual(['a ends', 'c goes on']);
	await b.end();
	expect(events.slice(5)).toEqual(['b ends', 'd begins']);
	await c.end();
	await d.end();
	await e.end();
	expect(events.slice(7)).toEqual(['c ends', 'e begins', 'd ends', 'e ends']);
});

it('all of them may give their turn up, and all of them end', async () => {
	const events: string[] = [];
	const shared = new Permits(3);
	const workers = ['a', 'b', 'c'].map((name) => worker(shared, name, events));
	await settle();
	const [a, b, c] = workers;
	if (!a || !b || !c) throw new Error('There are three');
	const first = a.waitForOthers();
	const second = b.waitForOthers();
	await settle();
	expect(c.isAlone()).toBe(true);
	await c.end();
	await second;
	await b.end();
	await first;
	await a.end();
	expect(events.slice(3)).toEqual(['c ends', 'b goes on', 'b ends', 'a goes on', 'a ends']);
});

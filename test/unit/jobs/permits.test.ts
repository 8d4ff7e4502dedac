import fc from 'fast-check';

import { Permits } from '../../../nodes/AiVideo/jobs/permits';

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

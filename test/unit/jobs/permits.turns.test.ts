import { NO_PERMIT, type Permit, Permits } from '../../../nodes/AiVideo/jobs/permits';

async function settle(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

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

import fc from 'fast-check';

import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient } from '../../../nodes/AiVideo/api/client';
import { type Leave, RequestGate } from '../../../nodes/AiVideo/api/requestGate';
import { openContent } from '../../../nodes/AiVideo/download/openContent';
import { answer, scriptedHttp, silence, type Scripted } from './scriptedHttp';
import { settle, START, virtualClock } from './virtualClock';

function gateOf(atMost: number) {
	const clock = virtualClock();
	const controller = new AbortController();
	const gate = new RequestGate(atMost, cancellation(controller.signal, clock));
	const entered: string[] = [];
	const enter = async (name: string, mostMs = Infinity): Promise<Leave> => {
		const leave = await gate.enter(mostMs);
		entered.push(leave === null ? `${name} may not` : name);
		return leave ?? (() => {});
	};
	return { clock, entered, enter, cancel: () => controller.abort() };
}

describe('the gate for requests', () => {
	it('lets so many in, and the others in the order they came', async () => {
		const { clock, entered, enter } = gateOf(2);
		const leaving = ['a', 'b', 'c', 'd'].map(async (name) => await enter(name));
		await settle();
		expect(entered).toEqual(['a', 'b']);
		(await leaving[1])?.();
		await clock.advance(10);
		expect(entered).toEqual(['a', 'b', 'c']);
		(await leaving[0])?.();
		await clock.advance(10);
		expect(entered).toEqual(['a', 'b', 'c', 'd']);
	});

	it('counts a place once, however often it is given up', async () => {
		const { clock, entered, enter } = gateOf(1);
		const leave = await enter('a');
		void enter('b');
		void enter('c');
		leave();
		leave();
		await clock.advance(60_000);
		expect(entered).toEqual(['a', 'b']);
	});

	it('sends a waiter away after its time, and gives its turn to the next', async () => {
		const { clock, entered, enter } = gateOf(1);
		const leave = await enter('a');
		void enter('b', 45_000);
		void enter('c');
		await clock.advance(44_999);
		expect(entered).toEqual(['a']);
		await clock.advance(1);
		leave();
		await clock.advance(10);
		expect(entered).toEqual(['a', 'b may not', 'c']);
	});

	it('sends all waiters away at once when the execution is cancelled', async () => {
		const { entered, enter, cancel } = gateOf(1);
		await enter('a');
		void enter('b');
		void enter('c', 30_000);
		cancel();
		await settle();
		expect(entered).toEqual(['a', 'b may not', 'c may not']);
	});

	it('lets nobody in on a place that the cancellation freed', async () => {
		const { clock, entered, enter, cancel } = gateOf(1);
		const leave = await enter('a');
		void enter('b');
		leave();
		cancel();
		await clock.advance(10);
		await enter('c');
		expect(entered).toEqual(['a', 'b may not', 'c']);
	});

	it('never has more in than its places, keeps the order, and forgets nobody', async () => {
		const plan = fc.record({
			atMost: fc.integer({ min: 1, max: 5 }),
			lasts: fc.array(fc.nat(200), { maxLength: 30 }),
		});
		await fc.assert(
			fc.asyncProperty(plan, async ({ atMost, lasts }) => {
				const { clock, entered, enter } = gateOf(atMost);
				let [inside, most] = [0, 0];
				const all = lasts.map(async (ms, index) => {
					const leave = await enter(String(index));
					most = Math.max(most, ++inside);
					await clock.sleep(ms);
					inside--;
					leave();
				});
				await clock.finish(Promise.all(all));
				expect(most).toBe(Math.min(atMost, lasts.length));
				expect(entered).toEqual(lasts.map((_ms, index) => String(index)));
			}),
		);
	});
});

describe('requests that wait for their turn', () => {
	const BASE = 'https://api.example.com/v1';
	const STATUS = { method: 'GET', path: '/videos/1' } as const;
	const SUBMIT = { method: 'POST', path: '/videos' } as const;

	function crowded(count: number, after: readonly Scripted[] = []) {
		const clock = virtualClock();
		const controller = new AbortController();
		const silent = Array.from({ length: count }, () => silence);
		const { http, requests } = scriptedHttp(...silent, ...after);
		const client = createClient(http, BASE, cancellation(controller.signal, clock), '');
		return { clock, client, requests, cancel: () => controller.abort() };
	}

	it('have all their time left when it comes', async () => {
		const { clock, client, requests } = crowded(41);
		const first = Array.from({ length: 40 }, async () => {
			await client.send(STATUS, { timeoutMs: 20_000 });
		});
		const last = client.send(STATUS, { timeoutMs: 30_000 });
		await clock.finish(Promise.all(first));
		await clock.advance(10);
		expect(requests).toHaveLength(41);
		await clock.advance(29_000);
		expect(requests[40]?.signal.aborted).toBe(false);
		await clock.finish(last);
	});

	it('are answered in time although no turn came', async () => {
		const { clock, client, requests } = crowded(40);
		for (let n = 0; n < 40; n++) void client.send(SUBMIT, { timeoutMs: 120_000 });
		const before = clock.now();
		const last = await clock.finish(client.send(STATUS, { timeoutMs: 30_000 }));
		expect(last).toMatchObject({ kind: 'noAnswer', nothingSent: true });
		expect(clock.now() - before).toBe(30_000);
		expect(requests).toHaveLength(40);
	});

	it('are never sent once the execution is cancelled, and known not to be', async () => {
		const { clock, client, requests, cancel } = crowded(40);
		const grace = { timeoutMs: 120_000, graceMs: 30_000 };
		for (let n = 0; n < 40; n++) void client.send(SUBMIT, grace);
		const last = client.send(SUBMIT, grace);
		await clock.advance(1_000);
		const before = clock.now();
		cancel();
		expect(await clock.finish(last)).toMatchObject({ kind: 'noAnswer', nothingSent: true });
		expect(clock.now()).toBe(before);
		expect(requests).toHaveLength(40);
	});

	it('wait for a download to end, not only for its answer', async () => {
		const file = answer(200, 'a file', { 'content-length': '6' });
		const { clock, client, requests } = crowded(
			0,
			Array.from({ length: 9 }, () => file),
		);
		const source = { kind: 'endpoint', call: STATUS } as const;
		const until = START + 3_600_000;
		const open = async () => await openContent(client, source, null, until);
		const [first] = await clock.finish(Promise.all(Array.from({ length: 8 }, open)));
		if (first?.kind !== 'bytes') throw new Error('There is a file');
		const last = open();
		await clock.advance(1_000);
		expect(requests).toHaveLength(8);
		first.end();
		expect(await clock.finish(last)).toMatchObject({ kind: 'bytes' });
	});

	it('are trouble for a download when its time is over', async () => {
		const file = answer(200, 'a file', { 'content-length': '6' });
		const { clock, client } = crowded(
			0,
			Array.from({ length: 8 }, () => file),
		);
		const source = { kind: 'endpoint', call: STATUS } as const;
		const open = async () => await openContent(client, source, null, START + 60_000);
		await clock.finish(Promise.all(Array.from({ length: 8 }, open)));
		expect(await clock.finish(open())).toEqual({
			kind: 'trouble',
			reason: 'other downloads are still under way',
		});
	});
});

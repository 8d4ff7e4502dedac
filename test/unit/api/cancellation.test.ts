import { getEventListeners } from 'events';

import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { settle, virtualClock } from './virtualClock';

function started() {
	const clock = virtualClock();
	const controller = new AbortController();
	return { clock, controller, cancel: cancellation(controller.signal, clock) };
}

async function isOver(work: Promise<unknown>): Promise<boolean> {
	let over = false;
	void work.then(() => {
		over = true;
	});
	await settle();
	return over;
}

describe('a pause', () => {
	it('lasts as long as asked for', async () => {
		const { clock, cancel } = started();
		const pause = cancel.pause(1000);
		await clock.advance(999);
		expect(await isOver(pause)).toBe(false);
		await clock.advance(1);
		expect(await isOver(pause)).toBe(true);
	});

	it('ends when the execution is cancelled, and so do all others', async () => {
		const { controller, cancel } = started();
		const pauses = [cancel.pause(1000), cancel.pause(600_000)];
		controller.abort();
		expect(await isOver(Promise.all(pauses))).toBe(true);
		expect(cancel.isCancelled()).toBe(true);
	});

	it.each([0, -5])('of %i ms does not sleep', async (ms) => {
		const { clock, cancel } = started();
		await cancel.pause(ms);
		expect(clock.sleeps).toEqual([]);
	});

	it('after cancellation does not sleep', async () => {
		const { clock, controller, cancel } = started();
		controller.abort();
		await cancel.pause(1000);
		expect(clock.sleeps).toEqual([]);
	});

	it('leaves no listener behind, however many there are', async () => {
		const { clock, controller, cancel } = started();
		for (let n = 0; n < 50; n++) {
			await clock.finish(cancel.pause(10));
			cancel.requestSignal(1000).end();
		}
		expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
	});
});

describe('the signal of a request', () => {
	it('aborts after its time', async () => {
		const { clock, cancel } = started();
		const { signal } = cancel.requestSignal(1000);
		await clock.advance(999);
		expect(signal.aborted).toBe(false);
		await clock.advance(1);
		expect(signal.aborted).toBe(true);
	});

	it('aborts with the execution, before and after', async () => {
		const { controller, cancel } = started();
		const before = cancel.requestSignal(1000).signal;
		controller.abort();
		expect(before.aborted).toBe(true);
		expect(cancel.requestSignal(1000).signal.aborted).toBe(true);
	});

	it.each(['before', 'after'])(
		'has its grace when it was made %s the cancellation',
		async (when) => {
			const { clock, controller, cancel } = started();
			if (when === 'after') controller.abort();
			const { signal } = cancel.requestSignal(120_000, 30_000);
			if (when === 'before') controller.abort();
			await clock.advance(29_999);
			expect(signal.aborted).toBe(false);
			await clock.advance(1);
			expect(signal.aborted).toBe(true);
		},
	);

	it('has no grace beyond its own time', async () => {
		const { clock, controller, cancel } = started();
		const { signal } = cancel.requestSignal(10_000, 30_000);
		controller.abort();
		await clock.advance(10_000);
		expect(signal.aborted).toBe(true);
	});

	it('is no other request’s when that ends', () => {
		const { cancel } = started();
		const [one, other] = [cancel.requestSignal(1000), cancel.requestSignal(1000)];
		one.end();
		expect(other.signal.aborted).toBe(false);
	});
});

it('without an execution there is nothing to cancel', async () => {
	const clock = virtualClock();
	const cancel = cancellation(undefined, clock);
	expect(cancel.isCancelled()).toBe(false);
	const pause = cancel.pause(1000);
	await clock.advance(1000);
	expect(await isOver(pause)).toBe(true);
	expect(cancel.requestSignal(1000).signal.aborted).toBe(false);
});

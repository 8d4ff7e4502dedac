import { PassThrough } from 'stream';

import { watchedReader } from '../../../nodes/AiVideo/download/transfer';
import { virtualClock } from '../api/virtualClock';

describe('a transfer under watch', () => {
	const IDLE = 60_000;

	function watched(firstMs = IDLE) {
		const clock = virtualClock();
		const body = new PassThrough();
		let ends = 0;
		const reader = watchedReader(body, clock, { firstMs, idleMs: IDLE }, () => {
			ends++;
			body.destroy();
		});
		return { clock, body, reader, ends: () => ends };
	}

	it('is broken off after a minute without a byte', async () => {
		const { clock, body, reader, ends } = watched();
		const next = reader.next();
		await clock.advance(IDLE - 1);
		expect([ends(), body.destroyed]).toEqual([0, false]);
		await clock.advance(1);
		expect(await next).toEqual({ kind: 'broken', reason: 'the transfer stalled' });
		expect(ends()).toBe(1);
	});

	it('has five times as long for its first byte, if told so', async () => {
		const { clock, body, reader, ends } = watched(5 * IDLE);
		const first = reader.next();
		await clock.advance(5 * IDLE - 1);
		body.write('x');
		expect((await first).kind).toBe('bytes');
		const second = reader.next();
		await clock.advance(IDLE);
		expect(await second).toEqual({ kind: 'broken', reason: 'the transfer stalled' });
		expect(ends()).toBe(1);
	});

	it('may take for ever while a byte comes now and then', async () => {
		const { clock, body, reader, ends } = watched();
		for (let n = 0; n < 10; n++) {
			const next = reader.next();
			await clock.advance(IDLE - 1);
			body.write('x');
			expect((await next).kind).toBe('bytes');
		}
		body.end();
		expect((await reader.next()).kind).toBe('end');
		expect(ends()).toBe(0);
	});

	it('counts a minute from the last byte, not from its own last look', async () => {
		const { clock, body, reader } = watched();
		const first = reader.next();
		await clock.advance(IDLE - 10_000);
		body.write('x');
		await first;
		const second = reader.next();
		await clock.advance(IDLE - 1);
		expect(body.destroyed).toBe(false);
		await clock.advance(1);
		expect(await second).toEqual({ kind: 'broken', reason: 'the transfer stalled' });
	});

	it('is not to blame when nobody reads', async () => {
		const { clock, body, reader, ends } = watched();
		body.write('x');
		await clock.advance(10 * IDLE);
		expect(ends()).toBe(0);
		expect((await reader.next()).kind).toBe('bytes');
	});

	it('is watched by one sleeper, however many chunks pass', async () => {
		const { clock, body, reader } = watched();
		for (let n = 0; n < 20; n++) {
			body.write('x');
			await reader.next();
		}
		expect(clock.sleepers()).toBe(1);
	});

	it('is not watched any more after its end, its break and its close', async () => {
		const ended = watched();
		ended.body.end();
		await ended.reader.next();
		const cut = watched();
		cut.body.destroy(new Error('ECONNRESET'));
		expect(await cut.reader.next()).toEqual({ kind: 'broken', reason: 'the connection broke' });
		const closed = watched();
		closed.reader.close();
		expect(closed.ends()).toBe(1);
		for (const { clock, ends } of [ended, cut, closed]) {
			const before = ends();
			await clock.advance(10 * IDLE);
			expect([ends() - before, clock.sleepers()]).toEqual([0, 0]);
		}
	});
});

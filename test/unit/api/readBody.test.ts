import { PassThrough, Readable } from 'stream';

import { bodyReader, readBytes, watchedReader } from '../../../nodes/AiVideo/api/readBody';
import { virtualClock } from './virtualClock';

async function* broken(): AsyncGenerator<Buffer> {
	yield Buffer.from('ab');
	throw new Error('ECONNRESET');
}

describe('a body read chunk by chunk', () => {
	it('gives its bytes, then its end, for ever', async () => {
		const reader = bodyReader(Readable.from([Buffer.from('ab'), Buffer.from('c')]));
		expect(await reader.next()).toEqual({ kind: 'bytes', bytes: Buffer.from('ab') });
		expect(await reader.next()).toEqual({ kind: 'bytes', bytes: Buffer.from('c') });
		expect(await reader.next()).toEqual({ kind: 'end' });
		expect(await reader.next()).toEqual({ kind: 'end' });
	});

	it('takes text for bytes', async () => {
		const reader = bodyReader(Readable.from(['ä'], { encoding: 'utf8' }));
		expect(await reader.next()).toEqual({ kind: 'bytes', bytes: Buffer.from('ä') });
	});

	it('breaks as a result, not as an exception', async () => {
		const reader = bodyReader(Readable.from(broken()));
		expect((await reader.next()).kind).toBe('bytes');
		expect(await reader.next()).toEqual({ kind: 'broken', reason: 'the connection broke' });
	});
});

describe('a transfer under watch', () => {
	const IDLE = 60_000;

	function watched() {
		const clock = virtualClock();
		const body = new PassThrough();
		let ends = 0;
		const reader = watchedReader(body, clock, IDLE, () => {
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

describe('a body read into memory', () => {
	it('is all of it', async () => {
		const body = Readable.from([Buffer.from('ab'), Buffer.from(''), Buffer.from('cd')]);
		expect(await readBytes(body, 4)).toEqual({ kind: 'bytes', bytes: Buffer.from('abcd') });
	});

	it('is nothing when it is empty', async () => {
		expect(await readBytes(Readable.from([]), 4)).toEqual({
			kind: 'bytes',
			bytes: Buffer.alloc(0),
		});
	});

	it('is not read beyond the limit', async () => {
		let chunks = 0;
		async function* endless(): AsyncGenerator<Buffer> {
			for (;;) {
				chunks++;
				yield await Promise.resolve(Buffer.alloc(1000));
			}
		}
		const body = Readable.from(endless(), { highWaterMark: 1 });
		expect(await readBytes(body, 10_000)).toEqual({
			kind: 'broken',
			reason: 'more than 10000 bytes came',
		});
		expect(chunks).toBeLessThan(20);
	});

	it('is not half of it', async () => {
		expect(await readBytes(Readable.from(broken()), 100)).toEqual({
			kind: 'broken',
			reason: 'the connection broke',
		});
	});
});

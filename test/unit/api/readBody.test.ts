import { Readable } from 'stream';

import { bodyReader, readBytes } from '../../../nodes/AiVideo/api/readBody';

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

describe('a body read into memory', () => {
	it('is the whole body', async () => {
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

	it('is no body at all when it broke half way', async () => {
		expect(await readBytes(Readable.from(broken()), 100)).toEqual({
			kind: 'broken',
			reason: 'the connection broke',
		});
	});
});

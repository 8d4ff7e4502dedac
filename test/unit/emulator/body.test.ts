import fc from 'fast-check';
import { bufferBody, bytesOf, joinedBody, slicedBody } from '../../emulator/content/body';
import { paddingBody } from '../../emulator/content/padding';

const pieces = fc.array(fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)));

describe('bodies', () => {
	it('joined and sliced are what Buffer makes of the same bytes', () => {
		fc.assert(
			fc.property(pieces, fc.nat(60), fc.nat(60), (buffers, one, other) => {
				const whole = Buffer.concat(buffers);
				const start = Math.min(one, other, whole.length);
				const end = Math.min(Math.max(one, other), whole.length);
				const joined = joinedBody(buffers.map(bufferBody));
				const part = slicedBody(joined, start, end);
				expect(joined.length).toBe(whole.length);
				expect(part.length).toBe(end - start);
				expect(bytesOf(part).equals(whole.subarray(start, end))).toBe(true);
			}),
		);
	});

	it('of padding are the same bytes however they are read, and shift when read one byte off', () => {
		const padding = paddingBody(200_000);
		const whole = bytesOf(padding);
		expect(whole.length).toBe(200_000);
		const part = bytesOf(slicedBody(padding, 65_000, 150_000));
		expect(part.equals(whole.subarray(65_000, 150_000))).toBe(true);
		expect(part.equals(whole.subarray(65_001, 150_001))).toBe(false);
	});
});

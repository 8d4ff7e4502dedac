import fc from 'fast-check';

import { CappedBytes } from '../../../nodes/AiVideo/media/bytes';
import { join, zeros } from './mp4Builder';

test('what was appended is read, up to the maximum', () => {
	const parts = fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 8 });
	fc.assert(
		fc.property(parts, fc.nat(20_000), (appended, maxBytes) => {
			const bytes = new CappedBytes(maxBytes);
			appended.forEach((part) => bytes.append(part));
			const whole = join(...appended);
			expect(bytes.read()).toEqual(whole.length > maxBytes ? null : whole);
		}),
	);
});

test('single bytes take no more than twice their room', () => {
	const bytes = new CappedBytes(2 ** 20);
	for (let count = 0; count < 100_000; count++) bytes.append(zeros(1));
	expect(bytes.read()?.buffer.byteLength).toBeLessThan(200_000);
});

test('what is appended is copied', () => {
	const bytes = new CappedBytes(10);
	const part = zeros(2);
	bytes.append(part);
	part.fill(7);
	expect(bytes.read()).toEqual(zeros(2));
});

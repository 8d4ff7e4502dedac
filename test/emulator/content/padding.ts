import { createHash } from 'node:crypto';
import type { Body } from './body';

/** A prime, so that bytes at round distances differ and a resumed download that is off by one shows. */
const PATTERN_BYTES = 65_521;

const pattern = makePattern();

function makePattern(): Buffer {
	const blocks: Buffer[] = [];
	for (let filled = 0; filled < PATTERN_BYTES; filled += 32) {
		blocks.push(createHash('sha256').update(`padding ${filled}`).digest());
	}
	return Buffer.concat(blocks).subarray(0, PATTERN_BYTES);
}

/** `length` bytes of a fixed pattern, made while they are read. */
export function paddingBody(length: number): Body {
	return {
		length,
		*read(start, end) {
			let position = start;
			while (position < end) {
				const from = position % PATTERN_BYTES;
				const piece = pattern.subarray(from, Math.min(PATTERN_BYTES, from + end - position));
				yield piece;
				position += piece.length;
			}
		},
	};
}

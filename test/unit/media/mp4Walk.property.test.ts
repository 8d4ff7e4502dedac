import fc from 'fast-check';

import { type Mp4Verdict, Mp4Walk } from '../../../nodes/AiVideo/media/mp4Walk';
import * as mp4 from './mp4Builder';

const FRAGMENT = mp4.join(mp4.box('moof', mp4.zeros(16)), mp4.mdat());
const WHOLE_FILES: ReadonlyArray<readonly [string, Uint8Array]> = [
	['fast start', mp4.join(mp4.ftyp(), mp4.moov(), mp4.box('free'), mp4.mdat())],
	['moov last', mp4.join(mp4.ftyp(), mp4.largeBox('mdat', mp4.zeros(40)), mp4.moov())],
	['one fragment', mp4.join(mp4.ftyp(), mp4.moov(), FRAGMENT)],
];

function walk(chunks: readonly Uint8Array[]): Mp4Verdict {
	const walked = new Mp4Walk();
	chunks.forEach((chunk) => walked.push(chunk));
	return walked.end();
}

/** The same bytes cut at these places, which may repeat: a cut at one place twice is an empty chunk. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
	const bounds = [0, ...[...places].sort((a, b) => a - b), bytes.length];
	return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
}

/** Whole files, files with a changed byte or a lost end, and bytes of no sense. */
const anyFile = fc.oneof(
	fc.constantFrom(...WHOLE_FILES.map(([, bytes]) => bytes)),
	fc
		.tuple(
			fc.constantFrom(...WHOLE_FILES.map(([, bytes]) => bytes)),
			fc.nat(),
			fc.nat(255),
			fc.nat(),
		)
		.map(([bytes, at, value, length]) => {
			const changed = bytes.slice(0, 1 + (length % bytes.length));
			changed[at % changed.length] = value;
			return changed;
		}),
	fc.uint8Array({ maxLength: 200 }),
);

test('how the bytes are chunked makes no difference', () => {
	const file = anyFile.chain((bytes) =>
		fc.tuple(fc.constant(bytes), fc.array(fc.nat(bytes.length), { maxLength: 60 })),
	);
	fc.assert(
		fc.property(file, ([bytes, places]) => {
			expect(walk(cutAt(bytes, places))).toEqual(walk([bytes]));
		}),
		{ numRuns: 2000 },
	);
});

test.each(WHOLE_FILES)('byte by byte: %s', (_, bytes) => {
	expect(walk(cutAt(bytes, [...bytes.keys()]))).toEqual(walk([bytes]));
	expect(walk([bytes]).whole).toBe(true);
});

test.each(WHOLE_FILES)('cut anywhere it is not whole: %s', (_, bytes) => {
	for (let length = 0; length < bytes.length; length++) {
		expect(walk([bytes.subarray(0, length)])).toMatchObject({ whole: false });
	}
});

test.each(WHOLE_FILES)('with a byte missing anywhere it is not whole: %s', (_, bytes) => {
	for (let at = 0; at < bytes.length; at++) {
		expect(walk([bytes.subarray(0, at), bytes.subarray(at + 1)])).toMatchObject({ whole: false });
	}
});

test('with bytes appended it is whole only when they form boxes, or are nothing but padding', () => {
	const file = mp4.join(mp4.ftyp(), mp4.mdat(), mp4.moov());
	const boxLike = fc
		.array(fc.tuple(fc.nat(20), fc.constantFrom('free', 'mdat', 'mo\0v'), fc.nat(12)), {
			minLength: 1,
		})
		.map((boxes) =>
			mp4.join(
				...boxes.map(([size, type, length]) =>
					mp4.join(mp4.u32(size === 1 ? 2 : size), mp4.text(type), mp4.zeros(length)),
				),
			),
		);
	fc.assert(
		fc.property(fc.oneof(boxLike, fc.uint8Array({ minLength: 1, maxLength: 64 })), (extra) => {
			expect(walk([file, extra]).whole).toBe(formBoxes(extra));
		}),
		{ numRuns: 2000 },
	);
	for (let length = 1; length < 8; length++) {
		expect(walk([file, mp4.text('appended').subarray(0, length)]).whole).toBe(false);
	}
	expect(walk([file, mp4.box('skip', mp4.text('appended'))]).whole).toBe(true);
});

test('any bytes get a verdict', () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array()), (chunks) => {
			const verdict = walk(chunks);
			expect(verdict.whole || verdict.reason.length > 0).toBe(true);
		}),
		{ numRuns: 2000 },
	);
});

/** Told apart without the walk: by going over a complete buffer with a 32-bit size and a printable type. */
function formBoxes(bytes: Uint8Array): boolean {
	const buffer = Buffer.from(bytes);
	let at = 0;
	const isPadding = (from: number) =>
		buffer.subarray(from).every((byte) => [0, 10, 13].includes(byte));
	while (at + 8 <= buffer.length) {
		if (isPadding(at)) return true;
		const size = buffer.readUInt32BE(at);
		if (!/^[ -~]{4}$/.test(buffer.toString('latin1', at + 4, at + 8))) return false;
		if (size === 0) return true;
		if (size < 8) return false;
		at += size;
	}
	return at <= buffer.length && isPadding(at);
}

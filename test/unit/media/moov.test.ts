import fc from 'fast-check';

import { moovFacts, NO_FACTS } from '../../../nodes/AiVideo/media/moov';
import * as mp4 from './mp4Builder';

const ALL_BITS_32 = 0xffffffff;
const ALL_BITS_64 = 2n ** 64n - 1n;

function factsOf(...boxes: readonly Uint8Array[]) {
	return moovFacts(mp4.join(...boxes));
}

describe('seconds', () => {
	const sound = mp4.trak({ handler: 'soun', timescale: 44_100, duration: 44_100 * 5 });
	const picture = mp4.trak({ timescale: 600, duration: 2400, version: 1 });

	test.each([
		['mvhd version 0', [mp4.mvhd(1000, 4021)], 4.021],
		['mvhd version 1', [mp4.mvhd(600, 7200, 1)], 12],
		['a 64-bit duration', [mp4.mvhd(1_000_000, 2n ** 33n, 1)], 8589.935],
		['rounding to the millisecond', [mp4.mvhd(90_000, 360_360)], 4.004],
		['mvhd before the tracks', [mp4.mvhd(1000, 4000), sound], 4],
		['the longest track when mvhd says 0', [mp4.mvhd(1000, 0), picture, sound, picture], 5],
		['the longest track when mvhd does not know', [mp4.mvhd(1000, ALL_BITS_32), picture], 4],
		['the same in version 1', [mp4.mvhd(1000, ALL_BITS_64, 1), picture], 4],
		['the longest track when mvhd has no timescale', [mp4.mvhd(0, 4000), picture], 4],
		['the longest track when there is no mvhd', [picture], 4],
		['the longest track when mvhd is cut', [mp4.box('mvhd', mp4.zeros(19)), picture], 4],
		[
			'an unknown mvhd version',
			[mp4.box('mvhd', mp4.u32(2 << 24), mp4.u32(9, 9, 9, 9, 9, 9))],
			null,
		],
		['an empty mvhd', [mp4.box('mvhd')], null],
		['no duration anywhere', [mp4.mvhd(1000, 0), mp4.trak({})], null],
		['mehd before mvhd in a fragmented movie', [mp4.mvhd(1000, 40), mp4.mvex(8000)], 8],
		['mehd version 1', [mp4.mvhd(1000, 0), mp4.mvex(2500n, 1)], 2.5],
		['a fragmented movie without mehd', [mp4.mvhd(1000, 40), picture, mp4.mvex()], null],
		['a fragmented movie whose mehd says 0', [mp4.mvhd(1000, 40), mp4.mvex(0)], null],
		['a fragmented movie without mvhd', [mp4.mvex(8000), picture], null],
		['a cut mehd', [mp4.mvhd(1000, 40), mp4.box('mvex', mp4.box('mehd', mp4.zeros(7)))], null],
		['an empty mehd', [mp4.mvhd(1000, 40), mp4.box('mvex', mp4.box('mehd'))], null],
	])('%s', (_, boxes, expected) => {
		expect(factsOf(...boxes).seconds).toBe(expected);
	});
});

describe('width and height', () => {
	const coded = [64, 48] as const;
	const cutHeader = mp4.box('tkhd', mp4.zeros(83));
	const codedOnly = mp4.box('mdia', mp4.hdlr('vide'), mp4.stsd(coded));
	const shortEntry = mp4.box('stsd', mp4.u32(0, 1), mp4.box('avc1', mp4.zeros(27)));
	const withTable = (table: Uint8Array) =>
		mp4.box('trak', mp4.box('mdia', mp4.hdlr('vide'), mp4.box('minf', mp4.box('stbl', table))));

	test.each([
		['tkhd', [mp4.trak({ shown: [1280, 720] })], [1280, 720]],
		['tkhd version 1', [mp4.trak({ shown: [720, 1280], version: 1 })], [720, 1280]],
		['tkhd before the coded size', [mp4.trak({ shown: [1280, 720], coded })], [1280, 720]],
		['a fraction of a pixel', [mp4.trak({ shown: [853.3333, 479.9999] })], [853, 480]],
		['the coded size when tkhd has none', [mp4.trak({ coded })], coded],
		['the coded size when tkhd has a width only', [mp4.trak({ shown: [9, 0], coded })], coded],
		['the coded size when tkhd is cut', [mp4.box('trak', cutHeader, codedOnly)], coded],
		['the coded size when there is no tkhd', [mp4.box('trak', codedOnly)], coded],
		['a track with neither', [mp4.trak({})], [null, null]],
		['a sample entry that is cut', [withTable(shortEntry)], [null, null]],
		['no sample entry', [withTable(mp4.box('stsd', mp4.u32(0, 0)))], [null, null]],
		['no sample table', [mp4.box('trak', mp4.box('mdia', mp4.hdlr('vide')))], [null, null]],
		['the first video track', [mp4.trak({ shown: [8, 4] }), mp4.trak({ shown: [2, 1] })], [8, 4]],
		[
			'no track but the video track',
			[mp4.trak({ handler: 'text', shown: [9, 9] }), mp4.trak({ shown: [8, 4] })],
			[8, 4],
		],
		['no video track', [mp4.trak({ handler: 'soun', shown: [8, 4] })], [null, null]],
	])('%s', (_, boxes, [width, height]) => {
		expect(factsOf(...boxes)).toMatchObject({ width, height });
	});

	test.each([
		[0, 0, [1280, 720]],
		[90, 0, [720, 1280]],
		[180, 0, [1280, 720]],
		[270, 0, [720, 1280]],
		[90, 1, [720, 1280]],
	] as const)('turned by %i degrees, version %i', (degrees, version, [width, height]) => {
		const track = mp4.trak({ shown: [1280, 720], matrix: mp4.MATRICES[degrees], version });
		expect(factsOf(track)).toMatchObject({ width, height });
	});

	test('turned, with the coded size only', () => {
		expect(factsOf(mp4.trak({ coded, matrix: mp4.MATRICES[90] }))).toMatchObject({
			width: 48,
			height: 64,
		});
	});

	test.each([
		['all zero', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
		['sheared', [65536, 65536, 0, -65536, 65536, 0, 0, 0, 1]],
		['flat one way', [0, 65536, 0, 0, 0, 0, 0, 0, 1]],
		['flat the other way', [0, 0, 0, 65536, 0, 0, 0, 0, 1]],
		['half zero', [0, 65536, 0, 65536, 65536, 0, 0, 0, 1]],
	])('a matrix that is no quarter turn: %s', (_, matrix) => {
		const track = mp4.trak({ shown: [1280, 720], matrix });
		expect(factsOf(track)).toMatchObject({ width: 1280, height: 720 });
	});
});

describe('hasAudio', () => {
	const silent = mp4.trak({});
	const sound = mp4.trak({ handler: 'soun' });
	const unreadable = mp4.box('trak', mp4.box('mdia', mp4.box('hdlr', mp4.zeros(11))));

	test.each([
		['a sound track', [silent, sound], true],
		['video alone', [silent], false],
		['no track', [mp4.mvhd(1000, 4000)], null],
		['an unreadable track beside video', [silent, unreadable], null],
		['an unreadable track beside sound', [unreadable, sound], true],
		['a track without a handler', [mp4.box('trak')], null],
	])('%s', (_, boxes, expected) => {
		expect(factsOf(...boxes).hasAudio).toBe(expected);
	});
});

describe('malformed boxes', () => {
	const good = mp4.mvhd(1000, 4000);

	test.each([
		['a box that is longer than what holds it', mp4.join(mp4.u32(9), mp4.text('free'))],
		['a box shorter than its header', mp4.join(mp4.u32(7), mp4.text('free'))],
		['a nested box without a length', mp4.openBox('free', mp4.zeros(8))],
		['zeros', mp4.zeros(32)],
	])('end the reading: %s', (_, malformed) => {
		expect(factsOf(malformed, good)).toEqual(NO_FACTS);
		expect(factsOf(good, malformed)).toEqual({ ...NO_FACTS, seconds: 4 });
	});

	test('a readable box that says it is longer than what holds it is not read', () => {
		const tail = mp4.mvhd(1000, 4000).subarray(4);
		expect(factsOf(mp4.u32(4 + tail.length), tail).seconds).toBe(4);
		expect(factsOf(mp4.u32(5 + tail.length), tail).seconds).toBeNull();
	});

	test('nested boxes may have 64-bit sizes', () => {
		const boxes = [mp4.largeBox('free', mp4.zeros(3)), good];
		expect(factsOf(...boxes).seconds).toBe(4);
	});

	test('boxes are read up to a bound', () => {
		expect(factsOf(mp4.repeat(mp4.box('free'), 3000), good).seconds).toBe(4);
		expect(factsOf(mp4.repeat(mp4.box('free'), 10_000), good)).toEqual(NO_FACTS);
	});

	test.each([
		['a million boxes beside each other', [mp4.repeat(mp4.box('free'), 1_000_000)]],
		[
			'a thousand tracks of a thousand boxes',
			[mp4.repeat(mp4.box('trak', mp4.repeat(mp4.box('free'), 1000)), 1000)],
		],
		[
			'a thousand tracks whose media are a thousand boxes deep in siblings',
			[
				mp4.repeat(
					mp4.box('trak', mp4.box('mdia', mp4.repeat(mp4.box('free'), 1000), mp4.box('hdlr'))),
					1000,
				),
			],
		],
	])('one bound holds for all of them: %s', (_, boxes) => {
		const reads = jest.spyOn(DataView.prototype, 'getUint32');
		expect(factsOf(...boxes)).toEqual(NO_FACTS);
		expect(reads.mock.calls.length).toBeLessThanOrEqual(10_000);
		reads.mockRestore();
	});

	test('deep nesting is not followed', () => {
		const levels = Array.from({ length: 100_000 }, (_, level) => 8 * (100_000 - level));
		const nested = levels.map((size) => mp4.join(mp4.u32(size), mp4.text('moov')));
		expect(factsOf(Buffer.concat(nested))).toEqual(NO_FACTS);
	});
});

test('any bytes give facts of the right type', () => {
	fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectPlausible(bytes)));
});

test('a movie with any bytes overwritten gives facts of the right type', () => {
	const whole = mp4.contentOf(mp4.moov());
	const overwritten = fc.array(
		fc.tuple(fc.nat(whole.length - 1), fc.integer({ max: 255, min: 0 })),
	);
	fc.assert(
		fc.property(overwritten, (changes) => {
			const bytes = whole.slice();
			changes.forEach(([at, value]) => bytes.set([value], at));
			expectPlausible(bytes);
		}),
		{ numRuns: 2000 },
	);
});

test('a movie cut anywhere never says anything wrong', () => {
	const whole = mp4.contentOf(mp4.moov());
	for (let length = 0; length < whole.length; length++) {
		const { seconds, width, height } = moovFacts(whole.subarray(0, length));
		expect([4, null]).toContain(seconds);
		expect([1280, null]).toContain(width);
		expect([720, null]).toContain(height);
	}
});

function expectPlausible(bytes: Uint8Array): void {
	const { seconds, width, height, hasAudio } = moovFacts(bytes);
	expect(seconds === null || (Number.isFinite(seconds) && seconds >= 0)).toBe(true);
	expect(width === null).toBe(height === null);
	expect(width === null || (Number.isInteger(width) && width > 0)).toBe(true);
	expect([true, false, null]).toContain(hasAudio);
}

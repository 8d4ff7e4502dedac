import fc from 'fast-check';
import { imageSize } from 'image-size';

import { readImage } from '../../../nodes/AiVideo/media/image';
import {
	bytesOf,
	extended,
	frame,
	jpeg,
	lossless,
	lossy,
	png,
	segment,
	webp,
} from './imageBuilder';
import { box, join, text, zeros } from './mp4Builder';
import { realFile } from './realFiles';

const REAL_IMAGES = [
	'image.png',
	'baseline.jpg',
	'progressive.jpg',
	'turned.jpg',
	'lossy.webp',
	'lossless.webp',
	'extended.webp',
	'animated.webp',
];

test.each(REAL_IMAGES)('%s has the size another reader finds', (name) => {
	const bytes = realFile(name);
	const { width, height, type } = imageSize(bytes);
	const image = readImage(bytes);
	expect(image).toMatchObject({ width, height, extension: type });
	expect(image?.mimeType).toBe(`image/${type === 'jpg' ? 'jpeg' : type}`);
});

test('the pixels of a JPEG with EXIF orientation 6 are told as they are stored', () => {
	expect(imageSize(realFile('turned.jpg')).orientation).toBe(6);
	expect(readImage(realFile('turned.jpg'))).toMatchObject({ width: 37, height: 19 });
});

describe.each([
	['png', png, 2 ** 31 - 1],
	[
		'jpg',
		(width: number, height: number) => jpeg(segment(0xe0, zeros(14)), frame(width, height)),
		65535,
	],
	['webp', (width: number, height: number) => webp('VP8 ', lossy(width, height)), 16383],
	['webp', (width: number, height: number) => webp('VP8L', lossless(width, height)), 16384],
	['webp', (width: number, height: number) => webp('VP8X', extended(width, height)), 2 ** 24],
] as const)('%s of any size', (extension, build, largest) => {
	test('is read, as another reader does', () => {
		const side = fc.oneof(fc.integer({ min: 1, max: largest }), fc.constantFrom(1, largest));
		fc.assert(
			fc.property(side, side, (width, height) => {
				const bytes = build(width, height);
				expect(readImage(bytes)).toMatchObject({ width, height, extension });
				expect(imageSize(bytes)).toMatchObject({ width, height });
			}),
		);
	});

	test('is null when it ends before its size', () => {
		const bytes = build(640, 480);
		const enough = [...bytes.keys()].filter(
			(length) => readImage(bytes.subarray(0, length)) !== null,
		);
		const size = { width: 640, height: 480 };
		enough.forEach((length) => expect(readImage(bytes.subarray(0, length))).toMatchObject(size));
		expect(bytes.length - (enough[0] ?? bytes.length)).toBeLessThan(10);
	});
});

test('a JPEG of nothing but fill bytes is given up, whatever its length', () => {
	const bytes = jpeg(new Uint8Array(1_000_000).fill(0xff), frame(640, 480));
	const reads = jest.spyOn(DataView.prototype, 'getUint8');
	expect(readImage(bytes)).toBeNull();
	expect(reads.mock.calls.length).toBeLessThan(50_000);
	reads.mockRestore();
});

describe('JPEG segments', () => {
	const thumbnail = segment(0xe1, jpeg(frame(160, 120)));

	test.each([
		['a thumbnail inside a segment', jpeg(thumbnail, frame(640, 480))],
		['fill bytes', jpeg(bytesOf(0xff, 0xff, 0xff), frame(640, 480))],
		[
			'markers that stand alone',
			jpeg(bytesOf(0xff, 0x01, 0xff, 0xd0, 0xff, 0xd7), frame(640, 480)),
		],
		['a repeated start', jpeg(bytesOf(0xff, 0xd8), frame(640, 480))],
		['tables among the frame markers', jpeg(...[0xc4, 0xc8, 0xcc].map(table), frame(640, 480))],
	])('%s', (_, bytes) => {
		expect(readImage(bytes)).toMatchObject({ width: 640, height: 480 });
	});

	test.each([0xc1, 0xc2, 0xc3, 0xc5, 0xc9, 0xcd, 0xcf])('a frame with marker %i', (marker) => {
		expect(readImage(jpeg(frame(640, 480, marker)))).toMatchObject({ width: 640, height: 480 });
	});

	test.each([
		['a scan before the frame', jpeg(segment(0xda, zeros(6)), frame(640, 480))],
		['the end before the frame', jpeg(bytesOf(0xff, 0xd9, 0, 2), frame(640, 480))],
		[
			'no marker after a segment',
			jpeg(segment(0xe0, zeros(4)), bytesOf(0, 0, 0, 2), frame(640, 480)),
		],
		['a segment longer than the file', jpeg(bytesOf(0xff, 0xe0, 0xff, 0xff), frame(640, 480))],
		['a segment of no length', jpeg(bytesOf(0xff, 0xe0, 0, 0), zeros(16))],
		['no height yet', jpeg(frame(640, 0))],
		['only a start', jpeg()],
	])('null: %s', (_, bytes) => {
		expect(readImage(bytes)).toBeNull();
	});

	function table(marker: number): Uint8Array {
		return segment(marker, zeros(8));
	}
});

test.each([
	['nothing', zeros(0)],
	['text', text('this is not an image at all')],
	['a video', box('ftyp', text('isom'), zeros(40))],
	['a GIF', realFile('image.gif')],
	['a PNG whose first chunk is another', png(640, 480, 'CgBI')],
	['a PNG without width', png(0, 480)],
	['a PNG without height', png(640, 0)],
	['a WebP of an unknown kind', webp('VP9 ', lossy(640, 480))],
	['a WebP without the start code', webp('VP8 ', lossy(640, 480, '\x9d\x01\x2b'))],
	['a WebP without the signature', webp('VP8L', lossless(640, 480, 0x2e))],
	['a RIFF of another form', join(text('RIFF'), zeros(4), text('WAVEVP8 '), zeros(20))],
])('null: %s', (_, bytes) => {
	expect(readImage(bytes)).toBeNull();
});

test('the scaling bits of a lossy WebP are no pixels', () => {
	expect(readImage(webp('VP8 ', lossy(640 | 0x4000, 480 | 0xc000)))).toMatchObject({
		width: 640,
		height: 480,
	});
});

test('any bytes give an image or null', () => {
	const start = fc.constantFrom(
		...REAL_IMAGES.map((name) => realFile(name).subarray(0, 16)),
		zeros(0),
	);
	fc.assert(
		fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, tail) => {
			expectPlausible(join(head, tail));
		}),
		{ numRuns: 2000 },
	);
});

test('a real image with bytes overwritten and its end lost gives an image or null', () => {
	const image = fc.constantFrom(...REAL_IMAGES.map(realFile));
	const changes = fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 6 });
	fc.assert(
		fc.property(image, changes, fc.nat(700), (bytes, overwritten, length) => {
			const changed = bytes.slice(0, length);
			overwritten
				.filter(([at]) => at < changed.length)
				.forEach(([at, value]) => changed.set([value], at));
			expectPlausible(changed);
		}),
		{ numRuns: 3000 },
	);
});

function expectPlausible(bytes: Uint8Array): void {
	const image = readImage(bytes);
	if (image === null) return;
	expect(Number.isInteger(image.width) && image.width > 0).toBe(true);
	expect(Number.isInteger(image.height) && image.height > 0).toBe(true);
}

import fc from 'fast-check';

import { HEIGHTS, type Shape } from '../../../nodes/AiVideo/protocol/request';
import {
	frameSize,
	nearestRatio,
	ratioOf,
	readFrameSize,
	toPixels,
} from '../../../nodes/AiVideo/protocol/sizes';

const RATIOS: readonly Shape[] = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'];
const NAMED = ['480p', '720p', '1024p', '1080p', '4k'] as const;

describe('the frame of a ratio and a resolution', () => {
	it.each<[Shape, readonly [string, string, string, string, string]]>([
		['16:9', ['854x480', '1280x720', '1792x1024', '1920x1080', '3840x2160']],
		['9:16', ['480x854', '720x1280', '1024x1792', '1080x1920', '2160x3840']],
		['1:1', ['480x480', '720x720', '1024x1024', '1080x1080', '2160x2160']],
		['4:3', ['640x480', '960x720', '1366x1024', '1440x1080', '2880x2160']],
		['3:4', ['480x640', '720x960', '1024x1366', '1080x1440', '2160x2880']],
		['21:9', ['1120x480', '1680x720', '2390x1024', '2520x1080', '5040x2160']],
	])('%s is %p', (ratio, sizes) => {
		expect(NAMED.map((resolution) => frameSize(ratio, resolution))).toEqual(sizes);
	});

	it('has even sides in the ratio asked for, but for the 7:4 called 1024p', () => {
		fc.assert(
			fc.property(fc.constantFrom(...RATIOS), fc.constantFrom(...HEIGHTS), (ratio, resolution) => {
				const { width, height } = toPixels(frameSize(ratio, resolution));
				expect([width % 2, height % 2]).toEqual([0, 0]);
				const [across = 1, down = 1] = ratio.split(':').map(Number);
				const isSevenToFour = resolution === '1024p' && ['16:9', '9:16'].includes(ratio);
				const asked = across / down;
				const exact = isSevenToFour ? (across > down ? 7 / 4 : 4 / 7) : asked;
				expect(Math.abs(width / height / exact - 1)).toBeLessThan(0.002);
			}),
		);
	});
});

describe('a size typed by a user', () => {
	it.each([
		['1280x720', '1280x720'],
		[' 1280 X 720 ', '1280x720'],
		['1280×720', '1280x720'],
		['1280*720', '1280x720'],
		['99999x10', '99999x10'],
		['1280', null],
		['1280x', null],
		['x720', null],
		['1280x720x3', null],
		['1280:720', null],
		['0x720', null],
		['1280x0720', null],
		['9x9', null],
		['123456x720', null],
		['-1280x720', null],
		['12.5x720', null],
		['', null],
	])('%p is read as %p', (text, size) => {
		expect(readFrameSize(text)).toBe(size);
	});

	it('is read the same again once it is in the spelling of the wire', () => {
		const side = fc.integer({ min: 10, max: 99_999 });
		fc.assert(
			fc.property(side, side, (width, height) => {
				const size = readFrameSize(` ${width} × ${height}`);
				expect(size).toBe(`${width}x${height}`);
				expect(toPixels(size ?? '')).toEqual({ width, height });
			}),
		);
	});
});

it.each([
	['1280x720', '16:9'],
	['720x1280', '9:16'],
	['1024x1024', '1:1'],
	['1792x1024', '7:4'],
	['1440x1080', '4:3'],
	['1281x720', '427:240'],
	['13x7', '13:7'],
])('the ratio of %s is %s', (size, ratio) => {
	expect(ratioOf(size)).toBe(ratio);
});

describe('the shape nearest to a size', () => {
	const SHAPES = ['16:9', '9:16', '1:1', '4:3', '21:9'];

	it.each([
		['1280x720', '16:9'],
		['1000x999', '1:1'],
		['800x600', '4:3'],
		['700x800', '1:1'],
		['500x900', '9:16'],
		['3000x1000', '21:9'],
		['720x1280', '9:16'],
		['640x480', '4:3'],
	])('of %s is %s', (size, ratio) => {
		expect(nearestRatio(size, SHAPES)).toBe(ratio);
	});

	it('is none among none', () => {
		expect(nearestRatio('1280x720', [])).toBeUndefined();
	});
});

it.each([
	['1280x720', '16:9'],
	['1290x720', '16:9'],
	['720x1280', '9:16'],
	['700x720', '1:1'],
	['3000x1000', '21:9'],
])('the known shape nearest to %s is %s', (size, ratio) => {
	expect(nearestRatio(size, ['1:1', '9:16', '16:9', '21:9'])).toBe(ratio);
	expect(nearestRatio(size, [])).toBeUndefined();
});

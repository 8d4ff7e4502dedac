import fc from 'fast-check';

import { box, join, repeat, text, u32 } from '../../../../unit/media/mp4Builder';
import { imageFixture } from '../../../../fixtures/images';
import { whole } from '../answers';
import { always, type Attack } from '../attack';

/** Pictures that are too much to look into, or none. Also what a user may hand in. */

const PNG = imageFixture('landscape-1280x720.png');
const JPEG = imageFixture('landscape-1280x720.jpg');
const MEGABYTES = 4 * 1024 ** 2;

const png = (width: number, height: number) =>
	join(PNG.subarray(0, 16), u32(width, height), PNG.subarray(24));

/** What a form puts between its parts, as often as there is room for. */
const boundaries = (bytes: number) => {
	const lines = Array.from(
		{ length: 50_000 },
		(_, n) => `\r\n------n8nAiVideo${n.toString(36).padStart(8, '0')}--\r\n`,
	);
	const one = Buffer.from(lines.join(''));
	return repeat(one, Math.ceil(bytes / one.length));
};

export const PICTURES: Readonly<Record<string, () => Uint8Array>> = {
	'nothing at all': () => Buffer.alloc(0),
	'a PNG of 2 ** 32 - 1 pixels a side': () => png(0xffffffff, 0xffffffff),
	'a PNG without pixels': () => png(0, 0),
	'a PNG cut off': () => PNG.subarray(0, 20),
	'a PNG with 4 MB behind it': () => join(PNG, Buffer.alloc(MEGABYTES, 'IHDR')),
	'a PNG full of boundaries': () => join(PNG, boundaries(MEGABYTES)),
	'a JPEG of a million segments': () =>
		join(JPEG.subarray(0, 2), repeat(Buffer.from('ffe00002', 'hex'), 1_000_000), JPEG.subarray(2)),
	'a JPEG of four million fill bytes': () =>
		join(JPEG.subarray(0, 2), Buffer.alloc(MEGABYTES, 0xff), JPEG.subarray(2)),
	'a JPEG of a million markers': () =>
		join(JPEG.subarray(0, 2), repeat(Buffer.from('ffd0', 'hex'), 2_000_000), JPEG.subarray(2)),
	'a JPEG without a frame': () => JPEG.subarray(0, 30),
	'a JPEG whose segment ends behind it': () =>
		join(JPEG.subarray(0, 2), Buffer.from('ffe0ffff', 'hex')),
	'a WebP of impossible size': () =>
		join(text('RIFF'), u32(0xffffffff), text('WEBPVP8X'), u32(0xffffffff), Buffer.alloc(10, 0xff)),
	'a WebP without its first chunk': () => join(text('RIFF'), u32(4), text('WEBP')),
	'an AVIF of a million boxes': () =>
		join(box('ftyp', text('avif'), u32(0), text('avif')), repeat(box('free'), 1_000_000)),
	'a GIF': () => Buffer.from('47494638396101000100800000', 'hex'),
	'an SVG with a script': () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
	'a web page': () => text('<html><img src=x onerror=alert(1)></html>'),
	'random bytes': () => Buffer.from('deadbeef'.repeat(1_000), 'hex'),
};

const pictures: fc.Arbitrary<Attack> = fc
	.record({
		name: fc.constantFrom(...Object.keys(PICTURES)),
		type: fc.constantFrom('image/png', 'image/svg+xml', 'text/html', ''),
	})
	.map(({ name, type }) =>
		always(
			`${name}, called ${type}`,
			whole(200, { 'content-type': type }, Buffer.from(PICTURES[name]?.() ?? [])),
		),
	);

export const images = { 'that is a hostile picture': pictures };

import fc from 'fast-check';

import {
	box,
	ftyp,
	join,
	mdat,
	openBox,
	repeat as times,
	text,
	u32,
	u64,
	zeros,
} from '../../../../unit/media/mp4Builder';
import { head, whole } from '../answers';
import type { Attack } from '../attack';
import { END, send } from '../script';

/** Files that are no videos, or videos that are too much to look into. */

/** More than the smallest of these files, less than what any endless answer is cut at. */
const MAX_MB = 32;

/** An answer with a file, which may come out as it is when it is a video after all. */
function asFile(name: string, file: Uint8Array, type = 'video/mp4'): Attack {
	const bytes = Buffer.from(file);
	return {
		name,
		file: bytes,
		maxFileMb: MAX_MB,
		script: () => whole(200, { 'content-type': type }, bytes),
	};
}

const FREE = box('free');
const MILLION = 1_000_000;

function nested(levels: number): Uint8Array {
	const headers: Uint8Array[] = [];
	for (let level = levels; level > 0; level--) headers.push(join(u32(8 * level), text('moov')));
	return join(...headers);
}

const MANY_BOXES: Readonly<Record<string, () => Uint8Array>> = {
	'a moov of a million boxes': () => join(ftyp(), box('moov', times(FREE, MILLION)), mdat()),
	'a moov of a million tracks': () =>
		join(ftyp(), box('moov', times(box('trak'), MILLION)), mdat()),
	'a thousand tracks of a thousand boxes': () =>
		join(ftyp(), box('moov', times(box('trak', times(FREE, 1_000)), 1_000)), mdat()),
	'a thousand tracks with a thousand media boxes': () =>
		join(ftyp(), box('moov', times(box('trak', times(box('mdia'), 1_000)), 1_000)), mdat()),
	'a thousand tracks whose handler comes last': () =>
		join(
			ftyp(),
			box('moov', times(box('trak', box('mdia', times(FREE, 1_000), box('minf'))), 1_000)),
			mdat(),
		),
	'a million boxes at the top': () => join(ftyp(), times(FREE, MILLION), mdat()),
	'a hundred thousand moov boxes': () => join(ftyp(), times(box('moov', FREE), 100_000), mdat()),
	'boxes in boxes, 100,000 deep': () => join(ftyp(), nested(100_000), mdat()),
	'a table of 2 ** 32 samples': () =>
		join(ftyp(), box('moov', box('trak', box('stsd', u32(0, 0xffffffff), zeros(100_000)))), mdat()),
};

const manyBoxes: fc.Arbitrary<Attack> = fc
	.constantFrom(...Object.entries(MANY_BOXES))
	.map(([name, build]) => asFile(name, build()));

const HUGE = u64(0x7fffffffffffffffn);

const IMPOSSIBLE: Readonly<Record<string, Uint8Array>> = {
	'a box of one byte': join(ftyp(), u32(2), text('moov')),
	'a box of 2 ** 63 bytes': join(ftyp(), u32(1), text('mdat'), HUGE, zeros(100)),
	'a box of 2 ** 64 - 1 bytes': join(ftyp(), u32(1), text('mdat'), u64(0xffffffffffffffffn)),
	'a box that ends behind the file': join(ftyp(), u32(0x7fffffff), text('moov'), zeros(1_000)),
	'a moov to the end of the file': join(ftyp(), openBox('moov', zeros(100_000))),
	'two moov to the end of the file': join(ftyp(), openBox('moov', openBox('moov', zeros(100)))),
	'a child larger than its box': join(ftyp(), box('moov', u32(0xffffffff), text('trak')), mdat()),
	'a child of no size': join(ftyp(), box('moov', zeros(100_000)), mdat()),
	'a type of control characters': join(ftyp(), box('\r\n\0\x1b', zeros(100)), mdat()),
	'ftyp alone': ftyp(),
	'half a header': join(ftyp(), zeros(5)),
	'a movie of no time scale': join(ftyp(), box('moov', box('mvhd', zeros(100))), mdat()),
	'a movie of endless time': join(
		ftyp(),
		box(
			'moov',
			box('mvhd', u32(0x01000000), zeros(16), u32(1), u64(0xffffffffffffffffn), zeros(80)),
		),
		mdat(),
	),
};

const impossibleBoxes: fc.Arbitrary<Attack> = fc
	.constantFrom(...Object.entries(IMPOSSIBLE))
	.map(([name, file]) => asFile(name, file));

const OTHERS: Readonly<Record<string, string | Uint8Array>> = {
	nothing: '',
	'a web page': '<!doctype html><html><script>alert(1)</script></html>',
	'an error as JSON': '{"error":{"message":"not ready"}}',
	'a playlist': '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="file:///etc/passwd"\nfile:///etc/passwd\n',
	'a ZIP': Buffer.from('504b0304140000000800', 'hex'),
	'a program': Buffer.from('7f454c4602010100000000000000', 'hex'),
	'a Windows program': Buffer.from('4d5a90000300000004000000', 'hex'),
	'a PDF': '%PDF-1.7\n%\xe2\xe3\n',
	'an SVG with a script': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
	'a script of the shell': '#!/bin/sh\nrm -rf /\n',
	'a web page behind a video': join(ftyp(), mdat(), text('<html><script>alert(1)</script>')),
	'a video behind a web page': join(text('<html>'), ftyp(), mdat()),
	'a page that begins as a video': join(text('\0\0\0\x1cftyp<html><script>alert(1)</script>')),
};

const others: fc.Arbitrary<Attack> = fc
	.record({
		name: fc.constantFrom(...Object.keys(OTHERS)),
		type: fc.constantFrom('video/mp4', 'application/octet-stream', 'text/html', 'image/png'),
	})
	.map(({ name, type }) =>
		asFile(`${name}, called ${type}`, Buffer.from(OTHERS[name] ?? ''), type),
	);

const RANGES = [
	'bytes 0-0/1',
	'bytes 5-4/9',
	'bytes 0-99999999999999999999/99999999999999999999',
	'bytes */100',
	'bytes -1-5/6',
	'bytes 0-5/*',
	'bytes 18446744073709551615-18446744073709551616/1',
	'items 0-5/6',
	'bytes 0-5/6, 7-8/9',
	'0x0-0x5/0x6',
	'',
];

const ranges: fc.Arbitrary<Attack> = fc
	.record({ range: fc.constantFrom(...RANGES), status: fc.constantFrom(200, 206, 416) })
	.map(({ range, status }) => ({
		name: `status ${status} for the range ${range}`,
		script: ({ headers, body }) => [
			send(head(status, { ...headers, 'content-range': range, 'content-length': body.length })),
			send(body),
			END,
		],
	}));

export const files = {
	'that is a file of a million boxes': manyBoxes,
	'that is a file of impossible boxes': impossibleBoxes,
	'that is another kind of file': others,
	'with a range that does not fit': ranges,
};

import fc from 'fast-check';

import { contentKind, looksLikeText } from '../../../nodes/AiVideo/media/contentKind';
import { ftyp, join, text, zeros } from './mp4Builder';

const WEBM = { mimeType: 'video/webm', extension: 'webm' };
const EBML = '\x1a\x45\xdf\xa3';
const DOC_TYPE = '\x42\x82';

describe('contentKind', () => {
	test.each([
		['isom', 'video/mp4', 'mp4'],
		['mp42', 'video/mp4', 'mp4'],
		['dash', 'video/mp4', 'mp4'],
		['qt  ', 'video/quicktime', 'mov'],
		['M4A ', 'audio/mp4', 'm4a'],
		['avif', 'image/avif', 'avif'],
		['avis', 'image/avif', 'avif'],
		['heic', 'image/heic', 'heic'],
		['mif1', 'image/heif', 'heif'],
	])('ftyp of brand %s', (brand, mimeType, extension) => {
		expect(contentKind(ftyp(brand).subarray(0, 16))).toEqual({ mimeType, extension });
	});

	test.each([
		['JPEG', '\xff\xd8\xff\xe1', 'image/jpeg', 'jpg'],
		['PNG', '\x89PNG\r\n\x1a\n', 'image/png', 'png'],
		['GIF 87', 'GIF87a', 'image/gif', 'gif'],
		['GIF 89', 'GIF89a', 'image/gif', 'gif'],
		['WebP', 'RIFF\n\r\0\0WEBP', 'image/webp', 'webp'],
	])('%s', (_, start, mimeType, extension) => {
		expect(contentKind(join(text(start), zeros(8)))).toEqual({ mimeType, extension });
	});

	test.each([
		['the doctype first', `${EBML}\x87${DOC_TYPE}\x84webm`],
		['the doctype after others', `${EBML}\x8b\x42\x86\x81\x01${DOC_TYPE}\x84webm`],
		['sizes of eight bytes', `${EBML}\x01\0\0\0\0\0\0\x0e${DOC_TYPE}\x01\0\0\0\0\0\0\x04webm`],
		['a padded doctype', `${EBML}\x8a${DOC_TYPE}\x87webm\0\0\0`],
		['a header of unknown size', `${EBML}\xff${DOC_TYPE}\x84webm`],
	])('WebM with %s', (_, start) => {
		expect(contentKind(text(start))).toEqual(WEBM);
	});

	test('Matroska', () => {
		expect(contentKind(text(`${EBML}\x8b${DOC_TYPE}\x88matroska`))?.mimeType).toBe(
			'video/x-matroska',
		);
	});

	test.each([
		['nothing', ''],
		['zeros', '\0'.repeat(64)],
		['text', 'a video, believe me'],
		['ftyp at the start', 'ftypisom\0\0\0\0\0\0\0\0'],
		['a WAVE file', 'RIFF\0\0\0\0WAVEfmt '],
		['a GIF of another year', 'GIF88a'],
		['another EBML doctype', `${EBML}\x87${DOC_TYPE}\x84mpeg`],
		['a longer doctype', `${EBML}\x88${DOC_TYPE}\x85webm2`],
		['a doctype outside the header', `${EBML}\x80${DOC_TYPE}\x84webm`],
		['EBML without doctype', `${EBML}\x84\x42\x86\x81\x01`],
		['EBML cut before the doctype', `${EBML}\xa3\x42\x86\x81\x01`],
		['EBML cut in a size', `${EBML}\x87${DOC_TYPE}`],
		['EBML cut in an ID', `${EBML}\x87\x42`],
		['EBML with an impossible ID', `${EBML}\x87\0\x42\x82\x84webm`],
		['EBML cut after its identifier', EBML],
	])('null: %s', (_, start) => {
		expect(contentKind(text(start))).toBeNull();
	});

	test('a huge chunk does no harm', () => {
		const chunk = join(text(`${EBML}\xff${DOC_TYPE}\x08\xff\xff\xff\xff`), zeros(2 ** 20));
		expect(contentKind(chunk)).toBeNull();
	});
});

describe('looksLikeText', () => {
	test.each([
		['<!doctype html>'],
		['<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">'],
		['<html lang="en">'],
		['<?xml version="1.0"?><Error>'],
		['<Error><Code>AccessDenied</Code>'],
		['<!-- cached -->'],
		['</p>'],
		['\xef\xbb\xbf\r\n\t <html>'],
		['\xff\xfe<\0h\0t\0m\0l\0'],
		['\xfe\xff\0<\0h\0t\0m\0l'],
	])('a page: %j', (start) => {
		expect(looksLikeText(text(start))).toBe(true);
	});

	test.each([
		['{"error":{"message":"gone"}}'],
		['{\n  "error": null'],
		['{}'],
		['{'],
		['  {'],
		['[]'],
		['['],
		['[{"id":1}]'],
		['[ "a" ]'],
		['[-1]'],
		['[true]'],
		['[[1]]'],
		['\xef\xbb\xbf{"a":1}'],
		['\xff\xfe{\0"\0'],
		['Not found'],
		['{nope}'],
		['https://a.example/1.mp4'],
	])('JSON or words: %j', (start) => {
		expect(looksLikeText(text(start))).toBe(true);
	});

	test.each([[''], ['   '], ['\0\0\0\x18ftypmp42'], ['\xff\xfe']])('no text: %j', (start) => {
		expect(looksLikeText(text(start))).toBe(false);
	});
});

test('any bytes are told without harm', () => {
	const start = fc.constantFrom('', `${EBML}\xff`, '\0\0\0\x18ftyp', '\xff\xd8\xff', 'RIFF');
	fc.assert(
		fc.property(start, fc.uint8Array({ maxLength: 100 }), (head, tail) => {
			const bytes = join(text(head), tail);
			expect(() => [contentKind(bytes), looksLikeText(bytes)]).not.toThrow();
		}),
		{ numRuns: 2000 },
	);
});

test('the size in front of ftyp never makes an MP4 look like text', () => {
	const mark = fc.constantFrom([0xfe, 0xff, 0, 0], [0xff, 0xfe, 0, 0], [0xef, 0xbb, 0xbf, 0x20]);
	const size = fc.oneof(
		fc.uint8Array({ minLength: 4, maxLength: 4 }),
		mark.map((bytes) => Uint8Array.from(bytes)),
	);
	fc.assert(
		fc.property(size, (bytes) => {
			expect(looksLikeText(join(bytes, text('ftypisom'), zeros(8)))).toBe(false);
		}),
	);
});

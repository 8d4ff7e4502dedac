import fc from 'fast-check';

import { formBody, jsonBody } from '../../../nodes/AiVideo/protocol/body';
import { videoPath } from '../../../nodes/AiVideo/protocol/familyPaths';
import { openAi } from '../../../nodes/AiVideo/providers/openAi';
import { link, upload } from '../providers/request';

describe('the path of a video', () => {
	it.each([
		['video_1', '/videos/video_1'],
		['a/b', '/videos/a%2Fb'],
		['a?b#c', '/videos/a%3Fb%23c'],
		['dmlkZW8+Zm9v/YmFy=', '/videos/dmlkZW8%2BZm9v%2FYmFy%3D'],
		['../models', '/videos/..%2Fmodels'],
		['a b%20c', '/videos/a%20b%2520c'],
		['ü', '/videos/%C3%BC'],
	])('of %p is %p', (id, path) => {
		expect(videoPath({ id })).toBe(path);
		expect(openAi.poll({ id })).toEqual({ method: 'GET', path });
	});

	it('keeps any ID in one segment', () => {
		const ids = fc
			.oneof(
				fc.string({ unit: 'grapheme', minLength: 1 }),
				fc.string({
					unit: fc.constantFrom('.', '/', '\\', '%', '?', '#', ';', '2e', 'é'),
					minLength: 1,
				}),
			)
			.filter((id) => !/^\.{1,2}$/.test(id));
		fc.assert(
			fc.property(ids, (id) => {
				const url = new URL(`https://example.com/v1${videoPath({ id }, 'content')}`);
				const segments = url.pathname.split('/');
				expect(segments).toHaveLength(5);
				expect(segments.slice(0, 3)).toEqual(['', 'v1', 'videos']);
				expect(decodeURIComponent(segments[3] ?? '')).toBe(id);
				expect([segments[4], url.search, url.hash]).toEqual(['content', '', '']);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('the body', () => {
	it('leaves out what is not set, and nothing else', () => {
		const fields = { a: undefined, b: null, c: 0, d: '', e: false, f: [], g: {} };
		expect(jsonBody(fields, {})).toStrictEqual({
			kind: 'json',
			fields: { c: 0, d: '', e: false, f: [], g: {} },
		});
	});

	it('lets the extra fields win, also where they take a field out', () => {
		expect(jsonBody({ a: 1, b: 2 }, { b: null, c: 3 })).toStrictEqual({
			kind: 'json',
			fields: { a: 1, c: 3 },
		});
	});

	it('is text in a form, with the images last', () => {
		const images = [upload(1, 1), link('https://example.com/a.png')];
		const fields = { n: 1, ok: true, text: 'a "b"', nothing: null, list: ['x'], object: { y: 1 } };
		expect(formBody(fields, { n: 2 }, 'image', images)).toEqual({
			kind: 'multipart',
			parts: [
				{ name: 'n', text: '2' },
				{ name: 'ok', text: 'true' },
				{ name: 'text', text: 'a "b"' },
				{ name: 'list', text: '["x"]' },
				{ name: 'object', text: '{"y":1}' },
				{
					name: 'image',
					bytes: Buffer.from('IMG!'),
					fileName: 'image.png',
					mimeType: 'image/png',
				},
				{ name: 'image', text: 'https://example.com/a.png' },
			],
		});
	});
});

describe("a job's reference as text", () => {
	const { refText } = openAi;

	it.each([
		['video_1', 'video_1'],
		['a/b+c=', 'a/b+c='],
		['https://api.example.com/v1/videos/video_1', 'video_1'],
		['https://api.example.com/v1/videos/video_1/content?variant=video', 'video_1'],
		['https://api.example.com/v1/videos/a%2Fb', 'a/b'],
		['https://api.example.com/v1/videos/100%', '100%'],
		['https://api.example.com/elsewhere', 'https://api.example.com/elsewhere'],
	])('%p is the ID %p', (text, id) => {
		expect(refText.read(text)).toEqual({ id });
	});
});

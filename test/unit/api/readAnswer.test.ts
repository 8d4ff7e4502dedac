import { Readable } from 'node:stream';

import fc from 'fast-check';

import { readAnswer } from '../../../nodes/AiVideo/api/readAnswer';

/** Bytes in pieces that end at the given places. */
function inPieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
	const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
	places.sort((one, other) => one - other);
	return places.map((place, index) => bytes.subarray(places[index - 1] ?? 0, place));
}

async function textOf(body: Buffer, cuts: readonly number[] = []): Promise<string> {
	const { text, problem } = await readAnswer(Readable.from(inPieces(body, cuts)));
	expect(problem).toBeNull();
	return text;
}

const MEGABYTE = 2 ** 20;

describe('the text of an answer', () => {
	it('is what came, however it was cut into pieces', async () => {
		const cuts = fc.array(fc.nat(), { maxLength: 10 });
		await fc.assert(
			fc.asyncProperty(fc.json(), cuts, async (json, places) => {
				expect(await textOf(Buffer.from(json), places)).toBe(json);
			}),
		);
	});

	it('has the beginning of a file in it, and all that stands around', async () => {
		const file = 'data:video/mp4;base64,' + 'A'.repeat(40 * MEGABYTE);
		const text = await textOf(
			Buffer.from(JSON.stringify({ id: 'a', url: file, quote: '\\" \\', end: 'z' })),
			[100_000, 200_000, 30 * MEGABYTE],
		);
		const { url, ...rest } = JSON.parse(text);
		expect(rest).toEqual({ id: 'a', quote: '\\" \\', end: 'z' });
		expect(url).toMatch(/^data:video\/mp4;base64,A{200,}…$/);
	});

	it.each([
		[65_536, 65_536],
		[65_537, 257],
	])('has of a string of %i bytes %i signs', async (length, kept) => {
		const text = await textOf(Buffer.from(JSON.stringify(['x'.repeat(length)])));
		expect(JSON.parse(text)[0]).toHaveLength(kept);
	});

	it('has a long string with escapes in it to its right end, wherever it is cut', async () => {
		const long = '\\"'.repeat(70_000);
		const bytes = Buffer.from(JSON.stringify({ long, id: 'a' }));
		for (const cut of [100_000, 100_001, 100_002, 100_003, 100_004]) {
			expect(JSON.parse(await textOf(bytes, [cut]))).toMatchObject({ id: 'a' });
		}
	});

	it('ends after 64 MiB, whatever is kept of them', async () => {
		function* endless(): Generator<Buffer> {
			yield Buffer.from('{"id":"a","image":"');
			for (let megabytes = 0; megabytes < 1_000; megabytes++) yield Buffer.alloc(MEGABYTE, 'A');
		}
		const { text, problem } = await readAnswer(Readable.from(endless()));
		expect(problem).toBe('more than 67108864 bytes came');
		expect(text).toMatch(/^{"id":"a","image":"A{256}…$/);
	});

	it('is what came before the connection broke', async () => {
		async function* broken(): AsyncGenerator<Buffer> {
			yield await Promise.resolve(Buffer.from('{"id":"a","st'));
			throw new Error('ECONNRESET');
		}
		expect(await readAnswer(Readable.from(broken()))).toEqual({
			text: '{"id":"a","st',
			problem: 'the connection broke',
		});
	});
});

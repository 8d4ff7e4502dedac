import type { Chunk } from '../../../nodes/AiVideo/api/readBody';
import { judgeHead, readHead } from '../../../nodes/AiVideo/download/contentHead';
import { ftyp } from '../media/mp4Builder';

/** A transfer that cannot go on after its end. */
function transferOf(...sizes: readonly number[]) {
	let reads = 0;
	let received = 0;
	const next = async (): Promise<Chunk> => {
		const size = sizes[reads++];
		received += size ?? 0;
		const chunk: Chunk =
			size === undefined ? { kind: 'end' } : { kind: 'bytes', bytes: Buffer.alloc(size, reads) };
		return await Promise.resolve(chunk);
	};
	return {
		next,
		resume: async () => await Promise.reject(new Error('There is nothing to go on with')),
		get received() {
			return received;
		},
		isComplete: false,
		isShort: false,
		reads: () => reads,
	};
}

describe('the first bytes of a file', () => {
	it.each([
		[[100], 1, 100],
		[[64, 1], 1, 64],
		[[63, 10, 5], 2, 73],
		[[1, 1, 1], 4, 3],
		[[], 1, 0],
	])('in chunks of %j take %i reads and are %i bytes', async (sizes, reads, length) => {
		const transfer = transferOf(...sizes);
		const head = await readHead(transfer);
		expect(head.kind === 'bytes' ? head.bytes : head).toHaveLength(length);
		expect(transfer.reads()).toBe(reads);
	});
});

describe('the kind of a file is told by its first bytes', () => {
	const PNG = Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(64, '\0'), 'latin1');

	it('of a video', () => {
		const contentKind = { mimeType: 'video/mp4', extension: 'mp4' };
		expect(judgeHead(Buffer.from(ftyp('isom')), 'video')).toEqual({ kind: 'content', contentKind });
	});

	it.each(['thumbnail', 'spritesheet'] as const)('of a %s', (variant) => {
		const contentKind = { mimeType: 'image/png', extension: 'png' };
		expect(judgeHead(PNG, variant)).toEqual({ kind: 'content', contentKind });
	});

	it.each([
		['nothing', '', 'video', 'the file is empty'],
		['bytes of no kind', '\0'.repeat(64), 'video', 'the bytes are not a video'],
		['bytes of no kind', '\0'.repeat(64), 'thumbnail', 'the bytes are not an image'],
	] as const)('of %s (%j) as a %s', (_, head, variant, reason) => {
		expect(judgeHead(Buffer.from(head, 'latin1'), variant)).toEqual({ kind: 'wrong', reason });
	});

	it.each([
		['{"error":"no"}', 'video'],
		['<!doctype html>', 'thumbnail'],
		['https://cdn.example.com/1.mp4', 'video'],
		['not ready', 'video'],
	] as const)('as text that may tell more: %j', (head, variant) => {
		expect(judgeHead(Buffer.from(head), variant).kind).toBe('text');
	});

	it.each([
		['a playlist (HLS)', '#EXTM3U\n#EXT-X-VERSION:3'],
		['a playlist (DASH)', '<?xml version="1.0"?>\n<MPD xmlns="x">'],
		['a GIF', 'GIF89a\0\0'],
		['a ZIP archive', 'PK\x03\x04\0'],
		['a gzip archive', '\x1f\x8b\x08'],
		['a sound file', 'ID3\x03'],
		['image/jpeg', '\xff\xd8\xff\xe0\0'],
	])('as %s, which comes in place of a video', (name, head) => {
		const reason = `${name} came instead of the video`;
		expect(judgeHead(Buffer.from(head, 'latin1'), 'video')).toEqual({ kind: 'otherKind', reason });
	});

	it('of a video in place of an image', () => {
		expect(judgeHead(Buffer.from(ftyp('isom')), 'thumbnail')).toEqual({
			kind: 'wrong',
			reason: 'the bytes are not an image',
		});
	});
});

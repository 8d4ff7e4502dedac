import { bytesOf } from '../../emulator/content/body';
import { videoFile, type VideoPlan } from '../../emulator/content/videoFile';
import { readVideo } from '../../fixtures/readVideo';

const PLAN: VideoPlan = {
	jobId: 'video_1',
	size: '1280x720',
	seconds: 4,
	moovLast: false,
	bytes: null,
};

async function fileOf(change: Partial<VideoPlan>): Promise<Buffer> {
	return bytesOf(await videoFile({ ...PLAN, ...change }));
}

/** The types of the top-level boxes, in order; the file must end where the last one does. */
function topLevelBoxes(file: Buffer): string[] {
	const types: string[] = [];
	let offset = 0;
	while (offset < file.length) {
		types.push(file.toString('latin1', offset + 4, offset + 8));
		const short = file.readUInt32BE(offset);
		offset += short === 1 ? Number(file.readBigUInt64BE(offset + 8)) : short;
	}
	expect(offset).toBe(file.length);
	return types;
}

describe('the MP4 of a job', () => {
	it.each([
		['1280x720', 1, 1280, 720],
		['720x1280', 4, 720, 1280],
		['1792x1024', 8, 1792, 1024],
		['1024x1792', 12, 1024, 1792],
		['1920x1080', 25, 1920, 1080],
		['1080x1920', 7, 1080, 1920],
		['333x44', 2, 1280, 720],
	])('of %s and %i s has that size and length, picture and sound', async (...given) => {
		const [size, seconds, width, height] = given;
		const facts = await readVideo(await fileOf({ size, seconds }));
		expect(facts).toMatchObject({ width, height, videoCodec: 'avc', audioCodec: 'aac' });
		expect(facts.seconds).toBeCloseTo(seconds, 3);
	});

	it('has its index first, or last when asked', async () => {
		expect(topLevelBoxes(await fileOf({}))).toEqual(['ftyp', 'moov', 'mdat', 'uuid']);
		const last = await fileOf({ moovLast: true });
		expect(topLevelBoxes(last)).toEqual(['ftyp', 'mdat', 'moov', 'uuid']);
		expect(await readVideo(last)).toMatchObject({ seconds: 4 });
	});

	it('is the same at every call and another for every job', async () => {
		const first = await fileOf({});
		expect(first.equals(await fileOf({}))).toBe(true);
		expect(first.equals(await fileOf({ jobId: 'video_2' }))).toBe(false);
	});

	it('is padded to exactly the length asked for and stays playable', async () => {
		const file = await fileOf({ bytes: 1_000_003 });
		expect(file.length).toBe(1_000_003);
		expect(topLevelBoxes(file)).toEqual(['ftyp', 'moov', 'mdat', 'uuid', 'free']);
		expect(await readVideo(file)).toMatchObject({ width: 1280, seconds: 4 });
	});

	it('is left as it is when it is longer than the length asked for', async () => {
		expect(await fileOf({ bytes: 10 })).toEqual(await fileOf({}));
	});

	it('can be read in part, across its pieces, without being held in memory', async () => {
		const gibibyte = 1024 ** 3;
		const body = await videoFile({ ...PLAN, bytes: gibibyte });
		expect(body.length).toBe(gibibyte);
		const small = await fileOf({ bytes: 300_000 });
		const part = Buffer.concat([...body.read(50_000, 200_000)]);
		// Only the length in the header of the `free` box differs between the two.
		const sizeField = small.lastIndexOf('free') - 4;
		expect(sizeField).toBeGreaterThan(50_000);
		small.writeUInt32BE(part.readUInt32BE(sizeField - 50_000), sizeField);
		expect(part.equals(small.subarray(50_000, 200_000))).toBe(true);
	});
});

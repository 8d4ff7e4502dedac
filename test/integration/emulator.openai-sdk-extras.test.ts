// What only OpenAI's own API has, called by OpenAI's own SDK.
import { useEmulator } from '../fixtures/emulatorRig';
import { imageFixture } from '../fixtures/images';
import { bytesOf, openAiSdk, refusalOf } from '../fixtures/openAiSdk';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const sdk = (apiKey?: string) => openAiSdk(emulator(), 'openai', apiKey);

describe('openai', () => {
	async function completedVideos(count: number): Promise<string[]> {
		const { videos } = sdk();
		const ids: string[] = [];
		for (let index = 0; index < count; index += 1) {
			ids.push((await videos.create({ prompt: `number ${index}` })).id);
		}
		clock.advance(GENERATION_MS);
		return ids;
	}

	it('lists jobs page by page, in both orders', async () => {
		const ids = await completedVideos(5);
		const { videos } = sdk();
		const listed: string[] = [];
		for await (const video of videos.list({ limit: 2, order: 'asc' })) listed.push(video.id);
		expect(listed).toEqual(ids);
		const newest = await videos.list({ limit: 3 });
		expect(newest.data.map(({ id }) => id)).toEqual(ids.slice(2).reverse());
		expect(newest.has_more).toBe(true);
		expect(emulator().requests.filter(({ route }) => route === 'list')).toHaveLength(4);
	});

	it('deletes a job that has ended, and only such a one', async () => {
		const [id = ''] = await completedVideos(1);
		const { videos } = sdk();
		expect(await videos.delete(id)).toEqual({ id, object: 'video.deleted', deleted: true });
		expect((await refusalOf(videos.retrieve(id))).status).toBe(404);
		expect((await videos.list()).data).toEqual([]);
		const running = await videos.create({ prompt: 'x' });
		expect((await refusalOf(videos.delete(running.id))).status).toBe(400);
	});

	it('remixes a completed job, and only such a one', async () => {
		const { videos } = sdk();
		const first = await videos.create({ prompt: 'x', size: '1280x720', seconds: '12' });
		const tooEarly = videos.remix(first.id, { prompt: 'Same, but snow' });
		expect((await refusalOf(tooEarly)).status).toBe(400);
		clock.advance(GENERATION_MS);
		const remixed = await videos.remix(first.id, { prompt: 'Same, but snow' });
		expect(remixed).toMatchObject({
			status: 'queued',
			prompt: 'Same, but snow',
			remixed_from_video_id: first.id,
			size: '1280x720',
			seconds: '12',
		});
		expect(emulator().billing.count).toBe(2);
	});

	it.each([
		['thumbnail', 'image/webp', imageFixture('landscape-1280x720.webp')],
		['spritesheet', 'image/jpeg', imageFixture('landscape-1280x720.jpg')],
	] as const)('has a %s', async (variant, type, bytes) => {
		const [id = ''] = await completedVideos(1);
		const response = await sdk().videos.downloadContent(id, { variant });
		expect(response.headers.get('content-type')).toBe(type);
		expect((await bytesOf(response)).equals(bytes)).toBe(true);
	});

	it('takes a link in place of an image, and checks one that carries the picture', async () => {
		const { videos } = sdk();
		const png = imageFixture('portrait-720x1280.png').toString('base64');
		const image_url = `data:image/png;base64,${png}`;
		await videos.create({ prompt: 'x', size: '720x1280', input_reference: { image_url } });
		const wrongSize = videos.create({
			prompt: 'x',
			size: '1280x720',
			input_reference: { image_url },
		});
		expect((await refusalOf(wrongSize)).status).toBe(400);
		expect(emulator().jobs()).toMatchObject([{ image: { kind: 'link', urls: [image_url] } }]);
	});

	it('keeps a key without access out', async () => {
		const refused = sdk('key-unverified').videos.create({ prompt: 'x' });
		expect((await refusalOf(refused)).status).toBe(403);
	});

	it('answers errors in the envelope the SDK reads', async () => {
		const error = await refusalOf(sdk().videos.retrieve('video_0'));
		expect(error).toMatchObject({ status: 404, type: 'invalid_request_error', code: 'not_found' });
	});

	it('shows why a job failed', async () => {
		emulator().settings('openai').outcome = 'failed';
		const [id = ''] = await completedVideos(1);
		const video = await sdk().videos.retrieve(id);
		expect(video.status).toBe('failed');
		expect(video.error).toEqual({ code: 'moderation_blocked', message: expect.any(String) });
		expect(emulator().billing.total()).toBe(0);
	});
});

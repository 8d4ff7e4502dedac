import type { INodeParameters } from 'n8n-workflow';

import { imageFixture, imageFixtureType, type ImageFixture } from '../../fixtures/images';
import { generateWhole, runOn } from '../rig/dialects/run';
import { dialectParameters } from '../rig/dialects/wire';
import { imageUrl } from '../rig/images';
import { fileOf, only, onlyItem } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

describe('OpenRouter', () => {
	it('gets first and last frame, and the answer to a poll says nothing of where to poll', async () => {
		rig().emulator.faults.add({
			route: 'submit',
			action: {
				kind: 'transform',
				answer: (body) => ({ ...Object(body), polling_url: 'https://evil.example/videos/1' }),
			},
		});
		const [first, last] = ['landscape-1280x720.png', 'landscape-1280x720.jpg'] as const;
		const urls = [imageUrl(rig(), first), imageUrl(rig(), last)];
		const [imageUrlOfFirst = '', lastFrame = ''] = urls;
		await generateWhole(rig(), 'openRouter', {
			imageSource: 'url',
			imageUrl: imageUrlOfFirst,
			options: { lastFrame },
		});
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		const [start = '', end = ''] = urls;
		expect(body).toMatchObject({
			frame_images: [
				{ type: 'image_url', image_url: { url: start }, frame_type: 'first_frame' },
				{ type: 'image_url', image_url: { url: end }, frame_type: 'last_frame' },
			],
		});
		expect(rig().requestsTo('image')).toEqual([]);
	});

	it('gets first and last frame as files of two binary fields', async () => {
		const options = { lastFrame: 'last' };
		const setting = { imageSource: 'binary', imageBinaryField: 'first', options };
		const [png, jpg] = ['landscape-1280x720.png', 'landscape-1280x720.jpg'] as const;
		const file = (name: ImageFixture) => ({
			content: imageFixture(name),
			fileName: name,
			mimeType: imageFixtureType(name),
		});
		const items = [{ json: {}, files: { first: file(png), last: file(jpg) } }];
		const parameters = dialectParameters('openRouter', 'create', setting);
		onlyItem(await rig().run({ dialect: 'openRouter', items, parameters }));
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		const start = `data:image/png;base64,${imageFixture(png).toString('base64')}`;
		const end = `data:image/jpeg;base64,${imageFixture(jpg).toString('base64')}`;
		expect(body).toMatchObject({
			frame_images: [
				{ image_url: { url: start }, frame_type: 'first_frame' },
				{ image_url: { url: end }, frame_type: 'last_frame' },
			],
		});
	});

	it('gets images as references for style and subject, as many as there are', async () => {
		const urls = [1, 2, 3].map((n) => `${imageUrl(rig(), 'landscape-1280x720.png')}?${n}`);
		const options = { referenceImages: urls.join(', ') };
		await generateWhole(rig(), 'openRouter', { options });
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toMatchObject({
			input_references: urls.map((url) => ({ type: 'image_url', image_url: { url } })),
		});
		expect(body).not.toHaveProperty('frame_images');
		expect(only(rig().emulator.jobs('openRouter')).image).toEqual({ kind: 'link', urls });
	});

	it.each([
		['its own endpoint, with the key', 'endpoint', 'content', 'Bearer key-openRouter'],
		['a storage service, without it', 'storage', 'file', undefined],
	] as const)('has the file at %s', async (_name, links, route, authorization) => {
		rig().emulator.settings('openRouter').links = links;
		// The plain content address is closed, so that the one of the answer is needed.
		rig().emulator.faults.add({
			route: 'content',
			times: 1,
			action: { kind: 'respond', status: 401, body: '{}' },
		});
		await generateWhole(rig(), 'openRouter');
		const fetches = rig().requestsTo('content', 'file').slice(1);
		expect(only(fetches)).toMatchObject({ route });
		expect(only(fetches).headers['authorization']).toBe(authorization);
	});

	function makeTwoVideos(): void {
		rig().emulator.faults.add({
			route: 'status',
			times: Infinity,
			action: {
				kind: 'transform',
				answer: (body) => {
					const job = Object(body) as { unsigned_urls?: readonly string[] };
					const [url] = job.unsigned_urls ?? [];
					return url === undefined ? job : { ...job, unsigned_urls: [url, `${url}&second`] };
				},
			},
		});
	}

	it('gives an item for each of two videos, in their order', async () => {
		makeTwoVideos();
		const { items } = await runOn(rig(), 'openRouter', 'generate');
		expect(items.map(({ json }) => [json['index'], json['of'], json['status']])).toEqual([
			[1, 2, 'completed'],
			[2, 2, 'completed'],
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		const names = await Promise.all(
			items.map(async (item) => (await fileOf(rig(), item)).fileName),
		);
		expect(names).toEqual([expect.stringMatching(/-1\.mp4$/), expect.stringMatching(/-2\.mp4$/)]);
		const asked = rig()
			.requestsTo('content')
			.map(({ query }) => query['index']);
		expect(asked).toEqual(['0', '1']);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('gives an item for each of two videos that are not downloaded, too', async () => {
		makeTwoVideos();
		const { items } = await runOn(rig(), 'openRouter', 'generate', { downloadVideo: false });
		expect(items.map(({ json }) => [json['index'], json['of']])).toEqual([
			[1, 2],
			[2, 2],
		]);
	});

	it('downloads one of two videos by its number, and says which numbers there are', async () => {
		makeTwoVideos();
		const { items } = await runOn(rig(), 'openRouter', 'generate', { downloadVideo: false });
		const videoId = String(items[0]?.json['id']);
		const get = async (index: unknown) =>
			await runOn(rig(), 'openRouter', 'download', { videoId, options: { index: String(index) } });
		expect((await get(0)).items).toHaveLength(2);
		const { json, binary } = onlyItem(await get(2));
		expect(json).toMatchObject({ index: 2, of: 2 });
		expect(binary?.['data']?.fileName).toMatch(/-2\.mp4$/);
		const { error } = await get(3);
		expect(error?.message).toBe(`There is no file 3 of video ${videoId}: it has 2 files`);
		expect((await get(1.5)).error?.message).toContain('Video Number cannot be 1.5');
	});

	it('says that there is no credit left, and that nothing was charged', async () => {
		rig().emulator.settings('openRouter').credit = 0;
		const { error } = await runOn(rig(), 'openRouter', 'generate');
		expect(error?.message).toMatch(/Insufficient credits.*HTTP 402/);
		expect(error?.description).toContain('Nothing was charged');
		expect(only(rig().requestsTo('submit')).status).toBe(402);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['the default model', { model: { __rl: true, mode: 'id', value: 'sora-2' } }, /Model sora-2/],
		['1024p', { resolution: '1024p' }, /Resolution 1024p/],
		['three images', { imageSource: 'url', imageUrl: 'https://a.b https://a.c https://a.d' }, /3/],
	])('is not asked for %s', async (_name, more, words) => {
		const { error } = await runOn(rig(), 'openRouter', 'generate', more);
		expect(error?.message).toMatch(words);
		expect(rig().requestsTo('submit')).toEqual([]);
	});
});

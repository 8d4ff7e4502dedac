import type { INodeParameters } from 'n8n-workflow';

import { binaryItem } from '../../engine';
import { imageFixture, imageFixtureType, type ImageFixture } from '../../fixtures/images';
import { parametersOf, PROMPT } from '../rig/rig';
import { createFrom, imageUrl, UPLOADING, WAYS } from '../rig/images';
import { only, onlyItem } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

/** The form that uploads an image. */
function formWith(image: ImageFixture, fileName: string, size: string): unknown {
	const file = { fileName, type: imageFixtureType(image), bytes: imageFixture(image) };
	return [
		['model', 'sora-2'],
		['prompt', PROMPT],
		['size', size],
		['input_reference', file],
	];
}

describe.each(UPLOADING)('An image on %s', (dialect) => {
	describe.each(WAYS)('from %s', (_way, settingFor) => {
		it.each([
			['landscape-1280x720.png', 'image.png', '16:9', '1280x720'],
			['landscape-1280x720.jpg', 'image.jpg', '16:9', '1280x720'],
			['landscape-1280x720.webp', 'image.webp', '16:9', '1280x720'],
			['portrait-720x1280.png', 'image.png', '9:16', '720x1280'],
		] as const)('%s is uploaded as %s', async (name, fileName, aspectRatio, size) => {
			onlyItem(await createFrom(rig(), dialect, name, { ...settingFor(rig(), name), aspectRatio }));
			const { contentType, body } = await wireOf(only(rig().requestsTo('submit')));
			expect(contentType).toBe('multipart/form-data');
			expect(body).toEqual(formWith(name, fileName, size));
			const [width, height] = size.split('x').map(Number);
			const kept = only(rig().emulator.jobs()).image;
			expect(kept).toMatchObject({ kind: 'file', fileName, width, height });
		});

		it.each([
			['portrait-720x1280.jpg', 'image.jpg', '720x1280'],
			['landscape-1280x720.webp', 'image.webp', '1280x720'],
		] as const)('of %s chooses the size when it may', async (name, fileName, size) => {
			for (const aspectRatio of ['16:9', '9:16']) {
				const options = { imageFit: 'sizeFromImage' };
				onlyItem(
					await createFrom(rig(), dialect, name, {
						...settingFor(rig(), name),
						aspectRatio,
						options,
					}),
				);
			}
			const wires = await Promise.all(rig().requestsTo('submit').map(wireOf));
			const form = formWith(name, fileName, size);
			expect(wires.map(({ body }) => body)).toEqual([form, form]);
		});
	});

	it('is fetched without the key, also behind a redirect on the same origin', async () => {
		const location = imageUrl(rig(), 'landscape-1280x720.png');
		rig().emulator.faults.add({
			route: 'image',
			action: { kind: 'redirect', status: 302, location },
		});
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'landscape-1280x720.jpg') };
		onlyItem(await createFrom(rig(), dialect, 'text.txt', setting));
		const fetches = rig().requestsTo('image');
		expect(fetches.map(({ origin, path }) => `${origin}${path}`)).toEqual([
			setting.imageUrl,
			location,
		]);
		for (const { method, headers } of fetches) {
			expect(method).toBe('GET');
			expect(Object.keys(headers)).not.toContain('authorization');
		}
		expect(only(rig().emulator.jobs()).image).toMatchObject({ mimeType: 'image/png' });
	});
});

describe('An image', () => {
	it('is named and labelled by what its bytes are', async () => {
		const photo = imageFixture('landscape-1280x720.png');
		const items = [binaryItem(photo, '../Фото "1".jpeg', 'text/plain', { field: 'photo' })];
		const setting = { imageSource: 'binary', imageBinaryField: '={{ "photo" }}' };
		onlyItem(await rig().run({ items, parameters: parametersOf('create', setting) }));
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toEqual(formWith('landscape-1280x720.png', 'image.png', '1280x720'));
	});

	it('gives an unknown model of an OpenAI compatible server its own size', async () => {
		const body = '{"id":"video_1","status":"queued"}';
		rig().emulator.faults.add({ route: 'submit', action: { kind: 'respond', status: 200, body } });
		const model = { __rl: true, mode: 'id', value: 'wan-2.2' };
		const setting = { imageSource: 'binary', model, options: { imageFit: 'sizeFromImage' } };
		onlyItem(await createFrom(rig(), 'openai', 'square-640x640.png', setting));
		const wire = await wireOf(only(rig().requestsTo('submit')));
		expect(wire.body).toMatchObject([
			['model', 'wan-2.2'],
			['prompt', PROMPT],
			['size', '640x640'],
			['input_reference', { fileName: 'image.png' }],
		]);
	});
});

describe('Images on artifex', () => {
	const [first, second] = ['https://example.com/a.png?x=1,2', 'http://example.com/b.webp'];

	it.each<[string, INodeParameters, unknown]>([
		['one address', { imageUrl: first }, first],
		['several addresses', { imageUrl: `${first}, ${second}` }, [first, second]],
		['one address a line', { imageUrl: `${first}\n${second}\n` }, [first, second]],
		['an expression', { imageUrl: '={{ [$json.a, $json.b].join(",") }}' }, [first, second]],
	])('go out as %s, and the node fetches none', async (_name, setting, image) => {
		const items = [{ json: { a: first, b: second } }];
		const parameters = parametersOf('create', { imageSource: 'url', ...setting });
		onlyItem(await rig().run({ dialect: 'artifex', items, parameters }));
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toEqual({ model: 'sora-2', prompt: PROMPT, aspect_ratio: '16:9', image });
		expect(rig().emulator.requests).toHaveLength(1);
	});

	it('make the prompt unnecessary', async () => {
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'portrait-720x1280.jpg') };
		const parameters = parametersOf('create', { ...setting, prompt: '', aspectRatio: '9:16' });
		const { json } = onlyItem(await rig().run({ dialect: 'artifex', parameters }));
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toEqual({ model: 'sora-2', aspect_ratio: '9:16', image: setting.imageUrl });
		expect(json).toMatchObject({ status: 'queued', model: 'sora-2', prompt: null });
	});
});

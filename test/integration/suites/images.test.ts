import type { INodeParameters } from 'n8n-workflow';

import { providers } from '../../../nodes/AiVideo/providers';
import { binaryItem } from '../../engine';
import { imageFixture, type ImageFixture, imageFixtureType } from '../../fixtures/images';
import { createFrom, imageUrl, UPLOADING, WAYS } from '../rig/images';
import { only, onlyItem } from '../rig/items';
import { parametersOf, PROMPT } from '../rig/rig';
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
	const BOTH = [first, second];

	it.each<[string, INodeParameters, unknown]>([
		['one address', { imageUrl: first }, first],
		['an address and a reference', { imageUrl: first, options: { referenceImages: second } }, BOTH],
		[
			'one address a line',
			{ imageSource: 'none', options: { referenceImages: `${first}\n${second}\n` } },
			BOTH,
		],
		[
			'an expression',
			{ imageSource: 'none', options: { referenceImages: '={{ [$json.a, $json.b] }}' } },
			BOTH,
		],
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

function expectNothingSubmitted(): void {
	expect(rig().requestsTo('submit')).toEqual([]);
	expect(rig().emulator.billing.count).toBe(0);
}

describe.each(UPLOADING)('A refused image on %s', (dialect) => {
	describe.each(WAYS)('from %s', (_way, settingFor) => {
		it('of another size than the video is refused with advice', async () => {
			const name = 'square-640x640.png';
			const { error } = await createFrom(rig(), dialect, name, settingFor(rig(), name));
			expect(error).toMatchObject({
				message: `First image 640x640 pixels is not possible with ${providers[dialect].info.label}: it takes exactly the size of the video, 1280x720`,
				description: expect.stringMatching(
					/^Put an Edit Image node before this one: Operation Resize, Width 1280, Height 720, .* Nothing was sent and nothing was charged\.$/,
				),
			});
			expectNothingSubmitted();
		});

		it('of the right pixels, but upright, makes the video upright', async () => {
			const name = 'portrait-720x1280.png';
			const { error } = await createFrom(rig(), dialect, name, settingFor(rig(), name));
			expect(error).toBeUndefined();
			expect(only(rig().emulator.jobs(dialect)).size).toBe('720x1280');
		});

		it('that is square has no size to choose and is refused', async () => {
			const options = { imageFit: 'sizeFromImage' };
			const name = 'square-640x640.png';
			const { error } = await createFrom(rig(), dialect, name, {
				...settingFor(rig(), name),
				options,
			});
			expect(error?.message).toMatch(
				/^First image 640x640 pixels .* exactly the size of the video, 1280x720$/,
			);
			expectNothingSubmitted();
		});
	});

	it.each<[string, () => string, () => string, string]>([
		[
			'more than 20 MB',
			() => imageUrl(rig(), 'oversized-21mb.png'),
			() => `The reference image at ${imageUrl(rig(), 'oversized-21mb.png')} cannot be used`,
			'at most 20 MB',
		],
		[
			'a text file',
			() => imageUrl(rig(), 'text.txt'),
			() => `The reference image at ${imageUrl(rig(), 'text.txt')} cannot be used`,
			'PNG, JPEG or WebP',
		],
		[
			'an address without a file',
			() => `${rig().emulator.origin}/images/none.png?token=abc`,
			() => `The reference image at ${rig().emulator.origin}/images/none.png cannot be used`,
			'without a login',
		],
		[
			'text that is no address',
			() => 'first-frame.png',
			() => 'Image URL is not an http or https address',
			'https://example.com/first-frame.png',
		],
		['no address', () => ' ', () => 'Image URL is empty', 'set Image Source to None'],
		[
			'two addresses',
			() => 'https://example.com/a.png, https://example.com/b.png',
			() => 'Image URL has 2 images, and it takes one',
			'Options → Last Frame',
		],
	])('by URL that is %s is refused', async (_name, url, message, advice) => {
		const setting = { imageSource: 'url', imageUrl: `={{ ${JSON.stringify(url())} }}` };
		const { error } = await createFrom(rig(), dialect, 'text.txt', setting);
		expect(error?.message).toBe(message());
		expect(error).toMatchObject({ description: expect.stringContaining(advice) });
		expectNothingSubmitted();
	});

	it.each<[string, ImageFixture, string, string, string]>([
		[
			'a text file',
			'text.txt',
			'data',
			'The reference image in the binary field data is not a PNG, JPEG or WebP image',
			'Convert it with an Edit Image node',
		],
		[
			'in another field',
			'landscape-1280x720.png',
			'image',
			'There is no image in the binary field image',
			'This item has the binary fields data.',
		],
	])('by binary data that is %s is refused', async (_name, fixture, field, message, advice) => {
		const setting = { imageSource: 'binary', imageBinaryField: field };
		const { error } = await createFrom(rig(), dialect, fixture, setting);
		expect(error?.message).toBe(message);
		expect(error).toMatchObject({ description: expect.stringContaining(advice) });
		expectNothingSubmitted();
	});

	it('by binary data of more than 20 MB is refused', async () => {
		const setting = { imageSource: 'binary', aspectRatio: '9:16' };
		const { error } = await createFrom(rig(), dialect, 'oversized-21mb.png', setting);
		expect(error?.message).toMatch(/20 MB/);
		expectNothingSubmitted();
	});
});

describe('Images on artifex', () => {
	it.each<[string, INodeParameters, string, string]>([
		[
			'a file',
			{ imageSource: 'binary' },
			'Image Source Binary Data is not possible with Artifex: it takes images by URL only',
			'Set Image Source to URL. To use a file, upload it to a public address first (for example with an S3 node) and pass on its URL. Nothing was sent and nothing was charged.',
		],
		[
			'text that is no address',
			{ imageSource: 'url', imageUrl: 'first-frame.png' },
			'Image URL is not an http or https address',
			'Enter the full address of the image, e.g. https://example.com/first-frame.png.',
		],
		[
			'a bad address beside a good one',
			{
				imageSource: 'url',
				imageUrl: 'ftp://example.com/b.png',
				options: { referenceImages: 'https://example.com/a.png' },
			},
			'Image URL is not an http or https address',
			'Enter the full address of the image, e.g. https://example.com/first-frame.png.',
		],
	])('refuses %s', async (_name, setting, message, description) => {
		const { error } = await createFrom(rig(), 'artifex', 'landscape-1280x720.png', setting);
		expect(error).toMatchObject({ message, description });
		expectNothingSubmitted();
	});
});

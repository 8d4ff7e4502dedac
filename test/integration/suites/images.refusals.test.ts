import type { INodeParameters } from 'n8n-workflow';

import { providers } from '../../../nodes/AiVideo/providers';
import type { ImageFixture } from '../../fixtures/images';
import { createFrom, imageUrl, UPLOADING, WAYS } from '../rig/images';
import { useRig } from '../rig/useRig';

const rig = useRig();

function expectNothingSubmitted(): void {
	expect(rig().requestsTo('submit')).toEqual([]);
	expect(rig().emulator.billing.count).toBe(0);
}

describe.each(UPLOADING)('A refused image on %s', (dialect) => {
	describe.each(WAYS)('from %s', (_way, settingFor) => {
		it('of another size than the video is refused with advice', async () => {
			const name = 'portrait-720x1280.png';
			const { error } = await createFrom(rig(), dialect, name, settingFor(rig(), name));
			expect(error).toMatchObject({
				message: `Reference image 720x1280 pixels is not possible with ${providers[dialect].info.label}: it takes exactly the size of the video, 1280x720`,
				description:
					'Put an Edit Image node before this one and resize the image to 1280 x 720, or set the option Image Fit to Size From Image to let the image choose portrait or landscape. Nothing was sent and nothing was charged.',
			});
			expectNothingSubmitted();
		});

		it('that is square has no size to choose and is refused', async () => {
			const options = { imageFit: 'sizeFromImage' };
			const name = 'square-640x640.png';
			const { error } = await createFrom(rig(), dialect, name, {
				...settingFor(rig(), name),
				options,
			});
			expect(error?.message).toMatch(
				/^Reference image 640x640 pixels .* exactly the size of the video, 1280x720$/,
			);
			expectNothingSubmitted();
		});
	});

	it.each<[string, () => string, () => string, string]>([
		[
			'more than 20 MB',
			() => imageUrl(rig(), 'oversized-21mb.png'),
			() =>
				`The reference image at ${imageUrl(rig(), 'oversized-21mb.png')} cannot be used: more than 20971520 bytes came`,
			'at most 20 MB',
		],
		[
			'a text file',
			() => imageUrl(rig(), 'text.txt'),
			() =>
				`The reference image at ${imageUrl(rig(), 'text.txt')} cannot be used: it is not a PNG, JPEG or WebP image`,
			'PNG, JPEG or WebP',
		],
		[
			'an address without a file',
			() => `${rig().emulator.origin}/images/none.png?token=abc`,
			() =>
				`The reference image at ${rig().emulator.origin}/images/none.png cannot be used: HTTP 404`,
			'can be read without a login',
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
			() => `Image URL has 2 addresses, and ${providers[dialect].info.label} takes one image`,
			'only as many as the provider takes',
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
			'one bad address among good ones',
			{ imageSource: 'url', imageUrl: 'https://example.com/a.png, ftp://example.com/b.png' },
			'Image URL is not an http or https address',
			'Enter the full address of the image, e.g. https://example.com/first-frame.png.',
		],
	])('refuses %s', async (_name, setting, message, description) => {
		const { error } = await createFrom(rig(), 'artifex', 'landscape-1280x720.png', setting);
		expect(error).toMatchObject({ message, description });
		expectNothingSubmitted();
	});
});

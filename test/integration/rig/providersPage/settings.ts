import type { INodeParameters } from 'n8n-workflow';

import type { ImageFixture } from '../../../fixtures/images';

/** What users set, without a thought of the provider. */
export interface NeutralSetting {
	readonly name: string;
	readonly parameters: INodeParameters;
	/** The reference image, and whether it is given as a file or by its address. */
	readonly image?: { readonly by: 'file' | 'address'; readonly fixture: ImageFixture };
}

export const SETTINGS: readonly NeutralSetting[] = [
	{ name: 'A prompt and nothing else', parameters: {} },
	{ name: 'Portrait, 9:16', parameters: { aspectRatio: '9:16' } },
	{ name: 'A square, 1:1', parameters: { aspectRatio: '1:1' } },
	{ name: 'Full HD, 1080p', parameters: { resolution: '1080p' } },
	{ name: 'Cinema in 4K, 21:9', parameters: { aspectRatio: '21:9', resolution: '4k' } },
	{ name: '4 seconds', parameters: { duration: 4 } },
	{ name: '12 seconds', parameters: { duration: 12 } },
	{ name: 'A size of your own, 1792x1024', parameters: { options: { size: '1792x1024' } } },
	{
		name: 'Image to video from a file, 1280x720',
		parameters: { imageSource: 'binary' },
		image: { by: 'file', fixture: 'landscape-1280x720.png' },
	},
	{
		name: 'Image to video from a URL, portrait',
		parameters: { imageSource: 'url', aspectRatio: '9:16' },
		image: { by: 'address', fixture: 'portrait-720x1280.png' },
	},
];

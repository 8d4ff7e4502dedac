import { createHash } from 'crypto';

import { type AskedImage, type Order, requestHash } from '../../../nodes/AiVideo/jobs/requestHash';
import { request, upload } from '../providers/request';

const BASE = 'https://videos.example.com/v1';
const LINK: AskedImage = { from: 'url', url: 'https://example.com/a.png' };
const FOX = { ...request(), firstFrame: null, lastFrame: null, references: [] };

function nameOf(changes: Partial<Extract<Order, { model: string }>> = {}): string {
	return requestHash('openai', BASE, { ...FOX, ...changes });
}

function remixOf(remixOf: string, prompt: string): string {
	return requestHash('openai', BASE, { remixOf, prompt });
}

/** What is hashed, literally. There is no key in it. */
it('a request is named by where it goes and what the user asked for', () => {
	expect(remixOf('video_1', 'At night')).toBe(
		createHash('sha256')
			.update('6:openai26:https://videos.example.com5:remix7:video_18:At night')
			.digest('base64url'),
	);
});

it('where below the origin the API lies makes no difference', () => {
	expect(requestHash('openai', 'https://VIDEOS.example.com:443/v1', FOX)).toBe(nameOf());
	expect(requestHash('openai', 'https://videos.example.com/openai/v1', FOX)).toBe(nameOf());
});

it('the order of the settings makes none', () => {
	const turned = Object.fromEntries(Object.entries(FOX).reverse());
	expect(requestHash('openai', BASE, { ...FOX, ...turned })).toBe(nameOf());
	expect(requestHash('openai', BASE, Object.assign(turned, FOX))).toBe(nameOf());
});

it.each<[string, string, string]>([
	['the dialect', requestHash('apiyi', BASE, FOX), nameOf()],
	['the host', requestHash('openai', 'https://other.example.com/v1', FOX), nameOf()],
	['the port', requestHash('openai', BASE.replace('.com', '.com:81'), FOX), nameOf()],
	['the scheme', requestHash('openai', BASE.replace('https', 'http'), FOX), nameOf()],
	['the prompt', nameOf({ prompt: 'A fix in the snow' }), nameOf()],
	['the length', nameOf({ seconds: 8 }), nameOf({ seconds: 4 })],
	['a switch', nameOf({ audio: 'on' }), nameOf({ audio: 'off' })],
	['an extra field', nameOf({ extraFields: { n: 1 } }), nameOf({ extraFields: { n: '1' } })],
	['an image', nameOf({ firstFrame: upload(600, 600) }), nameOf()],
	['the place of an image', nameOf({ firstFrame: LINK }), nameOf({ lastFrame: LINK })],
	['the number of images', nameOf({ references: [LINK] }), nameOf({ references: [LINK, LINK] })],
	[
		'a byte of an image',
		nameOf({ firstFrame: { ...upload(600, 600), bytes: Buffer.from('IMG?') } }),
		nameOf({ firstFrame: upload(600, 600) }),
	],
	[
		'the type of an image',
		nameOf({ firstFrame: { ...upload(600, 600), mimeType: 'image/webp' } }),
		nameOf({ firstFrame: upload(600, 600) }),
	],
	['the video that is remixed', remixOf('video_1', 'At night'), remixOf('video_2', 'At night')],
	['where one text ends and the next begins', remixOf('a', 'bc'), remixOf('ab', 'c')],
])('it changes with %s', (_, one, other) => {
	expect(one).not.toBe(other);
});

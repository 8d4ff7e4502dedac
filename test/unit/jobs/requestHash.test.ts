import { createHash } from 'crypto';

import { requestHash } from '../../../nodes/AiVideo/jobs/ledger';
import type { Call, CallBody } from '../../../nodes/AiVideo/protocol/wire';

const BASE = 'https://videos.example.com/v1';

function post(body: CallBody, path = '/videos'): Call {
	return { method: 'POST', path, body };
}

function json(fields: Record<string, unknown>): Call {
	return post({ kind: 'json', fields });
}

function image(bytes: string, mimeType = 'image/png', name = 'input_reference'): Call {
	const file = { name, bytes: Buffer.from(bytes), fileName: 'image.png', mimeType };
	return post({ kind: 'multipart', parts: [{ name: 'prompt', text: 'A fox' }, file] });
}

function text(...parts: ReadonlyArray<readonly [string, string]>): Call {
	return post({ kind: 'multipart', parts: parts.map(([name, value]) => ({ name, text: value })) });
}

const FOX = json({ model: 'sora-2', prompt: 'A fox' });

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}

/** What is hashed, literally: dialect, origin, method, path and body. There is no key in it. */
it('a request is named by where it goes and what it says', () => {
	expect(requestHash('openai', BASE, FOX)).toBe(
		sha256(
			'6:openai26:https://videos.example.com4:POST7:/videos35:{"model":"sora-2","prompt":"A fox"}',
		),
	);
	expect(requestHash('apiyi', BASE, image('IMG!'))).toBe(
		sha256(
			'5:apiyi26:https://videos.example.com4:POST7:/videos6:prompt5:A fox15:input_reference9:image/png4:IMG!',
		),
	);
});

it('where below the origin the API lies makes no difference', () => {
	const name = requestHash('openai', BASE, FOX);
	expect(requestHash('openai', 'https://VIDEOS.example.com:443/v1', FOX)).toBe(name);
	expect(requestHash('openai', 'https://videos.example.com/openai/v1', FOX)).toBe(name);
});

it.each<[string, string, string]>([
	['the dialect', requestHash('apiyi', BASE, FOX), requestHash('openai', BASE, FOX)],
	[
		'the host',
		requestHash('openai', 'https://other.example.com/v1', FOX),
		requestHash('openai', BASE, FOX),
	],
	[
		'the port',
		requestHash('openai', `${BASE.replace('.com', '.com:81')}`, FOX),
		requestHash('openai', BASE, FOX),
	],
	[
		'the scheme',
		requestHash('openai', BASE.replace('https', 'http'), FOX),
		requestHash('openai', BASE, FOX),
	],
	[
		'the prompt',
		requestHash('openai', BASE, json({ model: 'sora-2', prompt: 'A fix' })),
		requestHash('openai', BASE, FOX),
	],
	[
		'the type of a value',
		requestHash('openai', BASE, json({ seconds: 8 })),
		requestHash('openai', BASE, json({ seconds: '8' })),
	],
	[
		'a byte of the image',
		requestHash('openai', BASE, image('IMG?')),
		requestHash('openai', BASE, image('IMG!')),
	],
	[
		'the type of the image',
		requestHash('openai', BASE, image('IMG!', 'image/webp')),
		requestHash('openai', BASE, image('IMG!')),
	],
	[
		'the field of the image',
		requestHash('openai', BASE, image('IMG!', 'image/png', 'image')),
		requestHash('openai', BASE, image('IMG!')),
	],
	[
		'the path',
		requestHash('openai', BASE, post({ kind: 'json', fields: {} }, '/videos/1/remix')),
		requestHash('openai', BASE, post({ kind: 'json', fields: {} }, '/videos')),
	],
	[
		'where one field ends and the next begins',
		requestHash('openai', BASE, text(['a', 'b'], ['c', 'd'])),
		requestHash('openai', BASE, text(['a', 'bc'], ['', 'd'])),
	],
	[
		'a length inside a text',
		requestHash('openai', BASE, text(['a', '1:b'])),
		requestHash('openai', BASE, text(['a1:', 'b'])),
	],
	[
		'a body at all',
		requestHash('openai', BASE, { method: 'POST', path: '/videos' }),
		requestHash('openai', BASE, json({})),
	],
])('it changes with %s', (_, one, other) => {
	expect(one).not.toBe(other);
});

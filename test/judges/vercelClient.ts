import type { Call } from '../../nodes/AiVideo/protocol/wire';

/** What the judges by Vercel's AI SDK share. */

/** A text and nothing else; its types want every other setting named. */
export const NEUTRAL = {
	prompt: 'A fox in the snow',
	n: 1,
	aspectRatio: undefined,
	resolution: undefined,
	duration: undefined,
	fps: undefined,
	seed: undefined,
	image: undefined,
	frameImages: undefined,
	inputReferences: undefined,
	generateAudio: undefined,
	providerOptions: {},
};

export const PICTURE = 'https://example.com/fox.png';
export const IMAGE = { type: 'url', url: PICTURE } as const;
/** The bytes that `upload` of the unit tests has. */
export const FILE = { type: 'file', data: Buffer.from('IMG!'), mediaType: 'image/png' } as const;

/** Path and fields of a request of ours. @throws when it is none with JSON */
export function jsonOf(call: Call) {
	if (!('path' in call) || call.body?.kind !== 'json') throw new Error('No JSON');
	return { path: call.path, fields: call.body.fields };
}

/** Lets every status request come so much later than the one before. */
export function fetchWithTime(
	clock: { advance(milliseconds: number): void },
	stepMs: number,
): typeof fetch {
	return async (address, init) => {
		if (init?.method !== 'POST') clock.advance(stepMs);
		return await fetch(address, init);
	};
}

import { type ImageFacts, readImage } from '../media/image';
import type { Client } from './client';
import { VideoError } from './errors';
import { readBytes } from './readBody';
import { followRedirects } from './redirects';

/** A reference image's bytes, and what they are. */
export interface FetchedImage {
	readonly bytes: Buffer;
	readonly facts: ImageFacts;
}

/** What providers take for a reference image; none states more. */
export const MAX_IMAGE_MB = 20;
export const MAX_IMAGE_BYTES = MAX_IMAGE_MB * 1024 ** 2;
const IMAGE_TIMEOUT_MS = 120_000;

function imageError(url: URL, problem: string): VideoError {
	return new VideoError(
		'refused',
		`The reference image at ${url.origin}${url.pathname} cannot be used: ${problem}`,
		{
			description: `Image URL has to lead to a PNG, JPEG or WebP file of at most ${MAX_IMAGE_MB} MB that can be read without a login. Nothing was charged.`,
		},
	);
}

function readUrl(text: string): URL | null {
	try {
		const url = new URL(text);
		return ['http:', 'https:'].includes(url.protocol) ? url : null;
	} catch {
		return null;
	}
}

/** Whether a text is an address a provider, or we, could fetch. */
export function isWebAddress(text: string): boolean {
	return readUrl(text) !== null;
}

async function fetchBytes(client: Client, url: URL, signal: AbortSignal): Promise<Buffer> {
	const { outcome, problem } = await followRedirects(
		client.http,
		{ method: 'GET', url: url.href, headers: { Accept: 'image/*' }, signal },
		{ baseUrl: url.href, keyed: false },
	);
	if (outcome.kind === 'noAnswer') throw imageError(url, outcome.reason);
	if (problem !== null || outcome.status !== 200) {
		throw imageError(url, problem ?? `HTTP ${outcome.status}`);
	}
	const body = await readBytes(outcome.body, MAX_IMAGE_BYTES);
	if (body.kind === 'broken') throw imageError(url, body.reason);
	return body.bytes;
}

/**
 * Fetches the user's image for a provider that takes uploads only. The key never goes along, not
 * even to the base URL's own origin.
 */
export async function fetchImage(client: Client, address: string): Promise<FetchedImage> {
	const url = readUrl(address);
	if (url === null) {
		throw new VideoError('refused', 'Image URL is not an http or https address', {
			description: 'Enter the full address of the image, e.g. https://example.com/first-frame.png.',
		});
	}
	const leave = await client.fileGate.enter(Infinity);
	if (leave === null) throw imageError(url, 'the execution was stopped before it was fetched');
	const { signal, end } = client.cancellation.requestSignal(IMAGE_TIMEOUT_MS);
	try {
		const bytes = await fetchBytes(client, url, signal);
		const facts = readImage(bytes);
		if (facts === null) throw imageError(url, 'it is not a PNG, JPEG or WebP image');
		return { bytes, facts };
	} finally {
		end();
		leave();
	}
}

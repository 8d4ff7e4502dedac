import { type ImageFacts, readImage } from '../media/image';
import { parseWebAddress, refuseHost } from './addresses';
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

/**
 * One wording for whatever came: whoever fills the field, by a public form for example, could
 * otherwise find out which addresses and ports answer in the network of the n8n server.
 */
function imageError(title: string, url: URL): VideoError {
	return new VideoError(
		'refused',
		`The reference image at ${url.origin}${url.pathname} cannot be used`,
		{
			description: `${title} has to lead, without a login, to a PNG, JPEG or WebP file of at most ${MAX_IMAGE_MB} MB: open it in a private browser window to see what comes. What came is not said, since whoever fills ${title} could explore your network by it. Nothing was charged.`,
		},
	);
}

function refusedUrl(message: string, description: string): VideoError {
	return new VideoError('refused', message, { description });
}

/**
 * The address of an image, for us or for the provider to fetch.
 * @param title of the field, as the user sees it
 * @param baseUrl of the provider: a private one may be given images of its own network
 * @throws `refused`, without asking anybody
 */
export function readImageUrl(title: string, text: string, baseUrl: string): URL {
	const url = parseWebAddress(text);
	if (url === null) {
		throw refusedUrl(
			`${title} is not an http or https address`,
			'Enter the full address of the image, e.g. https://example.com/first-frame.png.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw refusedUrl(
			`${title} contains a user name or password`,
			'Give the image an address that can be read without a login. Nothing was sent and nothing was charged.',
		);
	}
	const refused = refuseHost(url.href, baseUrl);
	if (refused === null) return url;
	throw refusedUrl(
		`${title} is ${refused}`,
		'Give the image a public address, or read it with an HTTP Request node before this one and use its binary data. Private addresses are for providers in a private network. Nothing was sent and nothing was charged.',
	);
}

async function fetchBytes(client: Client, url: URL, signal: AbortSignal): Promise<Buffer | null> {
	const { outcome, problem } = await followRedirects(
		client.http,
		{ method: 'GET', url: url.href, headers: { Accept: 'image/*' }, signal },
		{ baseUrl: url.href, keyed: false },
	);
	if (outcome.kind === 'noAnswer' || problem !== null || outcome.status !== 200) return null;
	const body = await readBytes(outcome.body, MAX_IMAGE_BYTES);
	return body.kind === 'broken' ? null : body.bytes;
}

/**
 * Fetches the user's image for a provider that takes uploads only. The key never goes along, not
 * even to the base URL's own origin.
 */
export async function fetchImage(client: Client, title: string, url: URL): Promise<FetchedImage> {
	const leave = await client.fileGate.enter(Infinity);
	if (leave === null) {
		throw refusedUrl(
			'The execution was stopped before the reference image was fetched',
			'Nothing was sent and nothing was charged.',
		);
	}
	const { signal, end } = client.cancellation.requestSignal(IMAGE_TIMEOUT_MS);
	try {
		const bytes = await fetchBytes(client, url, signal);
		const facts = bytes && readImage(bytes);
		if (bytes === null || facts === null) throw imageError(title, url);
		return { bytes, facts };
	} finally {
		end();
		leave();
	}
}

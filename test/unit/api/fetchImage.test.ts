import { readFileSync } from 'fs';
import { join } from 'path';

import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient } from '../../../nodes/AiVideo/api/client';
import { VideoError } from '../../../nodes/AiVideo/api/errors';
import { fetchImage, readImageUrl } from '../../../nodes/AiVideo/api/fetchImage';
import { answer, noAnswer, scriptedHttp, silence, type Scripted } from './scriptedHttp';
import { virtualClock } from './virtualClock';

const PNG = readFileSync(join(__dirname, '../../fixtures/images/square-640x640.png'));
const ADDRESS = 'https://example.com/a/first.png?sig=s3cret';

async function fetched(script: readonly Scripted[], address = ADDRESS) {
	const clock = virtualClock();
	const { http, requests } = scriptedHttp(...script);
	const client = createClient(
		http,
		'https://example.com/v1',
		cancellation(undefined, clock),
		'sk-secret',
	);
	const work = fetchImage(client, 'Image URL', new URL(address)).catch((error: unknown) => error);
	const result = await clock.finish(work);
	return { result, requests };
}

describe('an image at an address', () => {
	it('is fetched without the key, at home too', async () => {
		const { result, requests } = await fetched([answer(200, PNG)]);
		expect(result).toEqual({
			bytes: PNG,
			facts: { mimeType: 'image/png', extension: 'png', width: 640, height: 640 },
		});
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			method: 'GET',
			url: ADDRESS,
			headers: { Accept: 'image/*' },
			withKey: false,
		});
		expect(requests[0]?.signal.aborted).toBe(true);
	});

	it('is fetched where it moved to, without the key', async () => {
		const moved = answer(302, '', { location: 'https://example.com/v1/image' });
		const { result, requests } = await fetched([moved, answer(200, PNG)]);
		expect(result).toMatchObject({ bytes: PNG });
		expect(requests.map(({ withKey }) => withKey)).toEqual([false, false]);
	});
});

describe('an image that cannot be used is refused in the same words, whatever came', () => {
	it.each<[string, Scripted]>([
		['a page', answer(200, '<html>')],
		['nothing', answer(200, '')],
		['a GIF', answer(200, 'GIF89a')],
		['a 404', answer(404, PNG)],
		['a 401', answer(401, 'who are you')],
		['a part of it', answer(206, PNG)],
		['no such host', noAnswer('ENOTFOUND', true)],
		['no connection', noAnswer('ECONNREFUSED', true)],
		["the host's own protection", noAnswer("n8n's SSRF protection refused the address", true)],
		['silence', silence],
		['a way into the own network', answer(302, '', { location: 'http://10.0.0.1/' })],
		["a way to the machine's keys", answer(302, '', { location: 'http://169.254.169.254/' })],
		['a way around', answer(302, '', { location: ADDRESS })],
		['21 MB', answer(200, Buffer.alloc(20 * 1024 * 1024 + 1))],
	])('%s', async (_, scripted) => {
		const { result, requests } = await fetched([scripted]);
		expect(result).toMatchObject({
			kind: 'refused',
			message: 'The reference image at https://example.com/a/first.png cannot be used',
			description: expect.stringMatching(
				/^Image URL has to lead, without a login, to a PNG, JPEG or WebP file of at most 20 MB: .* Nothing was charged\.$/,
			),
		});
		expect(requests).toHaveLength(1);
	});

	it('is one of a few that are fetched at the same time, however many there are', async () => {
		const clock = virtualClock();
		let [open, most] = [0, 0];
		const { http } = scriptedHttp(...Array.from({ length: 40 }, () => answer(200, PNG)));
		const client = createClient(
			async (request) => {
				most = Math.max(most, ++open);
				await clock.sleep(100);
				open--;
				return await http(request);
			},
			'https://example.com/v1',
			cancellation(undefined, clock),
			'sk-secret',
		);
		const all = Array.from(
			{ length: 40 },
			async () => await fetchImage(client, 'Image URL', new URL(ADDRESS)),
		);
		const images = await clock.finish(Promise.all(all));
		expect(images).toHaveLength(40);
		expect(most).toBe(8);
	});

	it('is not fetched when the execution was stopped while it waited for its turn', async () => {
		const clock = virtualClock();
		const stop = new AbortController();
		const client = createClient(
			async () => {
				await clock.sleep(1_000);
				return { kind: 'noAnswer', nothingSent: false, reason: 'X' };
			},
			'https://example.com/v1',
			cancellation(stop.signal, clock),
			'sk-secret',
		);
		const all = Array.from(
			{ length: 9 },
			async () => await fetchImage(client, 'Image URL', new URL(ADDRESS)),
		);
		stop.abort();
		const ends = await clock.finish(Promise.allSettled(all));
		const [last] = ends.slice(-1);
		expect(last).toMatchObject({
			reason: { message: expect.stringContaining('The execution was stopped') },
		});
	});
});

describe('the address of an image', () => {
	const PUBLIC = 'https://api.example.com/v1';
	const PRIVATE = 'http://gpu.local:8091/v1';

	it.each([
		['https://example.com/a.png', PUBLIC],
		['http://example.com/a.png', PUBLIC],
		['https://api.example.com/a.png', PUBLIC],
		['http://localhost:9000/a.png', PRIVATE],
		['http://192.168.0.7/a.png', PRIVATE],
		['https://example.com/a.png', PRIVATE],
	])('may be %s for a provider at %s', (address, baseUrl) => {
		expect(readImageUrl('Image URL', address, baseUrl).href).toBe(address);
	});

	const PRIVATE_ADVICE = /use its binary data/;
	it.each<[string, string, string, RegExp]>([
		['first.png', PUBLIC, 'Image URL is not an http or https address', /full address/],
		['file:///etc/passwd', PUBLIC, 'Image URL is not an http or https address', /full address/],
		['data:image/png;base64,AA==', PRIVATE, 'Image URL is not an http or https address', /full/],
		[
			'https://user:pw@example.com/a.png',
			PUBLIC,
			'Image URL contains a user name or password',
			/without a login/,
		],
		[
			'http://user@localhost/a.png',
			PRIVATE,
			'Image URL contains a user name or password',
			/without a login/,
		],
		[
			'http://localhost:5678/rest/login',
			PUBLIC,
			'Image URL is an address in a private network (localhost)',
			PRIVATE_ADVICE,
		],
		[
			'http://10.0.0.1/',
			PUBLIC,
			'Image URL is an address in a private network (10.0.0.1)',
			PRIVATE_ADVICE,
		],
		[
			'http://[::ffff:10.0.0.1]/',
			PUBLIC,
			'Image URL is an address in a private network ([::ffff:a00:1])',
			PRIVATE_ADVICE,
		],
		[
			'http://169.254.169.254/latest/meta-data',
			PRIVATE,
			'Image URL is an address of the machine itself (169.254.169.254)',
			PRIVATE_ADVICE,
		],
	])('may not be %s for a provider at %s', (address, baseUrl, message, description) => {
		let refused: unknown;
		try {
			readImageUrl('Image URL', address, baseUrl);
		} catch (error) {
			refused = error;
		}
		expect(refused).toBeInstanceOf(VideoError);
		expect(refused).toMatchObject({ message, description: expect.stringMatching(description) });
	});
});

import { readFileSync } from 'fs';
import { join } from 'path';

import { cancellation } from '../../../nodes/AiVideo/api/cancellation';
import { createClient } from '../../../nodes/AiVideo/api/client';
import { VideoError } from '../../../nodes/AiVideo/api/errors';
import { fetchImage, isWebAddress } from '../../../nodes/AiVideo/api/fetchImage';
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
	const work = fetchImage(client, address).catch((error: unknown) => error);
	const result = await clock.finish(work);
	return { result, requests };
}

async function problemOf(script: readonly Scripted[], address = ADDRESS): Promise<string> {
	const { result } = await fetched(script, address);
	if (!(result instanceof VideoError)) throw new Error('This should have failed');
	expect(result.kind).toBe('refused');
	return result.message;
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

	it('may lie in the own network when the user says so', async () => {
		const { result } = await fetched([answer(200, PNG)], 'http://localhost:9000/first.png');
		expect(result).toMatchObject({ bytes: PNG });
	});
});

describe('an image that cannot be used is refused', () => {
	const message = (problem: string) =>
		`The reference image at https://example.com/a/first.png cannot be used: ${problem}`;

	it.each<[string, Scripted, string]>([
		['a page', answer(200, '<html>'), 'it is not a PNG, JPEG or WebP image'],
		['nothing', answer(200, ''), 'it is not a PNG, JPEG or WebP image'],
		['a GIF', answer(200, 'GIF89a'), 'it is not a PNG, JPEG or WebP image'],
		['a 404', answer(404, PNG), 'HTTP 404'],
		['a part of it', answer(206, PNG), 'HTTP 206'],
		['no connection', noAnswer('ENOTFOUND', true), 'ENOTFOUND'],
		['silence', silence, 'ERR_CANCELED'],
		[
			'a way into the own network',
			answer(302, '', { location: 'http://169.254.169.254/' }),
			'a redirect to an address in a private network (169.254.169.254)',
		],
		['21 MB', answer(200, Buffer.alloc(20 * 1024 * 1024 + 1)), 'more than 20971520 bytes came'],
	])('%s', async (_, scripted, problem) => {
		expect(await problemOf([scripted])).toBe(message(problem));
	});

	it('with its address', async () => {
		expect(await problemOf([], 'first.png')).toBe('Image URL is not an http or https address');
		expect(await problemOf([], 'file:///etc/passwd')).toBe(
			'Image URL is not an http or https address',
		);
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
		const all = Array.from({ length: 40 }, async () => await fetchImage(client, ADDRESS));
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
		const all = Array.from({ length: 9 }, async () => await fetchImage(client, ADDRESS));
		stop.abort();
		const ends = await clock.finish(Promise.allSettled(all));
		const [last] = ends.slice(-1);
		expect(last).toMatchObject({
			reason: { message: expect.stringContaining('the execution was stopped') },
		});
	});

	it('with advice', async () => {
		const { result } = await fetched([answer(404)]);
		expect(result).toMatchObject({
			description:
				'Image URL has to lead to a PNG, JPEG or WebP file of at most 20 MB that can be read without a login. Nothing was charged.',
		});
	});
});

it.each([
	['https://example.com/a.png', true],
	['http://localhost/a.png', true],
	['ftp://example.com/a.png', false],
	['data:image/png;base64,AA==', false],
	['example.com/a.png', false],
	['', false],
])('%p is an address to fetch from: %p', (text, expected) => {
	expect(isWebAddress(text)).toBe(expected);
});

import { fetchContent } from '../../../nodes/AiVideo/download/fetchContent';
import { answer, noAnswer, play, type Scripted, silence } from '../api/scriptedHttp';
import { job } from '../jobs/submission';
import { errorOf, testSession } from '../jobs/testSession';
import { START } from '../api/virtualClock';
import { CDN, completed, CONTENT, fetching, served, store, VIDEO } from './fetchRig';
import { cut, FILE, stall } from './transferRig';

it('the file of a job is stored, with what it is', async () => {
	const { work, clock, lines } = fetching([VIDEO]);
	expect(await clock.finish(work())).toMatchObject({
		stored: `${FILE.length} bytes of video/mp4 as mp4`,
		mimeType: 'video/mp4',
		extension: 'mp4',
		bytes: FILE.length,
		facts: { width: 1280, height: 720 },
	});
	expect(lines()).toEqual([CONTENT]);
});

const DONE = job('video_1', 'completed');

describe('a file that is not there yet', () => {
	it.each<[string, Scripted]>([
		['202', answer(202)],
		['400', answer(400, { error: 'not completed' })],
		['404', answer(404)],
		['409', answer(409)],
		['425', answer(425)],
		['503', answer(503)],
		['a reset', noAnswer('ECONNRESET')],
		['JSON', answer(200, { status: 'processing' })],
		['a page', answer(200, '<html>')],
		['nothing', answer(200, '')],
	])('is asked for again: %s', async (_, early) => {
		const { work, clock, seen } = served({ content: [early, early, VIDEO], status: [DONE] });
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(seen.content).toBe(3);
	});

	it('is given up after two minutes, with the ID and the way to it', async () => {
		const { work, clock, seen } = served({ content: [answer(404)], status: [DONE] });
		const error = await clock.finish(errorOf(work()));
		expect([error.kind, error.message, error.job?.id]).toEqual([
			'badContent',
			'Video video_1 could not be downloaded whole: HTTP 404',
			'video_1',
		]);
		expect(clock.now() - START).toBeGreaterThanOrEqual(120_000);
		expect(clock.now() - START).toBeLessThan(180_000);
		expect(seen.content).toBeLessThan(15);
	});

	it('is waited for as long as the provider says', async () => {
		const later = answer(404, '', { 'retry-after': '50' });
		const { work, clock, seen } = served({ content: [later, VIDEO], status: [DONE] });
		await clock.finish(work());
		expect(clock.now() - START).toBe(50_000);
		expect(seen.content).toBe(2);
	});

	it('is fetched from a link that is named only later', async () => {
		const named = job('video_1', 'completed', { url: CDN });
		const script = { content: [answer(404)], status: [DONE, DONE, named], links: [VIDEO] };
		const { work, clock, lines } = served(script);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines().slice(-1)).toEqual([`GET ${CDN}`]);
	});

	it('is fetched from a link at once where there is no endpoint', async () => {
		const { work, clock } = served({ content: [answer(404)], links: [VIDEO] }, 'openai', CDN);
		await clock.finish(work());
		expect(clock.now()).toBe(START);
	});

	it.each([403, 404])(
		'is waited for at a link that answers %i for some seconds',
		async (status) => {
			const early = answer(status);
			const named = job('video_1', 'completed', { url: CDN });
			const script = {
				links: [early, early, early, VIDEO],
				status: [named],
				content: [answer(404)],
			};
			const { work, clock } = served(script, 'artifex', CDN);
			expect((await clock.finish(work())).bytes).toBe(FILE.length);
		},
	);
});

describe('an answer that tells where the file is', () => {
	it.each<[string, unknown]>([
		['JSON', { id: 'video_1', status: 'completed', url: CDN }],
		['JSON with another shape', { data: { video_url: CDN } }],
		['an address alone', `${CDN}\n`],
	])('is followed without the key: %s', async (_, told) => {
		const { work, clock, requests, lines } = served({
			content: [answer(200, told)],
			links: [VIDEO],
		});
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines()).toEqual([CONTENT, `GET ${CDN}`]);
		expect(requests.map(({ withKey }) => withKey)).toEqual([true, false]);
	});

	it.each<[string, string]>([
		['as a data address', `{"url":"data:video/mp4;base64,${FILE.toString('base64')}"}`],
		['in JSON', `{"id":"a","b64_json":"${FILE.toString('base64')}","n":1}`],
		['with escaped slashes', `{"b64":"${FILE.toString('base64').replaceAll('/', '\\/')}"}`],
		['alone', FILE.toString('base64')],
	])('may hold it in base64, %s', async (_, text) => {
		const { work, clock } = served({ content: [answer(200, text)] });
		expect(await clock.finish(work())).toMatchObject({ bytes: FILE.length, extension: 'mp4' });
	});

	it('may be the answer about the job itself, where nothing else serves the file', async () => {
		const data = `data:video/mp4;base64,${FILE.toString('base64')}`;
		const script = { content: [answer(404)], status: [job('video_1', 'completed', { url: data })] };
		const { work, clock, lines } = served(script, 'openai', data);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines()).toEqual([CONTENT, 'GET https://videos.example.com/v1/videos/video_1']);
	});

	it('ends the download when it says that the job failed', async () => {
		const failed = answer(200, { status: 'failed', error: { message: 'taken down' } });
		const { work, clock, seen } = served({ content: [failed] });
		expect((await clock.finish(errorOf(work()))).message).toBe(
			'Video video_1 could not be downloaded whole: taken down',
		);
		expect(seen.content).toBe(1);
	});
});

describe('a file of another kind', () => {
	it.each([
		['a playlist (HLS)', '#EXTM3U'],
		['a GIF', 'GIF89a\0\0'],
		['a ZIP archive', 'PK\x03\x04\0'],
	])('is told for what it is, once, with the link: %s', async (name, bytes) => {
		const script = { content: [answer(404)], links: [answer(200, bytes)], status: [DONE] };
		const { work, clock, seen } = served(script, 'openai', `${CDN}?sig=x`);
		const error = await clock.finish(errorOf(work()));
		expect(error.message).toBe(
			`Video video_1 could not be downloaded whole: ${name} came instead of the video: ${CDN}`,
		);
		expect(seen.links).toBe(1);
	});
});

describe('a file that does not begin', () => {
	it.each([
		['was cut', cut(0), 'the connection broke'],
		['stalled', stall(0), 'the transfer stalled'],
	])('is asked for again, and told as what it is: it %s', async (_, broken, reason) => {
		const late = served({ content: [broken, VIDEO] });
		expect((await late.clock.finish(late.work())).bytes).toBe(FILE.length);
		const never = served({ content: [broken] });
		expect((await never.clock.finish(errorOf(never.work()))).message).toBe(
			`Video video_1 could not be downloaded whole: ${reason}`,
		);
	});

	it('is begun anew when it broke after a few bytes and does not go on', async () => {
		const { work, clock, lines } = served({ content: [cut(5), answer(404), VIDEO] });
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines()).toEqual([CONTENT, CONTENT, CONTENT]);
	});

	it('has five minutes for its first byte', async () => {
		const slow: Scripted = async ({ signal }) => {
			await test.clock.sleep(290_000);
			return await play(VIDEO, { method: 'GET', url: CONTENT, headers: {}, withKey: true, signal });
		};
		const test = served({ content: [slow] });
		expect((await test.clock.finish(test.work())).bytes).toBe(FILE.length);
	});
});

describe('a provider that refuses the file with words', () => {
	it.each([
		[403, { message: 'domain not in whitelist' }, 'domain not in whitelist (HTTP 403)'],
		[451, 'removed by moderation', 'removed by moderation (HTTP 451)'],
	])('is quoted, and the file is not said to be there (%i)', async (status, body, words) => {
		const script = { content: [answer(404)], links: [answer(status, body)], status: [DONE] };
		const { work, clock } = served(script, 'openai', CDN);
		const error = await clock.finish(errorOf(work()));
		expect(error.message).toBe(`Video video_1 could not be downloaded whole: ${words}`);
		if (status === 403) expect(error.description).not.toContain('still at the provider');
	});
});

describe('a file that broke', () => {
	const half = answer(200, FILE.subarray(0, 100), { 'content-length': '100' });

	it('is begun anew', async () => {
		const { work, clock } = fetching([half, half, VIDEO]);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
	});

	it('has a length nobody knows when it was not told', async () => {
		const untold = answer(200, FILE.subarray(0, 100));
		const fresh = [untold, ...Array.from({ length: 5 }, () => answer(503))];
		const { work, clock } = fetching([...fresh, ...fresh, ...fresh]);
		expect((await clock.finish(errorOf(work()))).message).toMatch(
			/ \(100 of an unknown number of bytes came\)$/,
		);
	});

	it('is given up after three starts, with how far it came', async () => {
		const { work, clock, requests } = fetching([half, half, half]);
		const error = await clock.finish(errorOf(work()));
		expect(error.message).toMatch(
			/^Video video_1 could not be downloaded whole: .+ \(100 of 100 bytes came\)$/,
		);
		expect(requests).toHaveLength(3);
	});
});

describe('a file that is too large', () => {
	const LARGE = Buffer.concat([FILE, Buffer.alloc(1_000_000)]);
	const MESSAGE = 'Video video_1 is larger than the limit of 0.95367431640625 MB';

	it.each<[string, Scripted]>([
		['is not even begun when it says so', answer(200, FILE, { 'content-length': '1000001' })],
		['is broken off when it does not', answer(200, LARGE)],
	])('%s, and not asked for again', async (_, scripted) => {
		const { work, clock, requests } = fetching([scripted], 'openai', CDN);
		const error = await clock.finish(errorOf(work()));
		expect([error.message, error.job?.id]).toEqual([MESSAGE, 'video_1']);
		expect(requests).toHaveLength(1);
	});
});

it('a store that fails is told with the video that is still there', async () => {
	const full = async () => await Promise.reject(new Error('ENOSPC: no space left'));
	const { work, clock, requests } = fetching([VIDEO]);
	const error = await clock.finish(errorOf(work(full)));
	expect(error.message).toBe('Video video_1 could not be downloaded whole: ENOSPC: no space left');
	expect(requests).toHaveLength(1);
});

it('a store that fails leaves nothing open', async () => {
	const full = async () => await Promise.reject(new Error('ENOSPC: no space left'));
	const { work, clock, requests } = fetching([VIDEO]);
	await clock.finish(errorOf(work(full)));
	await clock.advance(120_000);
	expect([requests.map(({ signal }) => signal.aborted), clock.sleepers()]).toEqual([[true], 0]);
});

it('a variant the provider has not is not asked for', async () => {
	const { session, clock, requests } = testSession([], 'artifex');
	const options = { variant: 'thumbnail', fileIndex: 0, maxBytes: 1000 } as const;
	const work = fetchContent(session, completed('artifex', CDN), options, store);
	expect((await clock.finish(errorOf(work))).message).toBe(
		'Artifex has no thumbnail of video video_1',
	);
	expect(requests).toEqual([]);
});

it('cancellation ends a download at once, with the ID', async () => {
	const { work, clock, cancel } = fetching([silence]);
	const failed = errorOf(work());
	await clock.advance(100);
	cancel();
	await clock.advance(0);
	expect((await failed).message).toBe(
		'The execution was canceled while video video_1 was downloaded',
	);
});

describe('a file at an address of its own', () => {
	it('is fetched there when there is no endpoint', async () => {
		const { work, clock, requests } = fetching([VIDEO], 'artifex', CDN);
		await clock.finish(work());
		expect(requests.map(({ url, withKey }) => [url, withKey])).toEqual([[CDN, false]]);
	});

	it('is fetched there when the endpoint denies it', async () => {
		const { work, clock, lines } = fetching([answer(401), VIDEO], 'openai', CDN);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines()).toEqual([CONTENT, `GET ${CDN}`]);
	});

	it('is looked up once more when the address is used up', async () => {
		const fresh = 'https://cdn.example.com/2.mp4';
		const named = job('video_1', 'completed', { url: fresh });
		const script = { links: [answer(403), VIDEO], status: [named], content: [answer(404)] };
		const { work, clock, lines } = served(script, 'artifex', CDN);
		await clock.finish(work());
		expect(lines()).toEqual([
			`GET ${CDN}`,
			CONTENT,
			'GET https://videos.example.com/v1/videos/video_1',
			`GET ${fresh}`,
		]);
	});

	it('is looked up too when it is used up half way', async () => {
		const fresh = 'https://cdn.example.com/2.mp4';
		const named = job('video_1', 'completed', { url: fresh });
		const script = {
			links: [cut(90), answer(403), VIDEO],
			status: [named],
			content: [answer(404)],
		};
		const { work, clock, lines } = served(script, 'artifex', CDN);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines().slice(-1)).toEqual([`GET ${fresh}`]);
	});

	it.each([
		['expired', 'the provider gave no reason', 'The provider no longer keeps the video.'],
		['failed', 'Taken down.', 'Often the prompt or the image was moderated'],
		['cancelled', 'the provider gave no reason', 'Someone cancelled or deleted the video'],
	])('is lost with a job that has %s meanwhile', async (status, reason, advice) => {
		const error = status === 'failed' ? { message: reason } : null;
		const ended = job('video_1', status, { error });
		const script = { links: [answer(403)], status: [ended], content: [answer(404)] };
		const { work, clock, seen } = served(script, 'artifex', CDN);
		expect(await clock.finish(errorOf(work()))).toMatchObject({
			kind: 'failed',
			message: `Video video_1 ended as ${status}: ${reason}`,
			description: expect.stringContaining(advice),
			job: { id: 'video_1', status },
		});
		expect(seen).toEqual({ links: 1, content: 1, status: 1 });
	});

	it('is not looked up for ever', async () => {
		const named = job('video_1', 'completed', { url: CDN });
		const script = { links: [answer(410)], status: [named], content: [answer(404)] };
		const { work, clock } = served(script, 'artifex', CDN);
		expect((await clock.finish(errorOf(work()))).message).toBe(
			'Video video_1 could not be downloaded whole: HTTP 410',
		);
		expect(clock.now() - START).toBeLessThan(180_000);
	});

	it('is not missed when the job turns out to have expired', async () => {
		const script = { content: [answer(404)], status: [job('video_1', 'expired')] };
		const { work, clock } = served(script, 'artifex');
		expect((await clock.finish(errorOf(work()))).message).toBe(
			'Video video_1 ended as expired: the provider gave no reason',
		);
	});

	it('is waited for when the submission did not name it', async () => {
		const named = job('video_1', 'completed', { video_url: CDN });
		const script = { content: [answer(404)], status: [DONE, named], links: [VIDEO] };
		const { work, clock } = served(script, 'artifex');
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
	});
});

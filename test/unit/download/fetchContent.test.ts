import { fetchContent } from '../../../nodes/AiVideo/download/fetchContent';
import { answer, noAnswer, type Scripted, silence } from '../api/scriptedHttp';
import { job } from '../jobs/submission';
import { errorOf, testSession } from '../jobs/testSession';
import { CDN, completed, CONTENT, fetching, store, VIDEO } from './fetchRig';
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
		const { work, clock, lines } = fetching([early, early, VIDEO]);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(clock.sleeps.slice(0, 1)).not.toEqual([]);
		expect(lines()).toEqual([CONTENT, CONTENT, CONTENT]);
	});

	it('is given up after six tries, with the ID and the way to it', async () => {
		const early = Array.from({ length: 6 }, () => answer(404));
		const { work, clock, requests } = fetching(early);
		const error = await clock.finish(errorOf(work()));
		expect([error.kind, error.message, error.job?.id]).toEqual([
			'badContent',
			'Video video_1 could not be downloaded whole: HTTP 404',
			'video_1',
		]);
		expect(requests).toHaveLength(6);
	});
});

describe('a file that does not begin', () => {
	it.each([
		['was cut', cut(0), 'the connection broke'],
		['stalled', stall(0), 'the transfer stalled'],
	])('is asked for again, and told as what it is: it %s', async (_, broken, reason) => {
		const late = fetching([broken, broken, VIDEO]);
		expect((await late.clock.finish(late.work())).bytes).toBe(FILE.length);
		const never = fetching(Array(6).fill(broken));
		expect((await never.clock.finish(errorOf(never.work()))).message).toBe(
			`Video video_1 could not be downloaded whole: ${reason}`,
		);
		expect(never.requests).toHaveLength(6);
	});

	it('is begun anew when it broke after a few bytes and does not go on', async () => {
		const { work, clock, lines } = fetching([cut(5), answer(404), VIDEO]);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines()).toEqual([CONTENT, CONTENT, CONTENT]);
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
		const script = [answer(403), job('video_1', 'completed', { url: fresh }), VIDEO];
		const { work, clock, lines } = fetching(script, 'artifex', CDN);
		await clock.finish(work());
		expect(lines()).toEqual([
			`GET ${CDN}`,
			'GET https://videos.example.com/v1/videos/video_1',
			`GET ${fresh}`,
		]);
	});

	it('is looked up too when it is used up half way', async () => {
		const fresh = 'https://cdn.example.com/2.mp4';
		const script = [cut(90), answer(403), job('video_1', 'completed', { url: fresh }), VIDEO];
		const { work, clock, lines } = fetching(script, 'artifex', CDN);
		expect((await clock.finish(work())).bytes).toBe(FILE.length);
		expect(lines().slice(-1)).toEqual([`GET ${fresh}`]);
	});

	it.each([
		['expired', 'the provider gave no reason', 'The provider no longer keeps the video.'],
		['failed', 'Taken down.', 'Often the prompt or the image was moderated'],
		['cancelled', 'the provider gave no reason', 'Someone cancelled or deleted the video'],
	])('is lost with a job that has %s meanwhile', async (status, reason, advice) => {
		const error = status === 'failed' ? { message: reason } : null;
		const script = [answer(403), job('video_1', status, { error })];
		const { work, clock, requests } = fetching(script, 'artifex', CDN);
		expect(await clock.finish(errorOf(work()))).toMatchObject({
			kind: 'failed',
			message: `Video video_1 ended as ${status}: ${reason}`,
			description: expect.stringContaining(advice),
			job: { id: 'video_1', status },
		});
		expect(requests).toHaveLength(2);
	});

	it('is not looked up for ever', async () => {
		const script = [answer(410), job('video_1', 'completed', { url: CDN }), answer(410)];
		const { work, clock } = fetching(script, 'artifex', CDN);
		expect((await clock.finish(errorOf(work()))).message).toBe(
			'Video video_1 could not be downloaded whole: HTTP 410',
		);
	});

	it('is not missed when the job turns out to have expired', async () => {
		const { work, clock } = fetching([job('video_1', 'expired')], 'artifex');
		expect((await clock.finish(errorOf(work()))).message).toBe(
			'Video video_1 ended as expired: the provider gave no reason',
		);
	});

	it('is missed by name when the state does not tell one either', async () => {
		const { work, clock } = fetching([job('video_1', 'completed')], 'artifex');
		expect((await clock.finish(errorOf(work()))).message).toBe(
			'Video video_1 is completed, but the provider did not say where its file is',
		);
	});

	it('is asked for once when the submission did not name it', async () => {
		const named = job('video_1', 'completed', { video_url: CDN });
		const { work, clock, lines } = fetching([named, answer(401)], 'artifex');
		expect((await clock.finish(errorOf(work()))).message).toContain('video_1');
		expect(lines()).toEqual(['GET https://videos.example.com/v1/videos/video_1', `GET ${CDN}`]);
	});
});

import { answer } from '../api/scriptedHttp';
import { job } from '../jobs/submission';
import { errorOf } from '../jobs/testSession';
import { CDN, CONTENT, fetching, VIDEO } from './fetchRig';
import { cut, FILE } from './transferRig';

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

// undici, curl and OpenAI's SDK, clients that are not ours, against a relay. The answers are those a real
// one was seen to give (relays.md, section 4).
import OpenAI from 'openai';
import { request } from 'undici';
import { createCurl } from '../fixtures/curl';
import { useEmulator } from '../fixtures/emulatorRig';
import { idOf } from '../fixtures/idOf';
import { imageFixture } from '../fixtures/images';
import { jsonClient } from '../fixtures/jsonClient';
import { bytesOf, refusalOf } from '../fixtures/openAiSdk';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const { send, post } = jsonClient(emulator);
const { download, cleanUp } = createCurl();
afterAll(cleanUp);

const TEXT = { model: 'sora-2', prompt: 'A cat' };
const KLING = { ...TEXT, model: 'kling-v2-master' };

const relay = () => emulator().settings('newApi').relay;
const sdk = () => {
	const { keys } = emulator().settings('newApi');
	const baseURL = emulator().baseUrl('newApi');
	return new OpenAI({ apiKey: keys[0] ?? '', baseURL, maxRetries: 0 });
};
const submitted = async (fields: object = TEXT): Promise<string> =>
	idOf((await post('newApi', fields)).body);
const video = async (id: string) => await send('newApi', `/videos/${id}`);
const content = async (id: string) => await send('newApi', `/videos/${id}/content`);
const task = async (id: string) => await send('newApi', `/video/generations/${id}`);
const flat = (code: string, message: unknown = expect.any(String)) => ({
	code,
	message,
	data: null,
});
const gate = (code: string, words: string) => ({
	error: { code, type: 'new_api_error', message: expect.stringMatching(`^${words} \\(request id`) },
});
const as = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

describe('a relay whose channel is one of OpenAI', () => {
	it('shows the body of its upstream under its own ID, without stages or an address', async () => {
		const id = await submitted();
		clock.advance(GENERATION_MS / 2);
		const { body } = await video(id);
		expect(body).toMatchObject({ id, status: 'in_progress', progress: 50, completed_at: null });
		expect(body).not.toHaveProperty('task_id');
		clock.advance(GENERATION_MS);
		expect((await video(id)).body).toMatchObject({ status: 'completed', progress: 100 });
		expect((await video(id)).body).not.toHaveProperty('metadata');
	});

	it('goes from a prompt to the file by the SDK of OpenAI', async () => {
		const { videos } = sdk();
		const { id } = await videos.create({ model: 'sora-2', prompt: 'A cat', seconds: '8' });
		clock.advance(GENERATION_MS);
		expect(await videos.retrieve(id)).toMatchObject({ id, status: 'completed', seconds: '8' });
		const file = await bytesOf(await videos.downloadContent(id));
		expect(file.equals(await emulator().contentOf(id))).toBe(true);
	});

	it('may show a task_id that is none of its own, or no status', async () => {
		relay().upstreamBody = 'otherTaskId';
		const id = await submitted();
		expect((await video(id)).body).toMatchObject({ id, task_id: expect.stringMatching(/^video_/) });
		relay().upstreamBody = 'withoutStatus';
		expect((await video(await submitted())).body).not.toHaveProperty('status');
	});

	it('knows of its upstream only what it saw at the last of its looks', async () => {
		relay().pollEveryMs = 15_000;
		emulator().settings('newApi').generationMs = 20_000;
		const id = await submitted();
		clock.advance(14_000);
		expect((await task(id)).body).toMatchObject({ data: { status: 'NOT_START', progress: '0%' } });
		clock.advance(10_000);
		expect((await video(id)).body).toMatchObject({ status: 'in_progress', progress: 75 });
		clock.advance(6000);
		expect((await task(id)).body).toMatchObject({ data: { status: 'SUCCESS', progress: '100%' } });
	});
});

describe('a relay and its upstream, at odds about a job,', () => {
	it('show an error for ever on one route and the failure on the other after one bad poll', async () => {
		relay().disagreement = 'pollError';
		const id = await submitted();
		clock.advance(2 * GENERATION_MS);
		expect(await video(id)).toEqual({
			status: 200,
			body: { id, error: expect.objectContaining({ type: 'server_error' }) },
		});
		const reason = 'upstream returned error';
		expect((await task(id)).body).toMatchObject({
			code: 'success',
			data: { task_id: id, status: 'FAILURE', fail_reason: reason, result_url: reason },
		});
		expect(emulator().billing.total()).toBe(0);
	});

	it.each(['succeeded', 'expired'])('have %s and FAILURE, and no content', async (word) => {
		Object.assign(relay(), { disagreement: 'unknownWord', unknownWord: word });
		const id = await submitted();
		clock.advance(GENERATION_MS);
		expect((await video(id)).body).toMatchObject({ id, status: word, progress: 100 });
		expect((await task(id)).body).toMatchObject({ data: { status: 'FAILURE' } });
		const message = 'Task is not completed yet, current status: FAILURE';
		expect(await content(id)).toEqual({
			status: 400,
			body: { error: { message, type: 'invalid_request_error' } },
		});
		expect(emulator().billing.total()).toBe(0);
	});

	it('have in_progress for ever and FAILURE once the timeout of the operator struck', async () => {
		relay().disagreement = (number) => (number === 1 ? 'timeout' : 'none');
		const id = await submitted();
		const other = await submitted();
		clock.advance(100 * GENERATION_MS);
		expect((await video(id)).body).toMatchObject({ status: 'in_progress', completed_at: null });
		expect((await task(id)).body).toMatchObject({ data: { status: 'FAILURE' } });
		expect((await task(other)).body).toMatchObject({ data: { status: 'SUCCESS' } });
	});

	it.each([
		['cancelled', 'task failed'],
		['expired', 'upstream returned unrecognized message'],
	] as const)('have %s and FAILURE', async (outcome, reason) => {
		emulator().settings('newApi').outcome = outcome;
		const id = await submitted();
		clock.advance(GENERATION_MS);
		expect((await video(id)).body).toMatchObject({ status: outcome });
		expect((await task(id)).body).toMatchObject({
			data: { status: 'FAILURE', fail_reason: reason },
		});
	});
});

describe('a relay in front of other vendors', () => {
	it('shows a job in its own words and stages, with its address as it believes it to be', async () => {
		const id = await submitted(KLING);
		expect((await video(id)).body).toMatchObject({ id, task_id: id, status: 'unknown' });
		clock.advance(GENERATION_MS / 2);
		expect((await video(id)).body).toMatchObject({ status: 'in_progress', progress: 30 });
		clock.advance(GENERATION_MS);
		const url = `http://localhost:3000/v1/videos/${id}/content`;
		expect((await video(id)).body).toMatchObject({ status: 'completed', metadata: { url } });
		expect((await task(id)).body).toMatchObject({ data: { result_url: url } });
	});

	it('shows the link of the vendor where the operator left it', async () => {
		emulator().settings('newApi').links = 'storage';
		const id = await submitted(KLING);
		clock.advance(GENERATION_MS);
		const url = emulator().fileUrlOf(id);
		expect((await video(id)).body).toMatchObject({ metadata: { url } });
	});

	it('agrees with itself about a failed job', async () => {
		emulator().settings('newApi').outcome = 'failed';
		const id = await submitted(KLING);
		clock.advance(GENERATION_MS);
		const reason = 'Your request was blocked by our moderation system.';
		expect((await video(id)).body).toMatchObject({ status: 'failed', error: { message: reason } });
		expect((await task(id)).body).toMatchObject({
			data: { status: 'FAILURE', result_url: reason },
		});
	});

	it('has words of Gemini for its jobs on the generic route', async () => {
		const id = await submitted({ ...TEXT, model: 'veo-3.1' });
		clock.advance(GENERATION_MS);
		expect((await task(id)).body).toMatchObject({ data: { task_id: id, status: 'succeeded' } });
	});

	it.each([
		['kling-v2-master', '1280x720', '16:9', '1280x720'],
		['kling-v2-master', '1080x1920', '9:16', '720x1280'],
		['kling-v2-master', '832x480', '1:1', '720x720'],
		['kling-v2-master', undefined, '1:1', '720x720'],
	])('makes of %s at %s a video of %s, and charges', async (model, size, aspect_ratio, made) => {
		await submitted({ ...TEXT, model, size });
		expect(emulator().jobs('newApi')).toMatchObject([{ size: made, input: { aspect_ratio } }]);
		expect(emulator().billing.total()).toBe(0.5);
	});

	it('refuses a size for a text to video model of Wan that is not spelled as there', async () => {
		const wan = { ...TEXT, model: 'wan2.5-t2v-preview' };
		expect(await post('newApi', { ...wan, size: '1280x720' })).toEqual({
			status: 500,
			body: flat('build_request_failed', 'invalid size: 1280x720, example: 1920*1080'),
		});
		await submitted({ ...wan, size: '1280*720' });
		expect(emulator().jobs('newApi')).toMatchObject([{ size: '1280x720' }]);
	});

	it('hands a size on to Vidu as a resolution, drops it for Seedance, and heeds their own fields', async () => {
		await submitted({ ...TEXT, model: 'viduq2', size: '1280x720' });
		const seedance = { ...TEXT, model: 'doubao-seedance-1-0-pro', size: '720x1280' };
		await submitted(seedance);
		await submitted({ ...seedance, metadata: { ratio: '9:16', resolution: '1080p' } });
		await submitted({ ...KLING, metadata: '{"aspect_ratio":"9:16"}' });
		expect(emulator().jobs('newApi')).toMatchObject([
			{ input: { resolution: '1280x720' } },
			{ size: '1280x720' },
			{ size: '1080x1920' },
			{ size: '720x1280' },
		]);
	});
});

describe('what a relay says to a submission', () => {
	it.each([
		['a length as a number', 'invalid_json', { ...TEXT, seconds: 8 }],
		['no length at all', 'invalid_seconds', { ...TEXT, seconds: '0' }],
		['more than an hour', 'invalid_seconds', { ...TEXT, seconds: '3601' }],
		['a size the model has not', 'invalid_size', { ...TEXT, size: '1024x1792' }],
		['extras that are no object', 'invalid_json', { ...KLING, metadata: 'ratio' }],
		['no prompt', 'missing_required_parameter', { model: 'sora-2' }],
	])('of %s is flat', async (_name, code, fields) => {
		expect(await post('newApi', fields)).toEqual({ status: 400, body: flat(code) });
	});

	it.each([
		[{ status: 400, body: '{"error":"no"}' }, 400, 'fail_to_fetch_task', '{"error":"no"}'],
		[{ status: 404, body: 'page not found' }, 404, 'fail_to_fetch_task', 'page not found'],
		[{ status: 502, body: '<html>' }, 502, 'fail_to_fetch_task', '<html>'],
		[{ status: 429, body: 'slow' }, 429, 'fail_to_fetch_task', expect.stringContaining('饱和')],
		[{ status: 200, body: '{}' }, 500, 'invalid_response', 'task_id is empty'],
		['reset', 500, 'do_request_failed', expect.stringContaining('EOF')],
	] as const)('after its upstream said %j is flat, and gives all back', async (...row) => {
		const [upstreamRefusal, status, code, message] = row;
		relay().upstreamRefusal = upstreamRefusal;
		const reply = await post('newApi', TEXT);
		expect(reply).toEqual({ status, body: flat(code, message) });
		expect(emulator().billing.count).toBe(0);
	});

	it('is a nested error where no channel serves the model', async () => {
		relay().modelsWithoutChannel = ['sora-2-pro'];
		for (const model of ['no-such-model', 'sora-2-pro']) {
			const words = `No available channel for model ${model} under group default \\(distributor\\)`;
			const reply = await post('newApi', { ...TEXT, model });
			expect(reply).toEqual({ status: 503, body: gate('model_not_found', words) });
		}
		const unnamed = await post('newApi', { prompt: 'A cat' });
		expect(unnamed).toEqual({ status: 400, body: gate('', 'Model name not specified.*') });
	});

	it('speaks of the money of the account, and of that of the key', async () => {
		emulator().settings('newApi').credit = 0;
		expect(await post('newApi', TEXT)).toEqual({
			status: 403,
			body: flat('insufficient_user_quota'),
		});
		emulator().settings('newApi').credit = null;
		relay().keyQuota = { 'sk-newApi': 0.3 };
		expect(await post('newApi', TEXT)).toEqual({
			status: 403,
			body: flat('pre_consume_token_quota_failed', expect.stringContaining('$0.300000')),
		});
		expect(emulator().billing.count).toBe(0);
	});

	it('does not say when to come again', async () => {
		emulator().settings('newApi').maxRunning = 0;
		const error = await refusalOf(sdk().videos.create({ model: 'sora-2', prompt: 'A cat' }));
		expect(error.status).toBe(429);
		expect(error.headers?.get('retry-after')).toBeNull();
	});
});

describe('a key of a relay', () => {
	it('that nobody has is an invalid token', async () => {
		expect(await send('newApi', '/videos/task_0', as('sk-nobody'))).toEqual({
			status: 401,
			body: gate('', 'Invalid token'),
		});
	});

	it('that a job used up sees neither job nor file, while another of the account does', async () => {
		emulator().settings('newApi').keys = ['sk-newApi', 'sk-second'];
		relay().keyQuota = { 'sk-newApi': 0.4 };
		const id = await submitted();
		clock.advance(GENERATION_MS);
		for (const path of [`/videos/${id}`, `/videos/${id}/content`, `/video/generations/${id}`]) {
			const refused = await send('newApi', path);
			expect(refused).toEqual({ status: 401, body: gate('', 'Invalid token') });
			expect((await send('newApi', path, as('sk-second'))).status).toBe(200);
		}
	});

	it('that is for other addresses is denied', async () => {
		relay().keysFromElsewhere = ['sk-newApi'];
		expect(await post('newApi', TEXT)).toEqual({
			status: 403,
			body: gate('access_denied', 'Your IP.*'),
		});
	});

	it('of certain models sees their jobs, and no job where there is none', async () => {
		relay().limitedKeys = { 'sk-newApi': ['sora-2'] };
		expect(await video('task_0')).toEqual({
			status: 403,
			body: gate('', 'This token has no access to model '),
		});
		expect(await post('newApi', KLING)).toEqual({
			status: 403,
			body: gate('', 'This token has no access to model kling-v2-master'),
		});
		expect((await video(await submitted())).status).toBe(200);
	});

	it('of certain models sees no job in older relays, but what the file says', async () => {
		relay().limitedKeys = { 'sk-newApi': ['sora-2'] };
		relay().revision = 'before2026-06';
		const id = await submitted();
		clock.advance(GENERATION_MS / 2);
		expect((await video(id)).status).toBe(403);
		expect((await content(id)).body).toMatchObject({
			error: { message: 'Task is not completed yet, current status: IN_PROGRESS' },
		});
		clock.advance(GENERATION_MS);
		expect((await content(id)).body).toEqual(await emulator().contentOf(id));
	});
});

describe('the content of a relay', () => {
	async function completed(): Promise<string> {
		const id = await submitted();
		clock.advance(GENERATION_MS);
		return `${emulator().baseUrl('newApi')}/videos/${id}/content`;
	}

	const fetched = async (url: string, range?: string) =>
		await request(url, {
			headers: { ...as('sk-newApi').headers, ...(range === undefined ? {} : { range }) },
		});

	it('is not there, and says in which state the job is', async () => {
		expect(await content('task_0')).toMatchObject({
			status: 404,
			body: { error: { message: 'Task not found' } },
		});
		expect(await content(await submitted())).toMatchObject({
			status: 400,
			body: { error: { message: 'Task is not completed yet, current status: NOT_START' } },
		});
	});

	it('promises ranges and gives the whole', async () => {
		const { statusCode, headers, body } = await fetched(await completed(), 'bytes=10-');
		expect(statusCode).toBe(200);
		expect(headers).toMatchObject({ 'accept-ranges': 'bytes' });
		const { id = '' } = emulator().jobs('newApi')[0] ?? {};
		const whole = await emulator().contentOf(id);
		expect(Buffer.from(await body.arrayBuffer()).equals(whole)).toBe(true);
	});

	it('ends after a minute, whole or not', async () => {
		emulator().settings('newApi').contentBytes = 2_000_000;
		relay().bytesPerSecond = 10_000;
		const { body } = await fetched(await completed());
		const received = body.arrayBuffer();
		const cut = expect(received).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
		for (let second = 0; second < 61; second += 1) {
			await new Promise((done) => setTimeout(done, 2));
			clock.advance(1000);
		}
		await cut;
	});

	it('ends after a minute as if it were all where no length is announced', async () => {
		const settings = emulator().settings('newApi');
		Object.assign(settings, { contentBytes: 2_000_000, contentLength: 'chunked' });
		relay().bytesPerSecond = 10_000;
		const received = (await fetched(await completed())).body.arrayBuffer();
		for (let second = 0; second < 61; second += 1) {
			await new Promise((done) => setTimeout(done, 2));
			clock.advance(1000);
		}
		expect((await received).byteLength).toBe(600_000);
	});
});

describe('the addresses of a relay', () => {
	it('are a page without /v1, and an error of the router where there is no route', async () => {
		const page = await download(`curl ${emulator().origin}/newApi/videos -X POST`);
		expect(page.toString()).toContain('<title>New API</title>');
		const { status, body } = await send('newApi', '/video', { method: 'POST' });
		expect(status).toBe(404);
		expect(body).toMatchObject({ error: { message: 'Invalid URL (POST /v1/video)' } });
	});

	it('are those of before OpenAI where the relay is that old', async () => {
		emulator().settings('newApi').routes = 'generic';
		expect(await post('newApi', TEXT)).toMatchObject({
			status: 404,
			body: {
				error: { message: 'Invalid URL (POST /v1/videos)', type: 'invalid_request_error' },
			},
		});
		expect((await video('task_0')).body).toMatchObject({
			error: { message: 'Invalid URL (GET /v1/videos/task_0)' },
		});
		expect(await task('task_0')).toEqual({ status: 400, body: flat('task_not_exist') });
	});

	it('name the relay in every answer', async () => {
		const paths = ['videos/task_0', 'models', 'nothing', '../dashboard'];
		for (const path of paths) {
			const { headers, body } = await request(`${emulator().baseUrl('newApi')}/${path}`);
			await body.dump();
			expect(headers).toHaveProperty('x-new-api-version');
		}
	});

	it('panic at a remix, for which nothing is sent or charged', async () => {
		const id = await submitted();
		clock.advance(GENERATION_MS);
		const error = await refusalOf(sdk().videos.remix(id, { prompt: 'A dog' }));
		expect(error).toMatchObject({ status: 500, type: 'new_api_panic' });
		expect(error.message).toContain('Panic detected, error:');
		expect(emulator().billing.count).toBe(1);
	});
});

describe('a relay that wraps its jobs', () => {
	it('shows them in its envelope, capitals, stages and all', async () => {
		emulator().settings('newApi').answers = 'envelope';
		const id = await submitted();
		expect((await video(id)).body).toMatchObject({
			code: 'success',
			data: { task_id: id, status: 'NOT_START', progress: '0%', result_url: '' },
		});
		clock.advance(GENERATION_MS);
		expect((await video(id)).body).toMatchObject({
			data: { status: 'SUCCESS', progress: '100%', fail_reason: '' },
		});
	});

	it('kept the address where failed jobs have their reason', async () => {
		emulator().settings('newApi').answers = 'olderEnvelope';
		const id = await submitted();
		clock.advance(GENERATION_MS);
		const { body } = await video(id);
		expect(body).toMatchObject({ data: { fail_reason: expect.stringMatching(/\/content$/) } });
		expect(body).not.toHaveProperty('data.result_url');
	});
});

describe('the money of a relay', () => {
	it('is deducted at submission, and given back for what failed', async () => {
		emulator().settings('newApi').outcome = (number) => (number === 1 ? 'completed' : 'failed');
		await post('newApi', { ...TEXT, seconds: '8' });
		await post('newApi', { ...TEXT, seconds: '8' });
		expect(emulator().billing.total()).toBe(1.6);
		clock.advance(GENERATION_MS);
		expect(emulator().billing.total()).toBe(0.8);
	});

	it('is not touched by an image the upstream of Sora does not like', async () => {
		const body = new FormData();
		const image = new Blob([imageFixture('square-640x640.png')], { type: 'image/png' });
		for (const [name, value] of Object.entries(TEXT)) body.append(name, value);
		body.append('input_reference', image, 'start.png');
		const { baseUrl } = emulator();
		const headers = as('sk-newApi').headers;
		const reply = await fetch(`${baseUrl('newApi')}/videos`, { method: 'POST', body, headers });
		expect(await reply.json()).toEqual(
			flat('fail_to_fetch_task', expect.stringContaining('Inpaint image')),
		);
		expect(emulator().billing.count).toBe(0);
	});
});

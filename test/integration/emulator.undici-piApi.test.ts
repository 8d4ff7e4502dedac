// Requests as piapi.ai's pages and public clients send them (apinetwork/piapi-mcp-server, src/core/piapi-task.ts;
// lvalics/n8n-nodes-piapi; n8n templates), read as those clients read the answers.
import { fetch } from 'undici';

import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);

interface Reply {
	readonly status: number;
	readonly body: unknown;
}

async function send(
	path: string,
	body?: object,
	method = 'POST',
	key = 'key-piApi',
): Promise<Reply> {
	const response = await fetch(`${emulator().baseUrl('piApi')}${path}`, {
		method: body === undefined && method === 'POST' ? 'GET' : method,
		headers: { 'X-API-Key': key, Accept: 'application/json', 'Content-Type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return { status: response.status, body: await response.json() };
}

const inData = (data: object) => ({
	code: 200,
	message: 'success',
	data: expect.objectContaining(data),
});

/** As the official MCP server takes it: the code, then `data.task_id`. */
async function create(body: object): Promise<string> {
	const reply = await send('/api/v1/task', body);
	expect(reply).toMatchObject({ status: 200, body: { code: 200 } });
	const [job] = emulator().jobs('piApi').slice(-1);
	expect(reply.body).toMatchObject({ data: { task_id: job?.id } });
	return job?.id ?? '';
}

const task = async (id: string) => (await send(`/api/v1/task/${id}`)).body;

const KLING_3 = {
	model: 'kling',
	task_type: 'video_generation',
	input: {
		prompt: 'Close-up, static camera, a woman near the sea is introducing herself.',
		duration: 5,
		aspect_ratio: '16:9',
		enable_audio: false,
		prefer_multi_shots: false,
		mode: 'std',
		version: '3.0',
	},
	config: { service_mode: 'public', webhook_config: { endpoint: 'https://a.example', secret: '' } },
};

describe('a task', () => {
	it('waits, runs and ends as the pages of Kling 3.0 show it', async () => {
		const id = await create(KLING_3);
		expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
		expect(await task(id)).toEqual(
			inData({
				status: 'pending',
				model: 'kling',
				task_type: 'video_generation',
				input: KLING_3.input,
				output: { video: '' },
				meta: expect.objectContaining({
					ended_at: '0001-01-01T00:00:00Z',
					usage: { type: 'point', frozen: 5_000_000, consume: 0 },
				}),
				error: { code: 0, raw_message: '', message: '', detail: null },
			}),
		);
		clock.advance(GENERATION_MS / 2);
		expect(await task(id)).toEqual(inData({ status: 'processing' }));
		expect(emulator().billing.total()).toBe(0);
		clock.advance(GENERATION_MS / 2);
		const done = await task(id);
		const [job] = emulator().jobs('piApi');
		expect(done).toEqual(inData({ status: 'completed', output: { video: expect.any(String) } }));
		expect(done).toMatchObject({ data: { meta: { usage: { consume: 5_000_000 } } } });
		expect(emulator().billing.jobs).toMatchObject([{ id, amount: 0.5, currency: 'USD' }]);
		expect(job).toMatchObject({ seconds: 5, size: '1280x720' });
		const file = Buffer.from(await (await fetch(emulator().fileUrlOf(id))).arrayBuffer());
		expect(await readVideo(file)).toMatchObject({ width: 1280, height: 720 });
	});

	it.each<[string, object, object]>([
		[
			"Kling's works, which the MCP server reads",
			{
				model: 'kling',
				task_type: 'video_generation',
				input: {
					prompt: 'x',
					negative_prompt: 'chaos',
					aspect_ratio: '16:9',
					image_url: 'https://a.example/1.png',
					duration: 5,
				},
			},
			{
				video_url: expect.any(String),
				works: [{ video: { resource_without_watermark: expect.any(String), duration: 5100 } }],
			},
		],
		[
			'the raw video of Luma',
			{ model: 'luma', task_type: 'video_generation', input: { prompt: 'x', duration: 5 } },
			{ video_raw: { url: expect.any(String), width: 1280, height: 720 } },
		],
		[
			'the video of Hailuo',
			{
				model: 'hailuo',
				task_type: 'video_generation',
				input: { model: 'v2.3', prompt: 'x', duration: 6, resolution: 768, expand_prompt: true },
				config: { service_mode: 'public' },
			},
			{ video: expect.any(String) },
		],
		[
			'the video address of Wan, from an image in the request as the community node sends it',
			{
				model: 'Qubico/wanx',
				task_type: 'wan22-img2video-14b',
				input: { prompt: 'x', image: 'data:image/png;base64,SU1HIQ==' },
			},
			{ video_url: expect.any(String) },
		],
	])('ends with %s', async (_name, request, output) => {
		const id = await create(request);
		clock.advance(GENERATION_MS);
		expect(await task(id)).toMatchObject({ data: { status: 'completed', output } });
	});

	it('can be taken back while it waits, and not later', async () => {
		const id = await create(KLING_3);
		const cancel = async (which: string) =>
			await send(`/api/v1/task/${which}`, undefined, 'DELETE');
		expect((await cancel(id)).body).toEqual(inData({ status: 'cancelled' }));
		const second = await create(KLING_3);
		clock.advance(GENERATION_MS / 2);
		expect(await cancel(second)).toMatchObject({ status: 400, body: { code: 400, data: null } });
		clock.advance(GENERATION_MS);
		expect(emulator().billing.jobs).toMatchObject([
			{ id, amount: 0 },
			{ id: second, amount: 0.5 },
		]);
	});
});

describe('a failed task', () => {
	it('says what the model behind it said, and gives the points back', async () => {
		emulator().settings('piApi').outcome = 'failed';
		const id = await create(KLING_3);
		clock.advance(GENERATION_MS);
		expect(await task(id)).toEqual(
			inData({
				status: 'failed',
				error: expect.objectContaining({
					code: 10003,
					raw_message: 'Your request was blocked by our moderation system.',
				}),
			}),
		);
		expect(emulator().billing.total()).toBe(0);
	});

	it('of Seedance costs one per cent when its moderation blocked it, and nothing else', async () => {
		emulator().settings('piApi').outcome = (job) => (job === 1 ? 'failed' : 'failedWithoutError');
		const seedance = {
			model: 'seedance',
			task_type: 'seedance-2',
			input: { prompt: 'x', mode: 'text_to_video', duration: 10, aspect_ratio: '16:9' },
		};
		const ids = [await create(seedance), await create(seedance)];
		clock.advance(GENERATION_MS);
		const consumed = await Promise.all(ids.map(task));
		expect(consumed).toMatchObject([
			{ data: { meta: { usage: { frozen: 15_000_000, consume: 150_000 } } } },
			{ data: { meta: { usage: { consume: 0 } }, error: { code: 10000 } } },
		]);
		expect(emulator().billing.jobs).toMatchObject([{ amount: 0.015 }, { amount: 0 }]);
	});
});

describe('a refusal', () => {
	it.each<[string, object]>([
		['an unknown model', { ...KLING_3, model: 'kling-9' }],
		['a type of task of another model', { ...KLING_3, task_type: 'txt2video' }],
		['a field beside the input', { ...KLING_3, prompt: 'x' }],
		['no input', { ...KLING_3, input: undefined }],
		['no prompt', { ...KLING_3, input: { ...KLING_3.input, prompt: '' } }],
		['a length as text', { ...KLING_3, input: { ...KLING_3.input, duration: '5' } }],
		['a length of another version', { ...KLING_3, input: { prompt: 'x', duration: 7 } }],
		['a field of another version', { ...KLING_3, input: { prompt: 'x', enable_audio: true } }],
		[
			'Hailuo at 1080 for ten seconds',
			{
				model: 'hailuo',
				task_type: 'video_generation',
				input: { model: 'v2.3', prompt: 'x', duration: 10, resolution: 1080 },
			},
		],
		[
			'an image in text to video',
			{
				model: 'seedance',
				task_type: 'seedance-2',
				input: { prompt: 'x', mode: 'text_to_video', image_urls: ['https://a.example/1.png'] },
			},
		],
		[
			'three frames',
			{
				model: 'seedance',
				task_type: 'seedance-2',
				input: {
					prompt: 'x',
					mode: 'first_last_frames',
					image_urls: Array(3).fill('https://a.example/1.png'),
				},
			},
		],
	])('comes before there is a task: %s', async (_name, request) => {
		const reply = await send('/api/v1/task', request);
		expect(reply).toMatchObject({ status: 400, body: { code: 400, data: null } });
		expect(reply.body).toMatchObject({ message: expect.stringMatching(/^invalid request: /) });
		expect(emulator().billing.count).toBe(0);
	});

	it('is given to a wrong key, to one of another plan, and without credit', async () => {
		const withKey = async (key: string) => await send('/api/v1/task', KLING_3, 'POST', key);
		const told = (code: number) => ({ status: code, body: { code, data: null } });
		expect(await withKey('wrong')).toMatchObject(told(401));
		expect(await withKey('key-piApi-other-plan')).toMatchObject(told(403));
		emulator().settings('piApi').credit = 0;
		expect(await withKey('key-piApi')).toMatchObject(told(402));
	});

	it('is given of a task nobody knows', async () => {
		const gone = { status: 404, body: { code: 404, data: null, message: 'task not found' } };
		expect(await send('/api/v1/task/40680c72-279e-42c2-a4c0-e96e71865f04')).toEqual(gone);
	});
});

it('tells the account of a key, as the official command line asks for it', async () => {
	const { body } = await send('/account/info');
	expect(body).toEqual(inData({ account_id: '1', remaining_credits: 1_000 }));
	expect((await send('/account/info', undefined, 'GET', 'wrong')).status).toBe(401);
});

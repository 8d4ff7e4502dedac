// Requests as docs.aimlapi.com's pages and AIMLAPI's own package send them (aimlapi/hypit-aimlapi, provider.ts and
// provider.test.ts; D1m7asis/n8n-nodes-aimlapi, generation.ts), read as those read the answers.
import { fetch } from 'undici';

import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const GENERATIONS = '/v2/video/generations';

interface Reply {
	readonly status: number;
	readonly body: unknown;
}

async function send(path: string, body?: object, key = 'key-aimlApi'): Promise<Reply> {
	const response = await fetch(`${emulator().baseUrl('aimlApi')}${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: {
			...(key !== '' && { authorization: `Bearer ${key}` }),
			'content-type': 'application/json',
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return { status: response.status, body: await response.json() };
}

const VEO = { model: 'google/veo-3.1-t2v', prompt: 'A menacing dragon appears in a distance' };

/** Submits, and says the ID. */
async function create(body: object): Promise<string> {
	const reply = await send(GENERATIONS, body);
	const [job] = emulator().jobs('aimlApi').slice(-1);
	expect(reply).toMatchObject({ status: 200, body: { id: job?.id, status: 'queued' } });
	return job?.id ?? '';
}

const fetched = async (id: string) =>
	(await send(`${GENERATIONS}?generation_id=${encodeURIComponent(id)}`)).body;

describe('a generation', () => {
	it('is queued, generating and completed, and charged when it is', async () => {
		const id = await create(VEO);
		expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:google\/veo-3\.1-t2v$/);
		expect(await fetched(id)).toEqual({
			id,
			status: 'queued',
			video: null,
			error: null,
			meta: null,
		});
		clock.advance(GENERATION_MS / 2);
		expect(await fetched(id)).toMatchObject({ status: 'generating' });
		expect(emulator().billing.total()).toBe(0);
		clock.advance(GENERATION_MS / 2);
		const usage = { credits_used: 6_400_000, usd_spent: 3.2 };
		expect(await fetched(id)).toEqual({
			id,
			status: 'completed',
			video: { url: emulator().fileUrlOf(id) },
			error: null,
			meta: { usage },
		});
		expect(emulator().billing.jobs).toMatchObject([{ id, amount: 3.2, currency: 'USD' }]);
		const file = Buffer.from(await (await fetch(emulator().fileUrlOf(id))).arrayBuffer());
		expect(await readVideo(file)).toMatchObject({ width: 1280, height: 720 });
	});

	it("is taken as AIMLAPI's own package sends Seedance, with a frame in the request", async () => {
		const id = await create({
			model: 'bytedance/seedance-2-0',
			prompt: 'A hedgehog',
			resolution: '1080p',
			aspect_ratio: '9:16',
			duration: 8,
			generate_audio: true,
			image_url: 'data:image/jpeg;base64,CQ==',
		});
		expect(emulator().jobs('aimlApi')).toMatchObject([{ id, size: '1080x1920', seconds: 8 }]);
	});

	it('answers with a list of videos where the model does', async () => {
		const id = await create({ model: 'hailuo-2.3', prompt: 'x', duration: 6 });
		clock.advance(GENERATION_MS);
		expect(await fetched(id)).toMatchObject({ video: [{ url: emulator().fileUrlOf(id) }] });
	});

	it('that fails says why, and costs nothing', async () => {
		emulator().settings('aimlApi').outcome = 'failed';
		const id = await create(VEO);
		clock.advance(GENERATION_MS);
		const message = 'Your request was blocked by our moderation system.';
		expect(await fetched(id)).toEqual({
			id,
			status: 'error',
			video: null,
			error: { name: 'moderation_blocked', message },
			meta: null,
		});
		expect(emulator().billing.total()).toBe(0);
	});
});

describe('a refusal', () => {
	it.each<[string, object]>([
		['an unknown model', { ...VEO, model: 'google/veo-9' }],
		['no prompt', { model: VEO.model }],
		['a length as text', { ...VEO, duration: '8' }],
		['a length the model has not', { ...VEO, duration: 5 }],
		['a field the model has not', { ...VEO, image_url: 'https://a.example/1.png' }],
		['no image where one is needed', { ...VEO, model: 'google/veo-3.1-i2v' }],
		['text that is no image', { ...VEO, model: 'google/veo-3.1-i2v', image_url: 'no image' }],
		['a length beyond the model', { model: 'x-ai/grok-imagine-video', prompt: 'x', duration: 16 }],
	])('comes for %s', async (_name, body) => {
		const reply = await send(GENERATIONS, body);
		expect(reply).toMatchObject({
			status: 400,
			body: { statusCode: 400, message: expect.stringMatching(/^Body validation error\n/) },
		});
		expect(emulator().billing.count).toBe(0);
	});

	it('has the shape of the pages for a wrong key, no right, no credit and too many at once', async () => {
		const withKey = async (key: string) => await send(GENERATIONS, VEO, key);
		const told = (statusCode: number, message: RegExp) => ({
			status: statusCode,
			body: {
				message: expect.stringMatching(message),
				path: GENERATIONS,
				requestId: expect.any(String),
				statusCode,
				timestamp: expect.any(String),
			},
		});
		expect(await withKey('wrong')).toEqual(told(401, /requires a valid API key/));
		expect((await withKey('key-aimlApi-blocked')).status).toBe(403);
		emulator().settings('aimlApi').maxRunning = 0;
		expect(await withKey('key-aimlApi')).toEqual(told(429, /Too Many Requests/));
		emulator().settings('aimlApi').credit = 0;
		expect(await withKey('key-aimlApi')).toEqual(told(403, /run out of credits/));
	});

	it('comes for a generation nobody knows, and for none at all', async () => {
		expect((await send(`${GENERATIONS}?generation_id=none`)).status).toBe(404);
		expect((await send(GENERATIONS)).status).toBe(400);
	});
});

describe('what is published', () => {
	it('lists models without a key, those that make videos when asked so', async () => {
		const all = await send('/v1/models', undefined, '');
		const videos = await send(
			'/v1/models?capabilities=text_to_video,image_to_video',
			undefined,
			'',
		);
		const chat = expect.objectContaining({ id: 'openai/gpt-4o', type: 'openai/chat-completions' });
		const data = expect.arrayContaining([chat, expect.objectContaining({ id: VEO.model })]);
		expect(all.body).toMatchObject({ object: 'list', data });
		expect(JSON.stringify(videos.body)).not.toContain('gpt-4o');
		expect(videos.body).toMatchObject({
			data: expect.arrayContaining([
				expect.objectContaining({ id: VEO.model, type: 'internal/video-generations/submit' }),
				expect.objectContaining({ id: 'minimax/hailuo-2.3', aliases: ['hailuo-2.3'] }),
			]),
		});
	});

	it('describes a model as the stored files of its pages do', async () => {
		const endpoint = encodeURIComponent('internal/video-generations/submit');
		const place = `/docs-json?model=${encodeURIComponent(VEO.model)}&endpoint=${endpoint}`;
		const { body } = await send(place, undefined, '');
		const schema = expect.objectContaining({
			required: ['model', 'prompt'],
			title: VEO.model,
			properties: expect.objectContaining({
				model: { type: 'string', enum: [VEO.model] },
				duration: { type: 'integer', enum: [4, 6, 8] },
				generate_audio: { type: 'boolean' },
			}),
		});
		expect(body).toMatchObject({
			paths: {
				[GENERATIONS]: {
					post: { requestBody: { content: { 'application/json': { schema } } } },
				},
			},
		});
		expect((await send('/docs-json?model=none', undefined, '')).status).toBe(404);
	});

	it('tells the balance to a key', async () => {
		expect((await send('/v2/billing')).body).toEqual({ current_balance: 123.45, currency: 'USD' });
		expect((await send('/v2/billing', undefined, 'wrong')).status).toBe(401);
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { dialectParameters, keyHeaders, type NewDialect } from './dialectsExpected';
import { parametersOf, PROMPT } from './rig';
import { imageUrl } from './rigImages';
import { fileOf, only, onlyItem } from './rigItems';
import { useRig } from './rigOfFile';
import { wireOf } from './rigWire';

const rig = useRig();
const ONE_DAY = 86_400_000;

async function run(dialect: NewDialect, operation: string, more: INodeParameters = {}) {
	const submits = ['create', 'generate'].includes(operation);
	const parameters = submits
		? dialectParameters(dialect, operation, more)
		: parametersOf(operation, more);
	return await rig().run({ dialect, parameters });
}

async function create(dialect: NewDialect): Promise<string> {
	return String(onlyItem(await run(dialect, 'create')).json['id']);
}

/** Generates, and sees that the file is the job's, byte for byte. */
async function generateWhole(dialect: NewDialect, more: INodeParameters = {}) {
	const item = onlyItem(await run(dialect, 'generate', more));
	const { id } = only(rig().emulator.jobs(dialect));
	const content = await rig().emulator.contentOf(id);
	expect((await fileOf(rig(), item)).bytes.equals(content)).toBe(true);
	return item;
}

describe('OpenRouter', () => {
	it('gets first and last frame, and the answer to a poll says nothing of where to poll', async () => {
		rig().emulator.faults.add({
			route: 'submit',
			action: {
				kind: 'transform',
				answer: (body) => ({ ...Object(body), polling_url: 'https://evil.example/videos/1' }),
			},
		});
		const [first, last] = ['landscape-1280x720.png', 'landscape-1280x720.jpg'] as const;
		const urls = [imageUrl(rig(), first), imageUrl(rig(), last)];
		await generateWhole('openRouter', { imageSource: 'url', imageUrl: urls.join(', ') });
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		const [start = '', end = ''] = urls;
		expect(body).toMatchObject({
			frame_images: [
				{ type: 'image_url', image_url: { url: start }, frame_type: 'first_frame' },
				{ type: 'image_url', image_url: { url: end }, frame_type: 'last_frame' },
			],
		});
		expect(rig().requestsTo('image')).toEqual([]);
	});

	it.each([
		['its own endpoint, with the key', 'endpoint', 'content', 'Bearer key-openRouter'],
		['a storage service, without it', 'storage', 'file', undefined],
	] as const)('has the file at %s', async (_name, links, route, authorization) => {
		rig().emulator.settings('openRouter').links = links;
		// The plain content address is closed, so that the one of the answer is needed.
		rig().emulator.faults.add({
			route: 'content',
			times: 1,
			action: { kind: 'respond', status: 401, body: '{}' },
		});
		await generateWhole('openRouter');
		const fetches = rig().requestsTo('content', 'file').slice(1);
		expect(only(fetches)).toMatchObject({ route });
		expect(only(fetches).headers['authorization']).toBe(authorization);
	});

	it('says that there is no credit left, and that nothing was charged', async () => {
		rig().emulator.settings('openRouter').credit = 0;
		const { error } = await run('openRouter', 'generate');
		expect(error?.message).toMatch(/Insufficient credits.*HTTP 402/);
		expect(error?.description).toContain('Nothing was charged');
		expect(only(rig().requestsTo('submit')).status).toBe(402);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['the default model', { model: { __rl: true, mode: 'id', value: 'sora-2' } }, /Model sora-2/],
		['1024p', { resolution: '1024p' }, /Resolution 1024p/],
		['three images', { imageSource: 'url', imageUrl: 'https://a.b https://a.c https://a.d' }, /3/],
	])('is not asked for %s', async (_name, more, words) => {
		const { error } = await run('openRouter', 'generate', more);
		expect(error?.message).toMatch(words);
		expect(rig().requestsTo('submit')).toEqual([]);
	});
});

describe('SGLang', () => {
	it('has the file in the cloud, where the endpoint would say so with 400', async () => {
		Object.assign(rig().emulator.settings('sglang'), { links: 'storage', keys: ['key-sglang'] });
		await generateWhole('sglang');
		const fetch = only(rig().requestsTo('content', 'file'));
		expect(fetch.route).toBe('file');
		expect(keyHeaders(fetch.headers)).toEqual({});
	});

	it('gets a form only with a file, and never a path on itself', async () => {
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'square-640x640.png') };
		await generateWhole('sglang', setting);
		const { contentType, body } = await wireOf(only(rig().requestsTo('submit')));
		expect(contentType).toBe('application/json');
		expect(body).not.toHaveProperty('input_reference');
	});
});

describe('vLLM-Omni', () => {
	it('forgets a cancelled job, which is said after a few looks', async () => {
		Object.assign(rig().emulator.settings('vllmOmni'), { generationMs: 0, outcome: 'cancelled' });
		const videoId = await create('vllmOmni');
		const { error } = await run('vllmOmni', 'wait', { videoId });
		expect(error?.message).toContain(videoId);
		expect(error).toMatchObject({ context: { data: { id: videoId, kind: 'missing' } } });
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('gets its own fields, seed and negative prompt', async () => {
		const options = {
			seed: 7,
			negativePrompt: 'fog',
			extraFields: '{"num_frames": 81, "guidance_scale": 4.5}',
		};
		await generateWhole('vllmOmni', { options });
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toEqual([
			['prompt', PROMPT],
			['size', '1280x720'],
			['seconds', '8'],
			['seed', '7'],
			['negative_prompt', 'fog'],
			['num_frames', '81'],
			['guidance_scale', '4.5'],
		]);
	});

	it('says what it does not like about a field, in words', async () => {
		const options = { extraFields: '{"num_frames": "many"}' };
		const { error } = await run('vllmOmni', 'create', { options });
		expect(error?.message).toMatch(/body\.num_frames: String should match pattern.*HTTP 422/);
	});
});

describe('New API', () => {
	it.each([
		['envelope', 'endpoint'],
		['envelope', 'storage'],
		['olderEnvelope', 'endpoint'],
		['olderEnvelope', 'storage'],
		['job', 'storage'],
	] as const)('may answer as %s with a file at the %s', async (answers, links) => {
		Object.assign(rig().emulator.settings('newApi'), { answers, links });
		// The relay's own endpoint has trouble with this file.
		rig().emulator.faults.add({
			route: 'content',
			times: 1,
			action: { kind: 'respond', status: 403, body: '{}' },
		});
		const { json } = await generateWhole('newApi');
		expect(json).toMatchObject({ status: 'completed', progress: 100, failure: null });
		const [, fetch] = rig().requestsTo('content', 'file');
		expect(fetch?.route).toBe(links === 'storage' ? 'file' : 'content');
		expect(fetch?.headers['authorization']).toBe(
			links === 'storage' ? undefined : 'Bearer sk-newApi',
		);
	});

	it.each(['failed', 'cancelled'] as const)(
		'tells in its envelope that a job ended as %s, once as FAILURE',
		async (outcome) => {
			Object.assign(rig().emulator.settings('newApi'), {
				generationMs: 0,
				outcome,
				answers: 'envelope',
			});
			const videoId = await create('newApi');
			const { json } = onlyItem(await run('newApi', 'getStatus', { videoId }));
			const message = 'Your request was blocked by our moderation system.';
			expect(json).toMatchObject({
				status: 'failed',
				progress: 100,
				failure: outcome === 'failed' ? { code: null, message } : null,
			});
		},
	);

	it('says that it does not know a job with 400, which is no error of the request', async () => {
		const { error } = await run('newApi', 'getStatus', { videoId: 'task_0' });
		expect(error).toMatchObject({ context: { data: { id: 'task_0', kind: 'missing' } } });
		expect(error?.message).toContain('task_not_exist');
	});

	it('gets an image of Sora as a file, downloaded without the key', async () => {
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'landscape-1280x720.png') };
		await generateWhole('newApi', setting);
		expect(only(rig().emulator.jobs('newApi')).image).toMatchObject({ kind: 'file' });
		expect(keyHeaders(only(rig().requestsTo('image')).headers)).toEqual({});
	});

	it('gets an image of another model by its address', async () => {
		const model = { __rl: true, mode: 'id', value: 'kling-v2-master' };
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'square-640x640.png'), model };
		await generateWhole('newApi', setting);
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toEqual({
			model: 'kling-v2-master',
			prompt: PROMPT,
			size: '1280x720',
			seconds: '8',
			duration: 8,
			image: setting.imageUrl,
		});
	});
});

describe('LiteLLM', () => {
	it('is asked by the ID of the create answer, encoded, never by that of a status answer', async () => {
		const item = await generateWhole('liteLlm');
		const { id } = only(rig().emulator.jobs('liteLlm'));
		expect(id).toMatch(/^video_[\w/+]+={0,2}$/);
		expect(id).toMatch(/[/+]/);
		expect(item.json['id']).toBe(id);
		for (const { path, status } of rig().requestsTo('status', 'content')) {
			expect(path).toContain(`/v1/videos/${encodeURIComponent(id)}`);
			expect(status).toBe(200);
		}
		const file = await fileOf(rig(), item);
		expect(file.fileName).toMatch(/^video_[\w+=]+\.mp4$/);
	});
});

describe('Azure OpenAI', () => {
	it('runs two jobs at once, the third when one of them is done', async () => {
		const items = [{ json: {} }, { json: {} }, { json: {} }];
		const parameters = dialectParameters('azureOpenAi', 'generate');
		const result = await rig().run({ dialect: 'azureOpenAi', items, parameters });
		expect(result.items).toHaveLength(3);
		expect(
			rig()
				.requestsTo('submit')
				.map(({ status }) => status),
		).toEqual([200, 200, 200]);
	});

	it('says that there is no such deployment', async () => {
		const model = { __rl: true, mode: 'id', value: 'forgotten' };
		const { error } = await run('azureOpenAi', 'generate', { model });
		expect(error?.message).toMatch(/The API deployment for this resource does not exist/);
	});
});

const CAN: Readonly<Record<NewDialect, readonly string[]>> = {
	azureOpenAi: ['getMany', 'delete', 'remix'],
	openRouter: [],
	liteLlm: ['getMany', 'remix'],
	newApi: ['remix'],
	vllmOmni: ['getMany', 'delete'],
	sglang: ['getMany', 'delete'],
};

describe.each(Object.keys(CAN) as NewDialect[])('The further life of a video on %s', (dialect) => {
	it.each(['getMany', 'delete', 'remix'])(
		'%s works, or is refused before any request',
		async (operation) => {
			rig().emulator.settings(dialect).generationMs = 0;
			const videoId = await create(dialect);
			const before = rig().emulator.requests.length;
			const { items, error } = await run(dialect, operation, {
				...(operation === 'getMany' ? {} : { videoId }),
				...(operation === 'remix' ? { prompt: 'At night' } : {}),
			});
			if (!CAN[dialect].includes(operation)) {
				expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
				expect(rig().emulator.requests).toHaveLength(before);
				return;
			}
			const jobs = rig().emulator.jobs(dialect);
			const shown = { getMany: { id: videoId }, delete: { id: videoId, deleted: true } };
			const remixed = { id: jobs[1]?.id, prompt: 'At night', dialect };
			expect(only(items).json).toMatchObject(
				operation === 'getMany' || operation === 'delete' ? shown[operation] : remixed,
			);
			expect(jobs[0]?.deleted).toBe(operation === 'delete');
			expect(jobs).toHaveLength(operation === 'remix' ? 2 : 1);
		},
	);

	it('shows a running job as not ready', async () => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const videoId = await create(dialect);
		const { error } = await run(dialect, 'download', { videoId });
		expect(error).toMatchObject({ context: { data: { id: videoId, kind: 'notReady' } } });
	});
});

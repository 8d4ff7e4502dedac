import type { INodeParameters } from 'n8n-workflow';

import { keyHeaders } from '../rig/dialects/expected';
import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { dialectParameters } from '../rig/dialects/wire';
import { PROMPT } from '../rig/rig';
import { imageUrl } from '../rig/images';
import { only } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

describe('SGLang', () => {
	it('has the file in the cloud, where the endpoint would say so with 400', async () => {
		Object.assign(rig().emulator.settings('sglang'), { links: 'storage', keys: ['key-sglang'] });
		await generateWhole(rig(), 'sglang');
		const fetches = rig().requestsTo('content', 'file');
		expect([...new Set(fetches.map(({ route }) => route))]).toEqual(['file']);
		for (const { headers } of fetches) expect(keyHeaders(headers)).toEqual({});
	});

	it('gets a form only with a file, and never a path on itself', async () => {
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'square-640x640.png') };
		await generateWhole(rig(), 'sglang', setting);
		const { contentType, body } = await wireOf(only(rig().requestsTo('submit')));
		expect(contentType).toBe('application/json');
		expect(body).not.toHaveProperty('input_reference');
	});
});

describe('vLLM-Omni', () => {
	it('forgets a cancelled job, which is said after a few looks', async () => {
		Object.assign(rig().emulator.settings('vllmOmni'), { generationMs: 0, outcome: 'cancelled' });
		const videoId = await createOn(rig(), 'vllmOmni');
		const { error } = await runOn(rig(), 'vllmOmni', 'wait', { videoId });
		expect(error?.message).toContain(videoId);
		expect(error).toMatchObject({ context: { data: { id: videoId, kind: 'notFound' } } });
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('gets its own fields, seed and negative prompt', async () => {
		const options = {
			seed: 7,
			negativePrompt: 'fog',
			extraFields: '{"num_frames": 81, "guidance_scale": 4.5}',
		};
		await generateWhole(rig(), 'vllmOmni', { options });
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
		const { error } = await runOn(rig(), 'vllmOmni', 'create', { options });
		expect(error?.message).toMatch(/body\.num_frames.*String should match pattern.*HTTP 400/);
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

	it('names the deployment, whatever the user called it', async () => {
		const model = { __rl: true, mode: 'id', value: 'my-sora' };
		await runOn(rig(), 'azureOpenAi', 'create', { model });
		expect(only(rig().emulator.jobs('azureOpenAi')).model).toBe('my-sora');
	});

	it('says that there is no such deployment', async () => {
		const model = { __rl: true, mode: 'id', value: 'forgotten' };
		const { error } = await runOn(rig(), 'azureOpenAi', 'generate', { model });
		expect(error?.message).toMatch(/The API deployment for this resource does not exist/);
	});
});

describe('An empty model', () => {
	it.each(['fal', 'openRouter', 'azureOpenAi'] as const)(
		'has to be chosen on %s, which has no default',
		async (dialect) => {
			const model = { __rl: true, mode: 'list', value: '' };
			const { error } = await runOn(rig(), dialect, 'generate', { model });
			expect(error?.message).toMatch(/^Model is empty, and .* has no default model$/);
			expect(error?.description).toContain('Choose a model from the list');
			expect(rig().requestsTo('submit')).toEqual([]);
		},
	);

	it('is not sent to a server that has one', async () => {
		await runOn(rig(), 'sglang', 'create');
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).not.toHaveProperty('model');
	});
});

describe('The list of models', () => {
	it.each([
		['openRouter', ['google/veo-3.1', 'alibaba/wan-2.6', 'vendor/silent-model']],
		['azureOpenAi', ['sora-2']],
		['liteLlm', ['sora-2', 'sora-2-pro', 'my-video-model']],
		['newApi', ['sora-2', 'sora-2-pro', 'kling-v2-master']],
		['vllmOmni', ['Wan-AI/Wan2.2-T2V-A14B-Diffusers']],
		['sglang', ['Wan-AI/Wan2.1-I2V-14B-480P-Diffusers']],
	] as const)('of %s has the models that make videos', async (dialect, models) => {
		const { results } = await rig().searchModels({ dialect });
		const named = results.map(({ value }) => value).filter((value) => value !== '');
		expect(named).toEqual(models);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['a length', { duration: 10 }, /Duration 10 .* 4, 6 or 8 seconds/],
		['a resolution', { resolution: '480p' }, /Resolution 480p .* 720p, 1080p or 4K/],
		['a ratio', { aspectRatio: '1:1' }, /Aspect Ratio 1:1 .* 16:9 or 9:16/],
		['a size', { options: { size: '640x480' } }, /Size 640x480 .* 1280x720/],
	])('of OpenRouter says beforehand that a model has not %s', async (_name, more, words) => {
		const { error } = await runOn(rig(), 'openRouter', 'generate', more);
		expect(error?.message).toMatch(words);
		expect(error?.description).toContain('nothing was charged');
		expect(rig().requestsTo('submit')).toEqual([]);
	});
});

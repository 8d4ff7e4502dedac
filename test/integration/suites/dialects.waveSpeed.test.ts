import type { INodeParameters } from 'n8n-workflow';

import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { only, onlyItem } from '../rig/items';
import { parametersOf, PROMPT } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

const picked = (value: string): INodeParameters => ({ model: { __rl: true, mode: 'id', value } });
const VEO = 'google/veo3.1/text-to-video';

/** Creates, and says what went over the wire. */
async function bodyOf(model: string, more: INodeParameters = {}): Promise<unknown> {
	const parameters = parametersOf('create', { ...picked(model), ...more });
	const { error } = await rig().run({ dialect: 'waveSpeed', parameters });
	if (error) throw error;
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

/** Answers the next requests to a route with this JSON and HTTP 200. */
function answer(
	route: 'submit' | 'status' | 'models',
	json: object,
	{ times = 1, worked = false, status = 200 } = {},
): void {
	const kind = worked ? 'respondAfterWork' : 'respond';
	const action = { kind, status, body: JSON.stringify(json) } as const;
	rig().emulator.faults.add({ route, action, times });
}

const task = (changes: object) => ({
	code: 200,
	message: 'success',
	data: { id: 'a', model: VEO, outputs: [], created_at: '', error: '', ...changes },
});

describe('the models of WaveSpeed', () => {
	it('are paths, whose slashes are not encoded', async () => {
		await generateWhole(rig(), 'waveSpeed');
		expect(only(rig().requestsTo('submit')).path).toBe(`/waveSpeed/api/v3/${VEO}`);
	});

	it('get the fields of their published schema', async () => {
		const model = 'bytedance/seedance-v1-pro-i2v-720p';
		const images = { imageSource: 'url', imageUrl: 'https://example.com/first.png' };
		const options = { lastFrame: 'https://example.com/last.png', seed: 7 };
		expect(await bodyOf(model, { ...images, options })).toEqual({
			prompt: PROMPT,
			image: 'https://example.com/first.png',
			last_image: 'https://example.com/last.png',
			aspect_ratio: '16:9',
			duration: 5,
			seed: 7,
		});
		expect(rig().requestsTo('models')).toHaveLength(1);
	});

	it('get a shape in pixels, where they have no other', async () => {
		const model = 'wavespeed-ai/hunyuan-video/t2v';
		expect(await bodyOf(model, { aspectRatio: '9:16' })).toEqual({
			prompt: PROMPT,
			size: '720*1280',
		});
	});

	it('are refused before anything is paid what their schema has not', async () => {
		const { error } = await runOn(rig(), 'waveSpeed', 'generate', { duration: 5 });
		expect(error).toMatchObject({
			message: expect.stringContaining('4, 6 or 8 seconds'),
			context: { data: { kind: 'refused' } },
		});
		expect(rig().requestsTo('submit')).toEqual([]);
	});

	it('get what was changed under its usual names, where the list does not come', async () => {
		answer('models', { code: 500, message: 'Internal Error' }, { times: Infinity, status: 500 });
		expect(await bodyOf(VEO, { duration: 8 })).toEqual({ prompt: PROMPT, duration: 8 });
	});

	it('are found in a list of many megabytes', async () => {
		const known = { type: 'object', properties: { length: { type: 'integer' } }, required: [] };
		const other = (index: number) => ({
			model_id: `vendor/model-${index}/text-to-video`,
			type: 'text-to-video',
			description: 'x'.repeat(4_000),
			api_schema: { api_schemas: [{ type: 'model_run', request_schema: known }] },
		});
		const data = Array.from({ length: 1_200 }, (_, index) => other(index));
		answer('models', { code: 200, message: 'success', data }, { times: Infinity });
		const { results } = await rig().searchModels({ dialect: 'waveSpeed' }, 'model-1199');
		expect(results.map(({ value }) => value)).toEqual(['vendor/model-1199/text-to-video']);
		const { error } = await runOn(rig(), 'waveSpeed', 'create', {
			...picked('vendor/model-1199/text-to-video'),
		});
		expect(error).toMatchObject({ message: expect.stringContaining('no prompt for vendor') });
	});

	it('are listed, those that make videos', async () => {
		const { results } = await rig().searchModels({ dialect: 'waveSpeed' });
		const names = results.map(({ value }) => value);
		expect(names).toEqual(expect.arrayContaining([VEO, 'kwaivgi/kling-v2.0-i2v-master']));
		expect(names).not.toContain('wavespeed-ai/flux-dev');
	});
});

describe('a submission to WaveSpeed', () => {
	it.each([
		[402, 'Insufficient credits. Please top up.', 'no credit left'],
		[400, 'duration is not within the range', 'Change the setting'],
	])(
		'that is refused by the code %i with HTTP 200 has cost nothing',
		async (code, message, advice) => {
			answer('submit', { code, message });
			const { error } = await runOn(rig(), 'waveSpeed', 'generate');
			expect(error).toMatchObject({
				message: expect.stringContaining(message.replace(/\.$/, '')),
				description: expect.stringContaining(advice),
				context: { data: { kind: 'rejected' } },
			});
			expect(rig().requestsTo('submit')).toHaveLength(1);
		},
	);

	it('waits out a rate limit, with HTTP 429 and with HTTP 200', async () => {
		answer('submit', { code: 429, message: 'Rate limit exceeded.' }, { status: 429 });
		answer('submit', { code: 429, message: 'Rate limit exceeded.' });
		await generateWhole(rig(), 'waveSpeed');
		expect(rig().requestsTo('submit')).toHaveLength(3);
		expect(rig().emulator.jobs('waveSpeed')).toHaveLength(1);
	});

	it('that is lost is not looked for among jobs that do not tell what they are of', async () => {
		const model = picked('bytedance/seedance-v1-pro-i2v-720p');
		const images = { imageSource: 'url', imageUrl: 'https://example.com/first.png', prompt: '' };
		answer('submit', {}, { status: 502, worked: true });
		const { error } = await runOn(rig(), 'waveSpeed', 'generate', { ...model, ...images });
		expect(error?.message).toContain('may have created a video');
		expect(rig().requestsTo('submit')).toHaveLength(1);
		expect(rig().requestsTo('list')).toEqual([]);
	});

	it.each([500, 5000, 5003, 1403])(
		'is never sent again after the code %i, which proves nothing',
		async (code) => {
			answer('submit', { code, message: 'Internal Error' }, { times: Infinity, worked: true });
			const { error } = await runOn(rig(), 'waveSpeed', 'generate');
			expect(error?.message).toContain('may have created a video');
			expect(rig().requestsTo('submit')).toHaveLength(1);
		},
	);
});

describe('a task of WaveSpeed', () => {
	it('that failed by no fault of the request is submitted anew, if told to', async () => {
		rig().emulator.settings('waveSpeed').outcome = (job) =>
			job === 1 ? 'overloaded' : 'completed';
		const waiting = { resubmitFailed: 2 };
		const { json } = onlyItem(await runOn(rig(), 'waveSpeed', 'generate', { waiting }));
		expect(json).toMatchObject({ status: 'completed' });
		expect(rig().requestsTo('submit')).toHaveLength(2);
		expect(rig().emulator.billing.total()).toBe(3.2);
	});

	it('that is completed without its video, since it was flagged, is a failure that was paid for', async () => {
		answer('status', task({ status: 'completed', has_nsfw_contents: [true] }), { times: Infinity });
		const { error } = await runOn(rig(), 'waveSpeed', 'generate', {
			waiting: { resubmitFailed: 2 },
		});
		expect(error).toMatchObject({
			message: expect.stringContaining('withheld by moderation'),
			context: { data: { kind: 'failed' } },
		});
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('that has several videos gives an item for each', async () => {
		const id = await createOn(rig(), 'waveSpeed');
		const link = rig().emulator.fileUrlOf(id);
		answer('status', task({ id, status: 'completed', outputs: [link, `${link}&n=2`] }));
		const { items } = await runOn(rig(), 'waveSpeed', 'wait', { videoId: id });
		expect(items.map(({ json }) => json['url'])).toEqual([link, `${link}&n=2`]);
	});

	it('is asked for again through trouble that comes with HTTP 200', async () => {
		for (const [code, message] of [
			[500, 'Internal Error'],
			[429, 'Rate limit exceeded.'],
			[404, 'Task not found'],
		]) {
			answer('status', { code, message });
		}
		await generateWhole(rig(), 'waveSpeed');
		expect(rig().emulator.jobs('waveSpeed')).toHaveLength(1);
	});

	it('takes its ID or its address', async () => {
		const id = await createOn(rig(), 'waveSpeed');
		const address = `https://api.wavespeed.ai/api/v3/predictions/${id}/result`;
		const { json } = onlyItem(await runOn(rig(), 'waveSpeed', 'wait', { videoId: address }));
		expect(json).toMatchObject({ id, status: 'completed' });
	});

	it('is listed page after page, by requests that create nothing', async () => {
		rig().emulator.settings('waveSpeed').generationMs = 0;
		const ids: string[] = [];
		for (let count = 0; count < 3; count++) ids.unshift(await createOn(rig(), 'waveSpeed'));
		const { items } = await runOn(rig(), 'waveSpeed', 'getMany', { returnAll: false, limit: 2 });
		expect(items.map(({ json }) => json['id'])).toEqual(ids.slice(0, 2));
		expect(rig().emulator.jobs('waveSpeed')).toHaveLength(3);
	});
});

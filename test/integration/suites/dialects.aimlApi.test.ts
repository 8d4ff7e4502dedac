import type { INodeParameters } from 'n8n-workflow';

import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { fileOf, only, onlyItem } from '../rig/items';
import { PROMPT } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

const picked = (value: string): INodeParameters => ({ model: { __rl: true, mode: 'id', value } });

/** Creates, and says what went over the wire. */
async function bodyOf(model: string, more: INodeParameters = {}): Promise<unknown> {
	const { error } = await runOn(rig(), 'aimlApi', 'create', { ...picked(model), ...more });
	if (error) throw error;
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

/** The schema does not come, however often it is asked for. */
function loseSchemas(): void {
	const action = { kind: 'respond', status: 503, body: 'down' } as const;
	rig().emulator.faults.add({ route: 'schema', action, times: Infinity });
}

describe('the generations of AIMLAPI', () => {
	it('are asked for by an ID with a slash and a colon in it', async () => {
		const item = await generateWhole(rig(), 'aimlApi');
		const { id } = only(rig().emulator.jobs('aimlApi'));
		expect(id).toMatch(/:google\/veo-3\.1-t2v$/);
		expect(item.json['id']).toBe(id);
		const asked = rig()
			.requestsTo('status')
			.map(({ path, query }) => [path.replace(/^\/aimlApi/, ''), query]);
		expect(new Set(asked.map((one) => JSON.stringify(one)))).toEqual(
			new Set([JSON.stringify(['/v2/video/generations', { generation_id: id }])]),
		);
		expect((await fileOf(rig(), item)).fileName).toMatch(/^[\w.-]+\.mp4$/);
	});

	it('take their ID or their address', async () => {
		const id = await createOn(rig(), 'aimlApi');
		const query = `generation_id=${encodeURIComponent(id)}`;
		for (const videoId of [id, `https://api.aimlapi.com/v2/video/generations?${query}`]) {
			for (const operation of ['wait', 'getStatus', 'download']) {
				const { json } = onlyItem(await runOn(rig(), 'aimlApi', operation, { videoId }));
				expect(json).toMatchObject({ id, status: 'completed' });
			}
		}
	});

	it('give a file where the answer has a list of videos', async () => {
		await generateWhole(rig(), 'aimlApi', { ...picked('minimax/hailuo-2.3'), duration: 6 });
	});

	it('get the fields of the schema the provider publishes', async () => {
		const model = 'klingai/video-v3-pro-image-to-video';
		const images = { imageSource: 'url', imageUrl: 'https://example.com/first.png' };
		const options = { lastFrame: 'https://example.com/last.png' };
		expect(await bodyOf(model, { duration: 12, ...images, options })).toEqual({
			model,
			prompt: PROMPT,
			image_url: 'https://example.com/first.png',
			tail_image_url: 'https://example.com/last.png',
			duration: 12,
		});
		expect(only(rig().requestsTo('schema')).query).toEqual({
			model,
			endpoint: 'internal/video-generations/submit',
		});
	});

	it('of a model with another name are fitted to its schema too', async () => {
		const body = await bodyOf('hailuo-2.3', { duration: 10, resolution: '1080p' });
		expect(body).toEqual({
			model: 'hailuo-2.3',
			prompt: PROMPT,
			duration: 10,
			resolution: '1080P',
		});
	});

	it('are fitted to what is known of the model when the schema does not come', async () => {
		loseSchemas();
		const { error } = await runOn(rig(), 'aimlApi', 'create', {
			...picked('google/veo-3.1-t2v'),
			duration: 5,
		});
		expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
		expect(await bodyOf('minimax/hailuo-2.3', { duration: 6, resolution: '768p' })).toMatchObject({
			duration: 6,
			resolution: '768P',
		});
	});

	it('get the usual names of what was changed when nothing is known of the model', async () => {
		loseSchemas();
		const body = await bodyOf('hailuo-2.3', {
			duration: 6,
			options: { extraFields: '{"enhance_prompt": false}' },
		});
		expect(body).toEqual({
			model: 'hailuo-2.3',
			prompt: PROMPT,
			duration: 6,
			enhance_prompt: false,
		});
	});

	it('are refused for free where the schema shows that the model does not take them', async () => {
		const model = picked('google/veo-3.1-t2v');
		for (const more of [{ duration: 5 }, { aspectRatio: '1:1' }, { resolution: '4k' }]) {
			const { error } = await runOn(rig(), 'aimlApi', 'create', { ...model, ...more });
			expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
		}
		expect(rig().requestsTo('submit')).toEqual([]);
	});

	it('are made by the models the provider lists', async () => {
		const { results } = await rig().searchModels({ dialect: 'aimlApi' }, 'veo');
		expect(results.map(({ value }) => value)).toContain('google/veo-3.1-i2v');
		const all = await rig().searchModels({ dialect: 'aimlApi' }, '');
		expect(all.results.map(({ value }) => value)).not.toContain('openai/gpt-4o');
	});
});

describe('the money of AIMLAPI', () => {
	it('is told in dollars with the video, and not before', async () => {
		const videoId = await createOn(rig(), 'aimlApi');
		const { json } = onlyItem(await runOn(rig(), 'aimlApi', 'wait', { videoId }));
		expect(json['cost']).toEqual({ amount: 3.2, currency: 'USD' });
	});

	it('is paid once when a free failure is tried anew', async () => {
		rig().emulator.settings('aimlApi').outcome = (job) => (job === 1 ? 'overloaded' : 'completed');
		const waiting = { resubmitFailed: 2 };
		await runOn(rig(), 'aimlApi', 'generate', { waiting });
		expect(rig().emulator.billing.jobs.map(({ amount }) => amount)).toEqual([0, 3.2]);
	});

	it.each([500, 503, 504])('is not risked twice after HTTP %i', async (status) => {
		const body = JSON.stringify({ message: 'Generation timeout', statusCode: status });
		const headers = { 'content-type': 'application/json' };
		const action = { kind: 'respond', status, body, headers } as const;
		rig().emulator.faults.add({ route: 'submit', action, times: Infinity });
		const { error } = await runOn(rig(), 'aimlApi', 'generate');
		expect(error).toMatchObject({ context: { data: { kind: 'unknown' } } });
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('is said to be gone, in the words of the provider', async () => {
		rig().emulator.settings('aimlApi').credit = 0;
		const { error } = await runOn(rig(), 'aimlApi', 'generate');
		expect(error?.message).toContain("You've run out of credits");
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { imageUrl } from '../rig/images';
import { only, onlyItem } from '../rig/items';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const MODEL = 'dreamina-seedance-2-0-260128';
const MINUTE = 60_000;

const modelOf = (value: string) => ({ model: { __rl: true, mode: 'id', value } });

async function bodyOf(more: INodeParameters): Promise<unknown> {
	const { error } = await runOn(rig(), 'modelArk', 'create', more);
	if (error) throw error;
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

/** A refused submission in the API's own envelope, as often as it is tried. */
function refuseAll(status: number, code: string, message: string): void {
	const body = JSON.stringify({ error: { code, message, param: '', type: 'TooManyRequests' } });
	const action = { kind: 'respond', status, body } as const;
	rig().emulator.faults.add({ route: 'submit', times: 9, action });
}

describe('Seedance of ModelArk', () => {
	it('tells the tokens of the video, and where it lies', async () => {
		rig().emulator.settings('modelArk').generationMs = MINUTE;
		const item = await generateWhole(rig(), 'modelArk');
		expect(item.json['cost']).toEqual({ amount: 173_700, unit: 'tokens' });
		expect(item.json['url']).toMatch(/^http:/);
		expect(rig().emulator.billing.total()).toBe(1.22);
	});

	it('begins and ends with images, whose shape the video has', async () => {
		const url = imageUrl(rig(), 'portrait-720x1280.png');
		const options = { lastFrame: url, audio: 'off', watermark: 'off', seed: 7 };
		expect(await bodyOf({ imageSource: 'url', imageUrl: url, options })).toEqual({
			model: MODEL,
			content: [
				{ type: 'text', text: expect.any(String) },
				{ type: 'image_url', image_url: { url }, role: 'first_frame' },
				{ type: 'image_url', image_url: { url }, role: 'last_frame' },
			],
			duration: 8,
			generate_audio: false,
			watermark: false,
			seed: 7,
		});
	});

	it('is guided by images', async () => {
		const url = imageUrl(rig(), 'landscape-1280x720.png');
		const body = await bodyOf({ options: { referenceImages: `${url},${url}` } });
		const guide = { type: 'image_url', image_url: { url }, role: 'reference_image' };
		expect(body).toMatchObject({ content: [{ type: 'text' }, guide, guide], ratio: '16:9' });
	});

	it('refuses what a model does not take before it costs anything', async () => {
		const model = modelOf('seedance-1-5-pro-251215');
		const { error } = await runOn(rig(), 'modelArk', 'generate', { ...model, duration: 15 });
		expect(error?.message).toContain('4 to 12 whole seconds for seedance-1-5-pro-251215');
		expect(rig().emulator.requests).toEqual([]);
	});

	it('makes a video with a model by the name that Volcengine has for it', async () => {
		const model = modelOf('doubao-seedance-1-0-pro-250528');
		const item = onlyItem(await runOn(rig(), 'modelArk', 'generate', model));
		expect(item.json).toMatchObject({ status: 'completed', model: model.model.value });
	});

	it('waits while the queue is full', async () => {
		rig().emulator.settings('modelArk').maxRunning = 1;
		rig().emulator.settings('modelArk').generationMs = MINUTE;
		await createOn(rig(), 'modelArk');
		const item = onlyItem(await runOn(rig(), 'modelArk', 'generate'));
		expect(item.json).toMatchObject({ status: 'completed' });
		const statuses = rig()
			.requestsTo('submit')
			.map(({ status }) => status);
		expect(statuses).toContain(429);
		expect(rig().emulator.jobs('modelArk')).toHaveLength(2);
	});

	it.each([
		['QuotaExceeded', 'Your account [1] has exhausted its free trial quota for the [m] model'],
		['SetLimitExceeded', 'Your account [1] has reached the set inference limit for the [m] model'],
	])('does not wait for what only the user can mend: %s', async (code, message) => {
		refuseAll(429, code, message);
		const { error } = await runOn(rig(), 'modelArk', 'generate');
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
		expect(error?.message).toContain(message);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('never sends a request again that speaks of an output', async () => {
		refuseAll(400, 'OutputVideoSensitiveContentDetected', 'The request failed.');
		const { error } = await runOn(rig(), 'modelArk', 'generate', {
			waiting: { resubmitFailed: 3 },
		});
		expect(error).toMatchObject({ context: { data: { kind: 'unknown' } } });
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('takes no job out of the list for a lost one: the list tells no prompts', async () => {
		await createOn(rig(), 'modelArk');
		const url = imageUrl(rig(), 'landscape-1280x720.png');
		rig().emulator.faults.add({
			route: 'submit',
			times: 1,
			action: { kind: 'reset', when: 'afterWork' },
		});
		const image = { imageSource: 'url', imageUrl: url, prompt: '' };
		const { error } = await runOn(rig(), 'modelArk', 'generate', image);
		expect(error).toMatchObject({ context: { data: { kind: 'unknown' } } });
		expect(rig().requestsTo('list')).toEqual([]);
	});

	it('says of arrears what they are, and tries no more', async () => {
		rig().emulator.settings('modelArk').credit = 0;
		const { error } = await runOn(rig(), 'modelArk', 'generate');
		expect(error?.message).toContain('your account has an overdue balance');
		expect(error?.description).toMatch(/arrears|balance/i);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('names both addresses to a key without access', async () => {
		const parameters = parametersOf('create', { ...modelOf(MODEL) });
		const apiKey = 'key-modelArk-chat-only';
		const { error } = await rig().run({ dialect: 'modelArk', parameters, apiKey });
		expect(error?.description).toContain('ark.ap-southeast.bytepluses.com');
		expect(error?.description).toContain('ark.cn-beijing.volces.com');
	});

	it('cancels a task that waits, and leaves a running one alone', async () => {
		rig().emulator.settings('modelArk').generationMs = 100 * MINUTE;
		const waiting = await createOn(rig(), 'modelArk');
		const gone = await runOn(rig(), 'modelArk', 'delete', { videoId: waiting });
		expect(onlyItem(gone).json).toMatchObject({ id: waiting, deleted: true });
		const cancelled = await runOn(rig(), 'modelArk', 'getStatus', { videoId: waiting });
		expect(onlyItem(cancelled).json).toMatchObject({ status: 'cancelled' });
		const running = await createOn(rig(), 'modelArk');
		await rig().clock.pass(50 * MINUTE);
		const { error } = await runOn(rig(), 'modelArk', 'delete', { videoId: running });
		expect(error?.message).toContain('currently running');
	});

	it('lists the models of the platform that make videos', async () => {
		const { results } = await rig().searchModels({ dialect: 'modelArk' });
		const ids = results.map(({ value }) => value);
		expect(ids).toContain('seedance-1-5-pro-251215');
		expect(ids).not.toContain('wan2-1-14b-i2v-250225');
		expect(ids).not.toContain('seedream-4-5-251128');
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { fileOf, only, onlyItem } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const ONE_DAY = 86_400_000;

const picked = (value: string): INodeParameters => ({ model: { __rl: true, mode: 'id', value } });

/** Creates, and says what went over the wire. */
async function bodyOf(model: string, more: INodeParameters = {}): Promise<unknown> {
	const { error } = await runOn(rig(), 'piApi', 'create', { ...picked(model), ...more });
	if (error) throw error;
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

/** Generates, tries failed jobs anew, and says what came of it and what was paid. */
async function tryAnew(model: string, outcome: 'failed' | 'overloaded') {
	rig().emulator.settings('piApi').outcome = (job) => (job === 1 ? outcome : 'completed');
	const waiting = { resubmitFailed: 3 };
	const result = await runOn(rig(), 'piApi', 'generate', {
		...picked(model),
		duration: 5,
		waiting,
	});
	return { result, paid: rig().emulator.billing.jobs.map(({ amount }) => amount) };
}

describe('the tasks of PiAPI', () => {
	it.each<[string, number, object]>([
		['kling/video_generation@3.0', 7, { version: '3.0', duration: 7 }],
		['kling/video_generation', 10, { duration: 10 }],
		['veo3.1/veo3.1-video-fast', 8, { duration: '8s' }],
		['seedance/seedance-2', 15, { mode: 'text_to_video', duration: 15 }],
		['Wan/wan26-txt2video', 5, { duration: 5 }],
		['luma/video_generation', 5, { duration: 5 }],
	])('takes %s as its model, type of task and version', async (model, duration, input) => {
		const [name = ''] = model.split('@');
		const cut = name.lastIndexOf('/');
		expect(await bodyOf(model, { duration })).toMatchObject({
			model: name.slice(0, cut),
			task_type: name.slice(cut + 1),
			input,
		});
	});

	it('makes a whole video with a model that has a slash in its name', async () => {
		await generateWhole(rig(), 'piApi', { ...picked('Qubico/hunyuan/txt2video'), duration: '' });
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toMatchObject({ model: 'Qubico/hunyuan', task_type: 'txt2video' });
	});

	it("takes the first of Kling's places of a file, and the second when that is gone", async () => {
		const action = { kind: 'respond', status: 404, body: 'gone' } as const;
		rig().emulator.faults.add({
			route: 'file',
			action,
			times: Infinity,
			match: ({ query }) => query['watermark'] === undefined,
		});
		const model = picked('kling/video_generation@2.6');
		const item = await generateWhole(rig(), 'piApi', { ...model, duration: 5 });
		expect(item.json).toMatchObject({ size: '1280x720', status: 'completed' });
	});

	it('shows an ID that is enough for Get Status, Wait and Download, and takes its address too', async () => {
		const id = await createOn(rig(), 'piApi');
		expect(id).toBe(only(rig().emulator.jobs('piApi')).id);
		for (const videoId of [id, `https://api.piapi.ai/api/v1/task/${id}`]) {
			for (const operation of ['wait', 'getStatus', 'download']) {
				const { json } = onlyItem(await runOn(rig(), 'piApi', operation, { videoId }));
				expect(json).toMatchObject({ id, status: 'completed' });
			}
		}
		const item = onlyItem(await runOn(rig(), 'piApi', 'download', { videoId: id }));
		expect((await fileOf(rig(), item)).fileName).toBe(`${id}.mp4`);
	});

	it('cancels a task that waits, and says of one that runs that it cannot be', async () => {
		rig().emulator.settings('piApi').generationMs = ONE_DAY;
		const waiting = await createOn(rig(), 'piApi');
		const { json } = onlyItem(await runOn(rig(), 'piApi', 'delete', { videoId: waiting }));
		expect(json).toEqual({ deleted: true, id: waiting });
		rig().emulator.settings('piApi').generationMs = 0;
		const ended = await createOn(rig(), 'piApi');
		const { error } = await runOn(rig(), 'piApi', 'delete', { videoId: ended });
		expect(error?.message).toBe(
			`PiAPI did not delete video ${ended}: only pending task can be cancelled (HTTP 400)`,
		);
	});

	it('is given extra fields inside the input', async () => {
		const options = { extraFields: '{ "cfg_scale": 0.7 }' };
		const body = await bodyOf('kling/video_generation@2.6', { duration: 5, options });
		expect(body).toMatchObject({ input: { cfg_scale: 0.7, version: '2.6' } });
	});
});

describe('the money of PiAPI', () => {
	it('is told in points, as they were taken', async () => {
		const { json } = await generateWhole(rig(), 'piApi');
		expect(json['cost']).toEqual({ amount: 8_000_000, unit: 'points' });
	});

	it('is not paid anew for a video that was blocked and charged in part', async () => {
		const { result, paid } = await tryAnew('seedance/seedance-2', 'failed');
		expect(result.error?.message).toContain('ended as failed: invalid request: Your request was');
		expect(paid).toEqual([0.0075]);
	});

	it('is paid for a further try when the first one was free', async () => {
		const { result, paid } = await tryAnew('kling/video_generation@3.0', 'overloaded');
		expect(onlyItem(result).json['status']).toBe('completed');
		expect(paid).toEqual([0, 0.5]);
	});

	it('is not spent twice on a task that exists although the answer says that it failed', async () => {
		const task_id = '259da62f-9516-4e44-82d6-ce747267a44c';
		const error = { code: 10000, raw_message: 'no capacity', message: 'task failed', detail: null };
		const data = { task_id, status: 'failed', error };
		const body = JSON.stringify({ code: 500, data, message: 'failed to create task' });
		const headers = { 'content-type': 'application/json' };
		const action = { kind: 'respond', status: 500, body, headers } as const;
		rig().emulator.faults.add({ route: 'submit', action, times: Infinity });
		const { error: told } = await runOn(rig(), 'piApi', 'generate');
		expect(told?.message).toBe(`Video ${task_id} ended as failed: task failed: no capacity`);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('is not spent on what the model is known not to take', async () => {
		for (const [model, more] of [
			['kling/video_generation@2.6', { duration: 8 }],
			['kling/video_generation@3.0', { aspectRatio: '21:9' }],
			['seedance/seedance-2-fast', { resolution: '1080p' }],
			['kling', {}],
		] as const) {
			const { error } = await runOn(rig(), 'piApi', 'create', { ...picked(model), ...more });
			expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
		}
		expect(rig().emulator.requests).toEqual([]);
	});
});

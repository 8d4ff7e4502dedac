import { dialectParameters } from '../rig/dialects/wire';
import { shownId } from '../rig/dialects/expected';
import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { fileOf, only, onlyItem } from '../rig/items';
import { PROMPT } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const ONE_DAY = 86_400_000;

/** Generates with a model and more settings; the wire's body. */
async function bodyOf(model: string, more: Record<string, string | number> = {}): Promise<unknown> {
	const setting = { __rl: true, mode: 'id', value: model };
	const { error } = await runOn(rig(), 'fal', 'create', { model: setting, ...more });
	if (error) throw error;
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

describe('the queue of fal', () => {
	it('takes the model as the path, and is asked below owner and app', async () => {
		await generateWhole(rig(), 'fal', {
			model: { __rl: true, mode: 'id', value: 'fal-ai/veo3/fast' },
		});
		const { id } = only(rig().emulator.jobs('fal'));
		expect(only(rig().requestsTo('submit')).path).toMatch(/\/fal-ai\/veo3\/fast$/);
		const status = rig()
			.requestsTo('status')
			.map(({ path }) => path);
		expect(new Set(status.map((path) => path.replace(/^\/fal/, '')))).toEqual(
			new Set([`/fal-ai/veo3/requests/${id}/status`]),
		);
		expect(only(rig().requestsTo('result')).path).toMatch(
			new RegExp(`/fal-ai/veo3/requests/${id}$`),
		);
	});

	it.each<[string, string, number, unknown]>([
		['text with a unit', 'fal-ai/veo3.1', 8, '8s'],
		['text', 'fal-ai/kling-video/v2.5-turbo/pro/text-to-video', 5, '5'],
		['a number', 'fal-ai/sora-2/text-to-video', 8, 8],
	])(
		'gets the length as %s where the model wants that',
		async (_spelling, model, duration, sent) => {
			expect(await bodyOf(model, { duration })).toMatchObject({ duration: sent });
		},
	);

	it('shows an ID that is enough for Get Status, Wait and Download', async () => {
		const videoId = await createOn(rig(), 'fal');
		const job = only(rig().emulator.jobs('fal'));
		expect(videoId).toBe(`fal-ai/veo3.1/requests/${job.id}`);
		for (const operation of ['wait', 'getStatus', 'download']) {
			const { json } = onlyItem(await runOn(rig(), 'fal', operation, { videoId }));
			expect(json).toMatchObject({ id: videoId, status: 'completed' });
		}
	});

	it('takes the address of a job in place of its ID, and names the file by the ID alone', async () => {
		const videoId = await createOn(rig(), 'fal');
		const { id } = only(rig().emulator.jobs('fal'));
		const address = `https://queue.fal.run/${videoId}/status?logs=1`;
		const item = onlyItem(await runOn(rig(), 'fal', 'wait', { videoId: address }));
		expect(item.json['id']).toBe(videoId);
		expect((await fileOf(rig(), item)).fileName).toBe(`${id}.mp4`);
	});

	it('refuses an ID that is none of its own before any request', async () => {
		const { error } = await runOn(rig(), 'fal', 'getStatus', { videoId: 'video_1' });
		expect(error).toMatchObject({
			message: 'video_1 is not a video ID of fal',
			context: { data: { kind: 'refused' } },
		});
		expect(rig().emulator.requests).toEqual([]);
	});

	it('cancels a job that runs, and says of a finished one that it is', async () => {
		rig().emulator.settings('fal').generationMs = ONE_DAY;
		const running = await createOn(rig(), 'fal');
		const { json } = onlyItem(await runOn(rig(), 'fal', 'delete', { videoId: running }));
		expect(json).toEqual({ deleted: true, id: running });
		expect(only(rig().requestsTo('cancel')).method).toBe('PUT');
		const job = only(rig().emulator.jobs('fal'));
		const status = onlyItem(await runOn(rig(), 'fal', 'getStatus', { videoId: running }));
		expect(status.json).toMatchObject({ id: shownId('fal', job), status: 'cancelled' });
		const { error } = await runOn(rig(), 'fal', 'delete', { videoId: running });
		expect(error?.message).toBe(
			`fal did not delete video ${running}: ALREADY_COMPLETED (HTTP 400)`,
		);
	});

	it('is asked again for a result that is not there yet, and for one behind a broken gateway', async () => {
		const action = { kind: 'respond', status: 502, body: '<html>Bad Gateway</html>' } as const;
		rig().emulator.faults.add({ route: 'result', action, times: 2 });
		await generateWhole(rig(), 'fal');
		expect(rig().requestsTo('result').length).toBe(3);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('tells an input the model refuses as the failed job it is, with its ID', async () => {
		const parameters = dialectParameters('fal', 'generate', {
			options: { extraFields: '{ "duration": 8 }' },
		});
		const { error } = await rig().run({ dialect: 'fal', parameters });
		const id = shownId('fal', only(rig().emulator.jobs('fal')));
		expect(error?.message).toContain(`Video ${id} ended as failed: body.duration: `);
	});

	it('refuses for free what the model is known not to take', async () => {
		const model = { __rl: true, mode: 'id', value: 'fal-ai/veo3.1' };
		for (const more of [{ duration: 5 }, { aspectRatio: '1:1' }, { resolution: '480p' }]) {
			const { error } = await runOn(rig(), 'fal', 'create', { model, ...more });
			expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
		}
		expect(rig().requestsTo('submit')).toEqual([]);
	});

	it('is asked for the schema of a model once, however many items want it', async () => {
		const parameters = dialectParameters('fal', 'create');
		const items = [1, 2, 3].map((item) => ({ json: { item } }));
		await rig().run({ dialect: 'fal', parameters, items });
		expect(rig().requestsTo('submit')).toHaveLength(3);
		expect(only(rig().requestsTo('schema')).query).toEqual({ endpoint_id: 'fal-ai/veo3.1' });
	});

	it('gets the usual names of what was changed when the schema does not come', async () => {
		const action = { kind: 'respond', status: 503, body: 'down' } as const;
		rig().emulator.faults.add({ route: 'schema', action, times: Infinity });
		const body = await bodyOf('fal-ai/veo3.1', { duration: 8, resolution: '1080p' });
		expect(body).toEqual({ prompt: PROMPT, duration: '8', resolution: '1080p' });
	});

	it('lists its models without the key', async () => {
		const { results } = await rig().searchModels({ dialect: 'fal' }, 'kling');
		expect(results.map(({ value }) => value)).toContain('fal-ai/kling-video/v3/pro/text-to-video');
	});
});

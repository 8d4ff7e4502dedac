import type { INodeParameters } from 'n8n-workflow';

import { keyHeaders } from '../rig/dialects/expected';
import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { dialectParameters } from '../rig/dialects/wire';
import { imageUrl } from '../rig/images';
import { fileOf, only, onlyItem } from '../rig/items';
import { PROMPT } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const VEO_ID = 'veo-3.1-generate-preview';
const VEO = { model: { __rl: true, mode: 'id', value: VEO_ID } };
const ONE_DAY = 86_400_000;

const settings = () => rig().emulator.settings('gemini');
const jobs = () => rig().emulator.jobs('gemini');

async function createVeo(more: INodeParameters = {}): Promise<string> {
	return String(onlyItem(await runOn(rig(), 'gemini', 'create', { ...VEO, ...more })).json['id']);
}

describe('Veo of Google', () => {
	it('is asked for by its method, and followed by the name of its operation', async () => {
		const { json } = await generateWhole(rig(), 'gemini', VEO);
		expect(only(rig().requestsTo('submit')).path).toBe(
			`/gemini/v1beta/models/${VEO_ID}:predictLongRunning`,
		);
		expect(json['id']).toMatch(/^models\/veo-3\.1-generate-preview\/operations\/\w{12}$/);
		for (const { path } of rig().requestsTo('status')) {
			expect(path).toBe(`/gemini/v1beta/${String(json['id'])}`);
		}
		expect(json).toMatchObject({ model: VEO_ID, url: null, status: 'completed' });
		expect(rig().requestsTo('result')).toEqual([]);
	});

	it('is sent eight seconds, a shape, and images in base64 that the node has fetched', async () => {
		const imageSource = { imageSource: 'url', imageUrl: imageUrl(rig(), 'landscape-1280x720.png') };
		await createVeo(imageSource);
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toEqual({
			instances: [
				{
					prompt: PROMPT,
					image: { bytesBase64Encoded: expect.any(String), mimeType: 'image/png' },
				},
			],
			parameters: { aspectRatio: '16:9', durationSeconds: 8 },
		});
		expect(keyHeaders(only(rig().requestsTo('image')).headers)).toEqual({});
		expect(only(jobs()).image).toMatchObject({ kind: 'file', width: 1280, height: 720 });
	});

	it('shows an ID that is enough for the other operations, as the address is too', async () => {
		const videoId = await createVeo();
		const address = `https://generativelanguage.googleapis.com/v1beta/${videoId}`;
		for (const text of [videoId, address]) {
			for (const operation of ['wait', 'getStatus', 'download']) {
				const { json } = onlyItem(await runOn(rig(), 'gemini', operation, { videoId: text }));
				expect(json).toMatchObject({ id: videoId, status: 'completed' });
			}
		}
		const item = onlyItem(await runOn(rig(), 'gemini', 'download', { videoId }));
		expect((await fileOf(rig(), item)).fileName).toBe(`${videoId.split('/').at(-1)}.mp4`);
	});

	it('gives an item for each video of a job', async () => {
		const options = { extraFields: '{ "sampleCount": 2 }' };
		const { items } = await runOn(rig(), 'gemini', 'generate', { ...VEO, options });
		expect(items).toHaveLength(2);
		const content = await rig().emulator.contentOf(only(jobs()).id);
		for (const item of items) expect((await fileOf(rig(), item)).bytes.equals(content)).toBe(true);
		expect(
			new Set(
				rig()
					.requestsTo('content')
					.map(({ path }) => path),
			).size,
		).toBe(2);
	});

	it('says why its filters withheld a video, and is not asked anew', async () => {
		settings().outcome = 'failed';
		const waiting = { resubmitFailed: 2 };
		const { error } = await runOn(rig(), 'gemini', 'generate', { ...VEO, waiting });
		expect(error?.message).toContain("violates Google's Responsible AI practices");
		expect(error).toMatchObject({ context: { data: { kind: 'failed' } } });
		expect(jobs()).toHaveLength(1);
		expect(rig().emulator.billing.total()).toBe(0);
	});

	it('is asked anew after trouble of the model, where the user wants that', async () => {
		settings().outcome = (jobNumber) => (jobNumber === 1 ? 'overloaded' : 'completed');
		const waiting = { resubmitFailed: 1 };
		const { json } = onlyItem(await runOn(rig(), 'gemini', 'generate', { ...VEO, waiting }));
		expect(json).toMatchObject({ status: 'completed' });
		expect(jobs()).toHaveLength(2);
	});

	it('cannot be deleted, and says so', async () => {
		const videoId = await createVeo();
		const { error } = await runOn(rig(), 'gemini', 'delete', { videoId });
		expect(error?.message).toContain(`did not delete video ${videoId}`);
		expect(only(jobs()).deleted).toBe(false);
	});

	it('says of a model that was switched off that it is not there', async () => {
		const model = { __rl: true, mode: 'id', value: 'veo-3.0-generate-001' };
		const { error } = await runOn(rig(), 'gemini', 'generate', { model });
		expect(error?.message).toContain('is not found for API version v1beta');
		expect(error?.description).toContain('Nothing was charged');
		expect(jobs()).toEqual([]);
	});
});

describe('Omni of Google', () => {
	it('waits until the file is there, and looks for it no sooner', async () => {
		settings().google.processingMs = 20_000;
		await generateWhole(rig(), 'gemini');
		expect(rig().requestsTo('result').length).toBeGreaterThan(1);
		expect(rig().requestsTo('content')).toHaveLength(1);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('gives the file also where its state may not be read', async () => {
		const body = '{"error":{"code":403,"message":"No","status":"PERMISSION_DENIED"}}';
		const action = { kind: 'respond', status: 403, body } as const;
		rig().emulator.faults.add({ route: 'result', action, times: Infinity });
		const { json } = await generateWhole(rig(), 'gemini');
		expect(json).toMatchObject({ status: 'completed', expiresAt: null });
	});

	it('gives the film that comes in the answer, although a file was asked for', async () => {
		settings().google.film = 'answer';
		settings().contentBytes = 3_000_000;
		const { json } = await generateWhole(rig(), 'gemini');
		expect(json).toMatchObject({ status: 'completed', url: null });
		expect(JSON.stringify(json).length).toBeLessThan(2_000);
		expect(rig().requestsTo('result', 'content')).toEqual([]);
		const videoId = String(json['id']);
		const item = onlyItem(await runOn(rig(), 'gemini', 'download', { videoId }));
		const content = await rig().emulator.contentOf(only(jobs()).id);
		expect((await fileOf(rig(), item)).bytes.equals(content)).toBe(true);
	});

	it.each([
		['Veo', VEO],
		['Omni', {}],
	])('of %s takes no key to where a file is stored', async (_name, model) => {
		settings().links = 'storage';
		await generateWhole(rig(), 'gemini', model);
		expect(keyHeaders(only(rig().requestsTo('content')).headers)).toEqual({
			'x-goog-api-key': 'key-gemini',
		});
		expect(keyHeaders(only(rig().requestsTo('file')).headers)).toEqual({});
	});

	it('does not pay anew for a completed interaction that has tokens and no film', async () => {
		rig().emulator.faults.add({
			route: 'status',
			times: Infinity,
			action: {
				kind: 'transform',
				answer: (body) => (typeof body === 'object' ? { ...body, steps: [] } : body),
			},
		});
		const waiting = { resubmitFailed: 2 };
		const { error } = await runOn(rig(), 'gemini', 'generate', { waiting });
		expect(error?.description).toContain('it was probably charged');
		expect(jobs()).toHaveLength(1);
	});

	it('goes on after a bad request to a running interaction', async () => {
		const body = '{"error":{"message":"Request contains an invalid argument.","code":"x"}}';
		const action = { kind: 'respond', status: 400, body } as const;
		rig().emulator.faults.add({ route: 'status', action, times: 2 });
		await generateWhole(rig(), 'gemini');
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('is deleted, also while it runs', async () => {
		settings().generationMs = ONE_DAY;
		const videoId = await createOn(rig(), 'gemini');
		const { json } = onlyItem(await runOn(rig(), 'gemini', 'delete', { videoId }));
		expect(json).toEqual({ deleted: true, id: videoId });
		const { error } = await runOn(rig(), 'gemini', 'getStatus', { videoId });
		expect(error).toMatchObject({ context: { data: { kind: 'notFound' } } });
	});
});

describe('the account at Google', () => {
	it('that is at a limit for a while is asked again, and pays once', async () => {
		const { emulator } = rig();
		settings().maxRunning = 1;
		settings().generationMs = 30_000;
		await createOn(rig(), 'gemini');
		const parameters = dialectParameters('gemini', 'generate');
		const { error } = await rig().run({ dialect: 'gemini', parameters });
		expect(error).toBeUndefined();
		const refused = rig()
			.requestsTo('submit')
			.filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThan(0);
		expect(emulator.jobs('gemini')).toHaveLength(2);
	});

	it('that is empty is told so at once', async () => {
		settings().credit = 0;
		const { error } = await runOn(rig(), 'gemini', 'generate');
		expect(error?.message).toContain('prepayment credits are depleted');
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('lists the models that make videos, and no others', async () => {
		const { results } = await rig().searchModels({ dialect: 'gemini' }, '');
		expect(results.map(({ value }) => value)).toEqual([
			'',
			'gemini-omni-1.1-flash',
			VEO_ID,
			'veo-3.1-fast-generate-preview',
			'veo-3.1-lite-generate-preview',
		]);
	});

	it('is asked for nothing that it is known to refuse', async () => {
		for (const more of [
			{ aspectRatio: '1:1' },
			{ resolution: '480p' },
			{ duration: 12 },
			{ ...VEO, duration: 5 },
			{ ...VEO, duration: 4, resolution: '1080p' },
			{ options: { seed: 7 } },
			{ model: { __rl: true, mode: 'id', value: 'gemini-3.8-flash' } },
		]) {
			const { error } = await runOn(rig(), 'gemini', 'create', more);
			expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
		}
		expect(rig().requestsTo('submit')).toEqual([]);
	});
});

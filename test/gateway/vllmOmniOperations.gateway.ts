import type { INodeExecutionData } from 'n8n-workflow';

import { binaryItem } from '../engine';
import { imageFixture } from '../fixtures/images';
import { imageUrl } from '../integration/rig/images';
import { onlyItem } from '../integration/rig/items';
import { parametersOf, PROMPT } from '../integration/rig/rig';
import { WAN_IMAGE, WAN_TEXT } from './vllmOmni/startVllmOmni';
import { idOf, jobsAtServer } from './stubs/jobsAtServer';
import { useVllmOmni } from './vllmOmni/vllmOmniRig';

const IMAGE_ITEM = binaryItem(
	imageFixture('landscape-1280x720.jpg'),
	'landscape.jpg',
	'image/jpeg',
);

const omni = useVllmOmni({ model: WAN_TEXT });

const { make, expectFileOf, allIds } = jobsAtServer(omni);

describe('Create at vLLM-Omni', () => {
	it('asks the engine for what the user chose', async () => {
		const options = { seed: 7, negativePrompt: 'fog', size: '832x480' };
		const item = await make('create', { duration: 5, options });
		expect(await omni().server.asked(idOf(item))).toMatchObject({
			prompt: PROMPT,
			negative_prompt: 'fog',
			seed: 7,
			width: 832,
			height: 480,
			num_frames: 5 * 24,
			images: [],
		});
		expect(item.json).toMatchObject({
			status: 'queued',
			progress: 0,
			prompt: PROMPT,
			model: WAN_TEXT,
			seconds: 5,
			size: '832x480',
			failure: null,
			dialect: 'vllmOmni',
		});
	});

	it('asks for more than the one frame that a request without a length gets', async () => {
		const asked = await omni().server.asked(idOf(await make('create')));
		expect(asked.num_frames).toBeGreaterThan(1);
	});

	it('takes the name of the model that is served', async () => {
		const model = { __rl: true, mode: 'id', value: WAN_TEXT };
		expect((await make('create', { model })).json).toMatchObject({ model: WAN_TEXT });
	});
});

describe('Get Status, Wait and Download at vLLM-Omni', () => {
	it('know the job by the ID of its creation', async () => {
		const created = await make('create');
		for (const operation of ['getStatus', 'wait', 'download']) {
			const run = { items: [created], parameters: parametersOf(operation) };
			const item = onlyItem(await omni().run(run));
			expect(idOf(item)).toBe(idOf(created));
			if (operation !== 'getStatus') await expectFileOf(item);
		}
		const run = { items: [created], parameters: parametersOf('getStatus') };
		const { json } = onlyItem(await omni().run(run));
		expect(json).toMatchObject({ status: 'completed', progress: 100, failure: null });
		expect(json).toMatchObject({ createdAt: expect.any(String), completedAt: expect.any(String) });
	});

	it('tell a running job, and have no file of it yet', async () => {
		await omni().server.hold();
		const created = await make('create');
		await omni().server.asked(idOf(created));
		const items = [created];
		const download = await omni().run({ items, parameters: parametersOf('download') });
		expect(download.items).toEqual([]);
		expect(download.error?.message).toContain(idOf(created));
		expect(download.error).not.toMatchObject({ context: { data: { kind: 'notFound' } } });
		const status = await omni().run({ items, parameters: parametersOf('getStatus') });
		expect(onlyItem(status).json).toMatchObject({ status: 'in_progress', completedAt: null });
		await omni().server.release();
		await expectFileOf(onlyItem(await omni().run({ items, parameters: parametersOf('wait') })));
	});
});

describe('Generate at vLLM-Omni', () => {
	it('gives the file of the one job made from a text', async () => {
		const before = await allIds();
		const item = await make('generate');
		expect(await allIds()).toHaveLength(before.length + 1);
		expect(item.json).toMatchObject({ status: 'completed', video: { width: 1280, height: 720 } });
		await expectFileOf(item);
	});

	it('gives every item its own file', async () => {
		const parameters = parametersOf('generate', { prompt: '={{ $json.text }}' });
		const items = ['one', 'two', 'three'].map((text) => ({ json: { text } }));
		const { items: made, error } = await omni().run({ items, parameters });
		expect(error).toBeUndefined();
		expect(made.map(({ json }) => json.prompt)).toEqual(['one', 'two', 'three']);
		for (const item of made) await expectFileOf(item);
	});
});

describe('Get Many and Delete at vLLM-Omni', () => {
	const remove = async (item: INodeExecutionData) =>
		onlyItem(await omni().run({ items: [item], parameters: parametersOf('delete') })).json;

	it('list a job until it is deleted', async () => {
		const created = await make('generate');
		const id = idOf(created);
		expect(await allIds()).toContain(id);
		expect(await remove(created)).toEqual({ deleted: true, id });
		expect(await allIds()).not.toContain(id);
	});

	it('list as many as wanted', async () => {
		for (const prompt of ['one', 'two', 'three']) await make('create', { prompt });
		const parameters = parametersOf('getMany', { returnAll: false, limit: 2 });
		expect((await omni().run({ parameters })).items).toHaveLength(2);
	});

	it('stop a job that is being made', async () => {
		await omni().server.hold();
		const created = await make('create');
		await omni().server.asked(idOf(created));
		expect(await remove(created)).toEqual({ deleted: true, id: idOf(created) });
		expect((await omni().ask(`/videos/${idOf(created)}`)).status).toBe(404);
	});
});

describe('An image at vLLM-Omni', () => {
	const wan = useVllmOmni({ model: WAN_IMAGE });

	it.each([
		['from a file', () => ({ imageSource: 'binary', imageBinaryField: 'data' })],
		[
			'by its address',
			() => ({ imageSource: 'url', imageUrl: imageUrl(wan().rig, 'landscape-1280x720.jpg') }),
		],
	])('%s reaches the engine, which fits it to the size', async (_, setting) => {
		const parameters = parametersOf('generate', { ...setting(), options: { size: '832x480' } });
		const item = onlyItem(await wan().run({ items: [IMAGE_ITEM], parameters }));
		expect(item.json).toMatchObject({ status: 'completed', model: WAN_IMAGE });
		expect(await wan().server.asked(idOf(item))).toMatchObject({ images: [[832, 480]] });
	});
});

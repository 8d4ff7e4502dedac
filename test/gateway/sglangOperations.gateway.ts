import { binaryItem } from '../engine';
import { imageFixture } from '../fixtures/images';
import { parametersOf, PROMPT } from '../integration/rig/rig';
import { imageUrl } from '../integration/rig/images';
import { idOf as jobIdOf } from '../fixtures/idOf';
import { onlyItem } from '../integration/rig/items';
import { WAN } from './sglang/startSglang';
import { idOf, jobsAtServer } from './stubs/jobsAtServer';
import { useSglang } from './sglang/sglangRig';

const sglang = useSglang();

const IMAGE = imageFixture('landscape-1280x720.jpg');
const IMAGE_ITEM = binaryItem(IMAGE, 'landscape.jpg', 'image/jpeg');

/** The most jobs that one page of the list holds. */
const LARGEST_PAGE = 100;

const { make, expectFileOf, allIds } = jobsAtServer(sglang);

describe('Create at SGLang', () => {
	it('asks the engine for what the user chose', async () => {
		const options = { seed: 7, negativePrompt: 'fog' };
		const item = await make('create', { duration: 8, options });
		expect(await sglang().server.asked(idOf(item))).toEqual({
			prompt: PROMPT,
			width: 1280,
			height: 720,
			// 8 seconds of 24 frames, and the one that Wan begins with.
			num_frames: 193,
			fps: 24,
			seed: 7,
			negative_prompt: 'fog',
			image: null,
		});
		expect(item.json).toMatchObject({
			status: 'queued',
			progress: 0,
			model: WAN,
			prompt: PROMPT,
			seconds: 8,
			size: '1280x720',
			failure: null,
			dialect: 'sglang',
		});
	});

	it('hands the file of a reference image on, byte for byte', async () => {
		const setting = { imageSource: 'binary', imageBinaryField: 'data', duration: 8 };
		const asked = await sglang().server.asked(idOf(await make('create', setting, [IMAGE_ITEM])));
		expect(asked).toMatchObject({ prompt: PROMPT, width: 1280, height: 720, num_frames: 193 });
		expect(asked.image?.equals(IMAGE)).toBe(true);
	});

	it('has the server fetch a reference image by its address', async () => {
		const address = imageUrl(sglang().rig, 'landscape-1280x720.jpg');
		const item = await make('create', { imageSource: 'url', imageUrl: address });
		const { image } = await sglang().server.asked(idOf(item));
		expect(image?.equals(IMAGE)).toBe(true);
	});
});

describe('Get Status, Wait and Download at SGLang', () => {
	it('know the job by the ID of its creation', async () => {
		const created = await make('create');
		for (const operation of ['getStatus', 'wait', 'download']) {
			const run = { items: [created], parameters: parametersOf(operation) };
			const item = onlyItem(await sglang().run(run));
			expect(idOf(item)).toBe(idOf(created));
			if (operation !== 'getStatus') await expectFileOf(item);
		}
		const run = { items: [created], parameters: parametersOf('getStatus') };
		const { json } = onlyItem(await sglang().run(run));
		expect(json).toMatchObject({ status: 'completed', progress: 100, failure: null });
		expect(json).toMatchObject({ createdAt: expect.any(String), completedAt: expect.any(String) });
	});

	it('tell a running job with its progress, and have no file of it yet', async () => {
		await sglang().server.hold();
		const created = await make('create');
		const { items, error } = await sglang().run({
			items: [created],
			parameters: parametersOf('download'),
		});
		expect(items).toEqual([]);
		expect(error?.message).toContain(idOf(created));
		const run = { items: [created], parameters: parametersOf('getStatus') };
		expect(onlyItem(await sglang().run(run)).json).toMatchObject({ completedAt: null });
		await sglang().server.release();
		await expectFileOf(onlyItem(await sglang().run({ ...run, parameters: parametersOf('wait') })));
	});
});

describe('Generate at SGLang', () => {
	it('gives the file of the one job made from a text', async () => {
		const before = await allIds();
		const item = await make('generate');
		expect(await allIds()).toHaveLength(before.length + 1);
		expect(item.json).toMatchObject({ status: 'completed', video: { width: 1280, height: 720 } });
		await expectFileOf(item);
	});

	it('gives the file of a job made from an image', async () => {
		await expectFileOf(await make('generate', { imageSource: 'binary' }, [IMAGE_ITEM]));
	});

	it('gives every item its own file', async () => {
		const parameters = parametersOf('generate', { prompt: '={{ $json.text }}' });
		const items = ['one', 'two', 'three'].map((text) => ({ json: { text } }));
		const { items: made, error } = await sglang().run({ items, parameters });
		expect(error).toBeUndefined();
		expect(made.map(({ json }) => json.prompt)).toEqual(['one', 'two', 'three']);
		expect(new Set(made.map(idOf)).size).toBe(3);
		for (const item of made) await expectFileOf(item);
	});
});

describe('Get Many and Delete at SGLang', () => {
	it('list a job until it is deleted', async () => {
		const created = await make('generate');
		const id = idOf(created);
		expect(await allIds()).toContain(id);
		const run = { items: [created], parameters: parametersOf('delete') };
		expect(onlyItem(await sglang().run(run)).json).toEqual({ deleted: true, id });
		expect(await allIds()).not.toContain(id);
	});

	it('list as many as wanted', async () => {
		for (const prompt of ['one', 'two', 'three']) await make('create', { prompt });
		const parameters = parametersOf('getMany', { returnAll: false, limit: 2 });
		expect((await sglang().run({ parameters })).items).toHaveLength(2);
	});

	it('list more than a page holds, each job once', async () => {
		await sglang().server.hold();
		const body = JSON.stringify({ prompt: 'Fog' });
		const headers = { 'content-type': 'application/json' };
		const made: string[] = [];
		for (let job = 0; job < LARGEST_PAGE + 1; job++) {
			const { json } = await sglang().ask('/videos', { method: 'POST', headers, body });
			made.push(jobIdOf(json));
		}
		const ids = await allIds();
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(made));
	});
});

describe('The credential and the search for models at SGLang', () => {
	it('need no key', async () => {
		expect(await sglang().testCredential()).toEqual({
			status: 'OK',
			message: 'Connected to SGLang',
		});
	});

	it('offer the one model that is served', async () => {
		const { results } = await sglang().searchModels();
		expect(results.map(({ value }) => value)).toEqual(['', WAN]);
	});
});

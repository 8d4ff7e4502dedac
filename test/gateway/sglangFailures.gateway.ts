import type { INodeParameters } from 'n8n-workflow';

import { binaryItem, type EngineResult } from '../engine';
import { imageFixture } from '../fixtures/images';
import { parametersOf } from '../integration/rig/rig';
import { imageUrl } from '../integration/rig/images';
import { onlyItem } from '../integration/rig/items';
import { useSglang } from './sglang/sglangRig';

const sglang = useSglang();

const IMAGE_ITEM = binaryItem(imageFixture('landscape-1280x720.jpg'), 'a.jpg', 'image/jpeg');
const FAILING = { prompt: 'fail: CUDA out of memory' };

async function create(setting: INodeParameters, items = [{ json: {} }]): Promise<EngineResult> {
	return await sglang().run({ items, parameters: parametersOf('create', setting) });
}

/** A field that the node does not know, and so hands on as it is. */
const extra = (fields: object): INodeParameters => ({
	options: { extraFields: JSON.stringify(fields) },
});

describe('A job that fails at SGLang', () => {
	it("ends Generate with the engine's words", async () => {
		const { error } = await sglang().run({ parameters: parametersOf('generate', FAILING) });
		expect(error?.message).toContain('Model generation failed. Error from scheduler: CUDA out of');
	});

	it('is an output of Get Status and has no file', async () => {
		const created = onlyItem(await create(FAILING));
		const run = { items: [created], parameters: parametersOf('wait') };
		expect((await sglang().run(run)).error?.message).toContain('CUDA out of memory');
		const status = { ...run, parameters: parametersOf('getStatus') };
		expect(onlyItem(await sglang().run(status)).json).toMatchObject({
			status: 'failed',
			failure: { message: expect.stringContaining('CUDA out of memory') },
		});
		const download = { ...run, parameters: parametersOf('download') };
		expect((await sglang().run(download)).error?.message).toContain('CUDA out of memory');
	});
});

describe("SGLang's refusal", () => {
	it.each([
		['a size that is none', { size: 'wide' }, 'size must be formatted as positive WIDTHxHEIGHT'],
		['no frames', { num_frames: 0 }, 'num_frames must be positive'],
		['a text for a number', { seconds: 'many' }, 'unable to parse string as an integer'],
		['a task the model does not have', { task_type: 'T2I' }, 'T2I'],
		[
			'a file it cannot fetch',
			{ reference_url: 'ftp://example.com/a.png' },
			'Unsupported image url',
		],
	])('of %s is said in its words', async (_, fields, words) => {
		const { error, items } = await create(extra(fields));
		expect(items).toEqual([]);
		expect(error?.message).toContain(words);
		expect(error?.message).toContain('(HTTP 400)');
	});

	it('of an image that is not there is said in its words', async () => {
		const address = `${imageUrl(sglang().rig, 'square-640x640.png')}x`;
		const { error } = await create({ imageSource: 'url', imageUrl: address });
		expect(error?.message).toContain('Failed to process image source');
	});

	it('of a text for a number in a form is a 422 that names the field', async () => {
		const setting = { imageSource: 'binary', ...extra({ num_frames: 'many' }) };
		const { error } = await create(setting, [IMAGE_ITEM]);
		expect(error?.message).toMatch(/num_frames: Input should be a valid integer.*\(HTTP 422\)/);
	});
});

describe('A job that SGLang does not have', () => {
	it.each(['getStatus', 'wait', 'download'])('is said so by %s', async (operation) => {
		const parameters = parametersOf(operation, { videoId: 'nobody' });
		const { error } = await sglang().run({ parameters });
		expect(error?.message).toContain('nobody');
		expect(error).toMatchObject({ context: { data: { kind: 'notFound' } } });
	});

	it('counts as deleted', async () => {
		const parameters = parametersOf('delete', { videoId: 'nobody' });
		const { json } = onlyItem(await sglang().run({ parameters }));
		expect(json).toEqual({ deleted: true, id: 'nobody' });
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { onlyItem } from '../integration/rig/items';
import { parametersOf } from '../integration/rig/rig';
import { WAN_TEXT } from './vllmOmni/startVllmOmni';
import { useVllmOmni } from './vllmOmni/vllmOmniRig';

const omni = useVllmOmni({ model: WAN_TEXT });

/** A field that the node does not know, and so hands on as it is. */
const extra = (fields: object): INodeParameters => ({
	options: { extraFields: JSON.stringify(fields) },
});

describe('A job that fails at vLLM-Omni', () => {
	it.each([
		['a 500', 'fail: CUDA out of memory', 'CUDA out of memory'],
		['a 400', 'blocked: Guardrail blocked the prompt', 'Guardrail blocked the prompt'],
	])('with %s ends Generate with the reason, and is not made again', async (_, prompt, words) => {
		const before = (await omni().ask('/videos')).json;
		const { error } = await omni().run({ parameters: parametersOf('generate', { prompt }) });
		expect(error?.message).toContain(words);
		expect(error?.message).toMatch(/video_gen_[0-9a-f]{32}/);
		expect(error).toMatchObject({ context: { data: { kind: 'failed' } } });
		const jobs = (list: unknown): number => Array.from(Object(list).data).length;
		expect(jobs((await omni().ask('/videos')).json)).toBe(jobs(before) + 1);
	});

	it.each(['fail: CUDA out of memory', 'blocked: Guardrail blocked the prompt'])(
		'for "%s" is an output of Get Status, and has no file',
		async (prompt) => {
			const [, words = ''] = prompt.split(': ');
			const created = onlyItem(
				await omni().run({ parameters: parametersOf('create', { prompt }) }),
			);
			const items = [created];
			const waited = await omni().run({ items, parameters: parametersOf('wait') });
			expect(waited.error?.message).toContain(words);
			const status = await omni().run({ items, parameters: parametersOf('getStatus') });
			expect(onlyItem(status).json).toMatchObject({
				status: 'failed',
				failure: { message: words },
			});
			const download = await omni().run({ items, parameters: parametersOf('download') });
			expect(download.error?.message).toContain(words);
		},
	);
});

describe("vLLM-Omni's refusal", () => {
	it.each([
		['a size that is none', { size: 'wide' }, /body\.size|String should match pattern/],
		['a text for a number', { num_frames: 'many' }, /valid integer/],
		['a number out of its range', { fps: 0 }, /greater than or equal to 1/],
		['another model', { model: 'sora-2-pro' }, /Model mismatch: request specifies 'sora-2-pro'/],
	])('of %s is said in its words', async (_, fields, words) => {
		const { error, items } = await omni().run({
			parameters: parametersOf('create', extra(fields)),
		});
		expect(items).toEqual([]);
		expect(error?.message).toMatch(words);
		expect(error?.message).toContain('(HTTP 400)');
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
	});

	it('of an address it cannot fetch an image from is said in its words', async () => {
		const fields = { image_reference: { image_url: 'ftp://example.com/a.png' } };
		const { error } = await omni().run({ parameters: parametersOf('create', extra(fields)) });
		expect(error?.message).toContain('(HTTP 400)');
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
	});
});

describe('A job that vLLM-Omni does not have', () => {
	it.each(['getStatus', 'wait', 'download'])('is said so by %s', async (operation) => {
		const parameters = parametersOf(operation, { videoId: 'video_gen_nobody' });
		const { error } = await omni().run({ parameters });
		expect(error?.message).toContain('video_gen_nobody');
		expect(error).toMatchObject({ context: { data: { kind: 'notFound' } } });
	});

	it('counts as deleted', async () => {
		const parameters = parametersOf('delete', { videoId: 'video_gen_nobody' });
		const { json } = onlyItem(await omni().run({ parameters }));
		expect(json).toEqual({ deleted: true, id: 'video_gen_nobody' });
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { binaryItem, type EngineItem, type EngineResult } from '../engine';
import { imageFixture } from '../fixtures/images';
import { onlyItem } from '../integration/rig/items';
import { parametersOf } from '../integration/rig/rig';
import type { NodeAtServer } from './stubs/nodeAtServer';
import { LTX2, MAGI2, WAN_IMAGE, WAN_TEXT, type VllmOmniServer } from './vllmOmni/startVllmOmni';
import { useVllmOmni } from './vllmOmni/vllmOmniRig';

/**
 * The rules of vLLM-Omni's pipelines. Each is looked at when the engine has the job: it is made
 * first, and a question for its status is then answered with an error's HTTP status.
 */

const IMAGE_ITEM = binaryItem(imageFixture('landscape-1280x720.jpg'), 'a.jpg', 'image/jpeg');

type Omni = NodeAtServer<VllmOmniServer>;

async function generate(
	{ run }: Omni,
	setting: INodeParameters,
	items: EngineItem[] = [{ json: {} }],
): Promise<EngineResult> {
	return await run({ items, parameters: parametersOf('generate', setting) });
}

/** The job was made, and failed for a reason in the server's words. */
function expectFailed({ items, error }: EngineResult, words: string): void {
	expect(items).toEqual([]);
	expect(error?.message).toContain(words);
	expect(error?.message).toMatch(/video_gen_[0-9a-f]{32}/);
	expect(error).toMatchObject({ context: { data: { kind: 'failed' } } });
}

describe('LTX-2 at vLLM-Omni', () => {
	const omni = useVllmOmni({ model: LTX2 });
	const frames = (num_frames: number) => JSON.stringify({ num_frames });

	it('fails a size that is no multiple of 32, in its words', async () => {
		const failed = await generate(omni(), { duration: 4, options: { size: '1280x720' } });
		expectFailed(failed, 'LTX2Pipeline resolution must be divisible by 32, got 1280x720.');
	});

	it('fails a number of frames that is not one more than a multiple of 8, in its words', async () => {
		const options = { size: '1280x704', extraFields: frames(96) };
		const words = 'LTX2Pipeline `num_frames` must be 8 * k + 1, got 96.';
		expectFailed(await generate(omni(), { options }), words);
	});

	it('makes a video of 97 frames in 1280x704', async () => {
		const options = { size: '1280x704', extraFields: frames(97) };
		const { json } = onlyItem(await generate(omni(), { duration: 4, options }));
		expect(json).toMatchObject({ status: 'completed', size: '1280x704' });
		expect(await omni().server.asked(String(json.id))).toMatchObject({ num_frames: 97 });
	});
});

describe('Wan from an image at vLLM-Omni', () => {
	const omni = useVllmOmni({ model: WAN_IMAGE });
	const binary = { imageSource: 'binary' };

	it.each(['854x480', '1920x1080'])('fails the size %s in its words', async (size) => {
		const [width = '', height = ''] = size.split('x');
		const failed = await generate(omni(), { ...binary, options: { size } }, [IMAGE_ITEM]);
		const words = `have to be divisible by 16 but are ${height} and ${width}.`;
		expectFailed(failed, words);
	});

	it('fails a job without an image, in its words', async () => {
		const failed = await generate(omni(), { options: { size: '832x480' } });
		expectFailed(failed, 'No image is provided. This model requires an image to run.');
	});

	it('makes a video in 832x480', async () => {
		const setting = { ...binary, options: { size: '832x480' } };
		const { json } = onlyItem(await generate(omni(), setting, [IMAGE_ITEM]));
		expect(json).toMatchObject({ status: 'completed', size: '832x480' });
	});
});

describe('Wan from a text at vLLM-Omni', () => {
	const omni = useVllmOmni({ model: WAN_TEXT });

	it('makes a video in any size, which it rounds down without telling', async () => {
		const { json } = onlyItem(await generate(omni(), { options: { size: '854x480' } }));
		expect(json).toMatchObject({ status: 'completed', size: '854x480' });
	});
});

describe('MAGI-2 at vLLM-Omni', () => {
	const omni = useVllmOmni({ model: MAGI2 });
	const options = { size: '896x512' };

	it('fails any length but 10 seconds, in its words', async () => {
		const failed = await generate(omni(), { duration: 8, options });
		expectFailed(failed, 'This diffusion model supports 10-second clips only.');
	});

	it('fails a size that is none of its two, in its words', async () => {
		const failed = await generate(omni(), { duration: 10, options: { size: '1280x720' } });
		expectFailed(failed, 'Unsupported native MAGI-2 size 1280x720');
	});

	it('makes a video of 10 seconds', async () => {
		const { json } = onlyItem(await generate(omni(), { duration: 10, options }));
		expect(json).toMatchObject({ status: 'completed', seconds: 10, size: '896x512' });
	});

	it("makes a video of its own length where the user chose the provider's", async () => {
		const { json } = onlyItem(await generate(omni(), { options }));
		expect(await omni().server.asked(String(json.id))).toMatchObject({ num_frames: 125 });
	});
});

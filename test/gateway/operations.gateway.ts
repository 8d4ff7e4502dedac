import type { INodeExecutionData } from 'n8n-workflow';

import { binaryItem } from '../engine';
import { imageFixture } from '../fixtures/images';
import { parametersOf, PROMPT } from '../integration/rig/rig';
import { fileOf, only, onlyItem, timesOf } from '../integration/rig/items';
import { allowEnvironmentKey, useGateway } from './gatewayRig';
import { decodeId } from './liteLlmId';

const gateway = useGateway();

const IMAGE = imageFixture('landscape-1280x720.jpg');
const IMAGE_ITEM = binaryItem(IMAGE, 'landscape.jpg', 'image/jpeg');

async function create(): Promise<INodeExecutionData> {
	return onlyItem(await gateway().run({ parameters: parametersOf('create') }));
}

/** The file of an item is the very one the upstream has for its job. */
async function expectFileOf(item: INodeExecutionData): Promise<void> {
	const { upstreamId } = decodeId(item.json.id);
	const { bytes, mimeType } = await fileOf(gateway().rig, item);
	const served = await gateway().rig.emulator.contentOf(upstreamId);
	expect(bytes.equals(served)).toBe(true);
	expect(mimeType).toBe('video/mp4');
}

describe('Create through LiteLLM', () => {
	it('makes the job upstream, with the fields the user chose', async () => {
		const item = await create();
		const job = only(gateway().upstreamJobs());
		expect(job).toMatchObject({ prompt: PROMPT, model: 'sora-2', size: '1280x720' });
		expect(decodeId(item.json.id)).toMatchObject({
			provider: 'openai',
			model: 'sora-2',
			upstreamId: job.id,
		});
		expect(item.json).toMatchObject({
			status: 'queued',
			progress: 0,
			model: 'sora-2',
			prompt: PROMPT,
			seconds: 4,
			size: '1280x720',
			failure: null,
			dialect: 'liteLlm',
		});
	});

	it('hands the reference image on, byte for byte', async () => {
		const parameters = parametersOf('create', { imageSource: 'binary', imageBinaryField: 'data' });
		onlyItem(await gateway().run({ items: [IMAGE_ITEM], parameters }));
		const { body } = only(gateway().upstream('submit'));
		expect(body.includes(IMAGE)).toBe(true);
		// The name is LiteLLM's own, the type is the image's.
		expect(body.toString('latin1')).toMatch(
			/filename="input_reference\.png"\r\nContent-Type: image\/jpeg/i,
		);
		expect(gateway().rig.emulator.billing.count).toBe(1);
	});
});

describe('Get Status, Wait and Download through LiteLLM', () => {
	it('know the job by the ID of its creation, which stays its ID', async () => {
		const created = await create();
		const { id } = created.json;
		for (const operation of ['getStatus', 'wait', 'download']) {
			const items = [created];
			const item = onlyItem(await gateway().run({ items, parameters: parametersOf(operation) }));
			expect(item.json.id).toBe(id);
			if (operation !== 'getStatus') await expectFileOf(item);
		}
		const { completedAt, oneHourLater } = timesOf(only(gateway().upstreamJobs()));
		const status = onlyItem(
			await gateway().run({ items: [created], parameters: parametersOf('getStatus') }),
		);
		expect(status.json).toMatchObject({
			status: 'completed',
			progress: 100,
			completedAt,
			expiresAt: oneHourLater,
		});
		expect(gateway().rig.emulator.billing.count).toBe(1);
	});
});

describe('Generate through LiteLLM', () => {
	it('gives the file of one job made from a text', async () => {
		const item = onlyItem(await gateway().run({ parameters: parametersOf('generate') }));
		expect(item.json).toMatchObject({ status: 'completed', video: { width: 1280, height: 720 } });
		await expectFileOf(item);
		expect(gateway().rig.emulator.billing.count).toBe(1);
	});

	it('gives the file of one job made from an image', async () => {
		const parameters = parametersOf('generate', { imageSource: 'binary' });
		await expectFileOf(onlyItem(await gateway().run({ items: [IMAGE_ITEM], parameters })));
		expect(gateway().rig.emulator.billing.count).toBe(1);
	});

	it("gives the file under the operator's own name for a model", async () => {
		const model = { __rl: true, mode: 'id', value: 'film-studio' };
		await expectFileOf(
			onlyItem(await gateway().run({ parameters: parametersOf('generate', { model }) })),
		);
	});

	it('gives every item its own file', async () => {
		const parameters = parametersOf('generate', { prompt: '={{ $json.text }}' });
		const items = ['one', 'two', 'three'].map((text) => ({ json: { text } }));
		const { items: made, error } = await gateway().run({ items, parameters });
		expect(error).toBeUndefined();
		expect(made.map(({ json }) => json.prompt)).toEqual(['one', 'two', 'three']);
		for (const item of made) await expectFileOf(item);
		expect(gateway().rig.emulator.billing.count).toBe(3);
	});
});

describe('Get Many through LiteLLM', () => {
	it("lists the jobs of OpenAI's own account, by IDs that are good for further calls", async () => {
		allowEnvironmentKey(gateway());
		const created = [await create(), await create()];
		const { items, error } = await gateway().run({ parameters: parametersOf('getMany') });
		expect(error).toBeUndefined();
		const upstreamIds = (listed: readonly INodeExecutionData[]) =>
			listed.map(({ json }) => decodeId(json.id).upstreamId);
		expect(upstreamIds(items)).toEqual(upstreamIds(created).reverse());
		const [first] = items;
		if (!first) throw new Error('Nothing listed');
		await expectFileOf(
			onlyItem(await gateway().run({ items: [first], parameters: parametersOf('wait') })),
		);
	});

	it('fails with the words of OpenAI where the proxy has no key for it', async () => {
		const { error } = await gateway().run({ parameters: parametersOf('getMany') });
		expect(error?.message).toBe(
			'LiteLLM Proxy did not list its videos: Incorrect API key provided (HTTP 401)',
		);
	});
});

describe('Remix through LiteLLM', () => {
	const settings = { prompt: 'At night', waitForCompletion: true };

	it('waits for the new job and gives its file, under an ID that is good for further calls', async () => {
		const made = onlyItem(await gateway().run({ parameters: parametersOf('generate') }));
		const parameters = parametersOf('remix', settings);
		const remixed = onlyItem(await gateway().run({ items: [made], parameters }));
		expect(remixed.json).toMatchObject({ status: 'completed', prompt: 'At night' });
		expect(decodeId(remixed.json.id).model).toBe('sora-2');
		await expectFileOf(remixed);
		const again = { items: [remixed], parameters: parametersOf('download') };
		await expectFileOf(onlyItem(await gateway().run(again)));
		expect(gateway().rig.emulator.billing.count).toBe(2);
	});
});

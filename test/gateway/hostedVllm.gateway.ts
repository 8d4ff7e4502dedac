import { setTimeout as sleep } from 'node:timers/promises';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { binaryItem, type EngineItem, type EngineResult } from '../engine';
import { imageFixture } from '../fixtures/images';
import { fileOf, onlyItem } from '../integration/rig/items';
import { parametersOf, PROMPT } from '../integration/rig/rig';
import { useGateway } from './gatewayRig';
import { decodeId, pathOf } from './liteLlmId';
import { HOSTED_KEY, type HostedVllm } from './proxy/config';
import {
	LTX2,
	startVllmOmni,
	WAN_IMAGE,
	WAN_TEXT,
	type VllmOmniServer,
} from './vllmOmni/startVllmOmni';

/** vLLM-Omni's own routes behind LiteLLM, whose provider for them is `hosted_vllm`. */

const MODELS = { wan: WAN_TEXT, 'wan-image': WAN_IMAGE, ltx: LTX2 } as const;
type Name = keyof typeof MODELS;

const LOOK_AGAIN_MS = 50;

/** Of the node's time, for a job that has failed long before. */
const SOON = { timeout: 1 };

const NAMES: readonly Name[] = ['wan', 'wan-image', 'ltx'];
const servers = new Map<Name, VllmOmniServer>();

function serverOf(name: Name): VllmOmniServer {
	const server = servers.get(name);
	if (!server) throw new Error('The servers start before the proxy');
	return server;
}

const gateway = useGateway(
	async () =>
		await Promise.all(
			NAMES.map(async (name): Promise<HostedVllm> => {
				const model = MODELS[name];
				const server = await startVllmOmni({ model, apiKey: HOSTED_KEY });
				servers.set(name, server);
				return { name, model, baseUrl: server.baseUrl };
			}),
		),
);

afterEach(async () => {
	for (const server of servers.values()) await server.release();
});

afterAll(async () => {
	for (const server of servers.values()) await server.stop();
});

const IMAGE_ITEM = binaryItem(imageFixture('landscape-1280x720.jpg'), 'a.jpg', 'image/jpeg');

async function run(
	operation: string,
	name: Name,
	setting: INodeParameters = {},
	items: EngineItem[] = [{ json: {} }],
): Promise<EngineResult> {
	const model = { __rl: true, mode: 'id', value: name };
	return await gateway().run({ items, parameters: parametersOf(operation, { model, ...setting }) });
}

const upstreamIdOf = ({ json }: INodeExecutionData): string => decodeId(json.id).upstreamId;

/** A job of `wan` that has failed, though nobody told LiteLLM or the node. */
async function failedJob(prompt: string): Promise<INodeExecutionData> {
	const item = onlyItem(await run('create', 'wan', { duration: 4, prompt }));
	const address = `${serverOf('wan').baseUrl}/videos/${upstreamIdOf(item)}`;
	const headers = { authorization: `Bearer ${HOSTED_KEY}` };
	while ((await fetch(address, { headers })).ok) await sleep(LOOK_AGAIN_MS);
	return item;
}

/** The file of an item is the very one vLLM-Omni has for its job. */
async function expectFileOf(item: INodeExecutionData, name: Name): Promise<void> {
	const { bytes } = await fileOf(gateway().rig, item);
	expect(bytes.equals(await serverOf(name).fileOf(upstreamIdOf(item)))).toBe(true);
}

describe('A job of vLLM-Omni behind LiteLLM', () => {
	it('is made with the fields the user chose, and those the node does not know', async () => {
		const extraFields = JSON.stringify({ seed: 7, negative_prompt: 'fog', num_frames: 97 });
		const options = { size: '832x480', extraFields };
		const item = onlyItem(await run('create', 'wan', { duration: 4, options }));
		expect(decodeId(item.json.id)).toMatchObject({ provider: 'hosted_vllm', model: WAN_TEXT });
		expect(item.json).toMatchObject({ status: 'queued', seconds: 4, size: '832x480' });
		expect(await serverOf('wan').asked(upstreamIdOf(item))).toMatchObject({
			prompt: PROMPT,
			negative_prompt: 'fog',
			seed: 7,
			width: 832,
			height: 480,
			num_frames: 97,
		});
	});

	it('is known by the ID of its creation, and its file comes out whole', async () => {
		const created = onlyItem(await run('create', 'wan', { duration: 4 }));
		for (const operation of ['getStatus', 'wait', 'download']) {
			const items = [created];
			const item = onlyItem(await gateway().run({ items, parameters: parametersOf(operation) }));
			expect(item.json.id).toBe(created.json.id);
			if (operation !== 'getStatus') await expectFileOf(item, 'wan');
		}
	});

	it('has no file while it runs, which is not called a job that is not there', async () => {
		await serverOf('wan').hold();
		const items = [onlyItem(await run('create', 'wan', { duration: 4 }))];
		const { error } = await gateway().run({ items, parameters: parametersOf('download') });
		expect(error).toBeDefined();
		expect(error).not.toMatchObject({ context: { data: { kind: 'notFound' } } });
	});

	it('gets the image of a file', async () => {
		const setting = { imageSource: 'binary', duration: 4, options: { size: '832x480' } };
		const item = onlyItem(await run('generate', 'wan-image', setting, [IMAGE_ITEM]));
		await expectFileOf(item, 'wan-image');
		expect(await serverOf('wan-image').asked(upstreamIdOf(item))).toMatchObject({
			images: [[832, 480]],
		});
	});
});

describe('A job that fails at vLLM-Omni behind LiteLLM', () => {
	const RULE = 'LTX2Pipeline resolution must be divisible by 32, got 1280x720.';

	it.each<[string, Name, INodeParameters, string]>([
		['with a 500', 'wan', { prompt: 'fail: CUDA out of memory' }, 'CUDA out of memory'],
		['with a 400', 'wan', { prompt: 'blocked: Not this prompt' }, 'Not this prompt'],
		['for its size', 'ltx', { options: { size: '1280x720' } }, RULE],
	])('%s ends Generate with the reason, and is not made again', async (_, name, setting, words) => {
		const parameters = { duration: 4, waiting: SOON, ...setting };
		const { error } = await run('generate', name, parameters);
		expect(error?.message).toContain(words);
		expect(error?.message).not.toContain('"object":"video"');
		expect(error).toMatchObject({ context: { data: { kind: 'failed' } } });
	});

	it('is an output of Get Status', async () => {
		const items = [await failedJob('fail: CUDA out of memory')];
		const status = await gateway().run({ items, parameters: parametersOf('getStatus') });
		expect(onlyItem(status).json).toMatchObject({
			status: 'failed',
			failure: { message: 'CUDA out of memory' },
		});
	});

	it.each([
		[500, 'fail: CUDA out of memory', 'CUDA out of memory'],
		[400, 'blocked: Not this prompt', 'Not this prompt'],
	])(
		'is told by LiteLLM as an error %i, with the whole job as text inside its message',
		async (status, prompt, words) => {
			const { json } = await failedJob(prompt);
			const headers = { 'x-litellm-num-retries': '0' };
			const answer = await gateway().ask(pathOf(json.id), { headers });
			const message: unknown = expect.stringMatching(`"status":"failed".*"message":"${words}"`);
			expect(answer.status).toBe(status);
			expect(answer.json).toMatchObject({ error: { message, code: String(status) } });
		},
	);
});

describe('A refusal of vLLM-Omni behind LiteLLM', () => {
	it('is said in its words', async () => {
		const options = { extraFields: JSON.stringify({ fps: 0 }) };
		const { error, items } = await run('create', 'wan', { duration: 4, options });
		expect(items).toEqual([]);
		expect(error?.message).toContain('greater than or equal to 1');
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
	});
});

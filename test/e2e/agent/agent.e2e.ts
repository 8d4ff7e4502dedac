import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';

import type { SavedCredential } from '../client/credentials';
import { failureOf, itemsOf } from '../client/executionData';
import type { Execution } from '../client/executions';
import { installN8n } from '../install/installN8n';
import { runExample } from '../examples/exampleRun';
import { useServerRig } from '../suites/rigOfFile';
import { untilFound } from '../until';
import { AGENT, type AgentOptions, agentWorkflow, mcpWorkflow, TOOL } from './agentWorkflow';
import { startChatModel, type ChatModel } from './chatModel';
import { connectMcp } from './mcpClient';
import type { ModelTool } from './modelProtocol';
import { toolItems } from './toolItems';

const GENERATION_MS = 500;
const PROMPT = 'A paper boat drifts down a rainy street';

/** What a model is glad to read; a video in base64 would be a hundred times as long. */
const MOST_RESULT_CHARACTERS = 4096;

const BY_THE_MODEL: INodeParameters = {
	operation: 'generate',
	model: { __rl: true, mode: 'list', value: 'sora-2' },
	prompt: "={{ $fromAI('prompt', 'What the video shows', 'string') }}",
	aspectRatio: "={{ $fromAI('aspectRatio', '16:9 or 9:16', 'string') }}",
	duration: "={{ $fromAI('duration', 'Seconds: 4, 8 or 12', 'number') }}",
};

const toolResult = z.tuple([z.record(z.unknown())]);

const rig = useServerRig();
let model: ChatModel;
let openAi: SavedCredential;
let aiVideo: SavedCredential;

beforeAll(async () => {
	model = await startChatModel();
	const { credentials } = rig().n8n;
	const data = { apiKey: 'scripted', url: model.baseUrl, header: false };
	openAi = await credentials.create('Scripted Model', data, 'openAiApi');
	aiVideo = await rig().credential('openai');
});
beforeEach(() => {
	rig().emulator.settings('openai').generationMs = GENERATION_MS;
});
afterAll(async () => await model.close());

async function runAgent(
	options: Pick<AgentOptions, 'agentVersion' | 'tool'> = {},
): Promise<Execution> {
	const { workflows, executions } = rig().n8n;
	const workflow = await workflows.create(
		agentWorkflow({ openAi, aiVideo, parameters: BY_THE_MODEL, ...options }),
	);
	return await executions.ended(await workflows.run(workflow, 'Start'));
}

function toolOf(request = model.requests[0]): ModelTool {
	const [tool] = request?.tools ?? [];
	if (tool === undefined) throw new Error('The model was offered no tool');
	return tool;
}

function resultOf(request = model.requests.at(-1)): string {
	const [result] = request?.toolResults ?? [];
	if (result === undefined) throw new Error('The model was given no result');
	return result;
}

const CALL = {
	tool: 'AI_Video',
	input: { prompt: PROMPT, aspectRatio: '9:16', duration: 8 },
};

describe('an agent with AI Video as its tool', () => {
	it('is told what the tool does and what it takes', async () => {
		model.script({ text: 'No video today' });
		expect((await runAgent()).status).toBe('success');
		const { name, description, parameters } = toolOf();
		expect(name).toBe(CALL.tool);
		expect(description).toMatch(/generate.*video/i);
		expect(parameters).toMatchObject({
			properties: {
				prompt: { type: 'string', description: 'What the video shows' },
				aspectRatio: { type: 'string', description: '16:9 or 9:16' },
				duration: { type: 'number', description: 'Seconds: 4, 8 or 12' },
			},
			required: ['prompt', 'aspectRatio', 'duration'],
		});
		expect(rig().emulator.billing.count).toBe(0);
	});

	it('has the video made that it asked for, once', async () => {
		model.script(CALL, { text: 'Here it is' });
		const execution = await runAgent();
		expect(failureOf(execution.data, AGENT)).toBeNull();
		expect(itemsOf(execution.data, AGENT)).toMatchObject([{ json: { output: 'Here it is' } }]);
		expect(rig().emulator.jobs()).toMatchObject([{ prompt: PROMPT, size: '720x1280', seconds: 8 }]);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('gets the ID and the facts of the file, and no file', async () => {
		model.script(CALL, { text: 'Here it is' });
		await runAgent();
		const [job] = rig().emulator.jobs();
		const id = job?.id ?? 'no job';
		const bytes = (await rig().emulator.contentOf(id)).length;
		expect(toolResult.parse(JSON.parse(resultOf()))).toMatchObject([
			{
				id,
				status: 'completed',
				video: { bytes, mimeType: 'video/mp4', seconds: 8, height: 1280 },
			},
		]);
		expect(resultOf()).not.toMatch(/[A-Za-z0-9+/]{200}/);
		expect(resultOf().length).toBeLessThan(MOST_RESULT_CHARACTERS);
	});

	it('is told why a video failed, with its ID', async () => {
		rig().emulator.settings('openai').outcome = 'failed';
		model.script(CALL, { text: 'It did not work' });
		const execution = await runAgent();
		expect(itemsOf(execution.data, AGENT)).toMatchObject([{ json: { output: 'It did not work' } }]);
		expect(resultOf()).toContain(`Video ${rig().emulator.jobs()[0]?.id} ended as failed`);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('is told what a refused wish should have been, and nothing is paid', async () => {
		model.script(
			{ ...CALL, input: { ...CALL.input, aspectRatio: 'tall' } },
			{ text: 'I cannot do that' },
		);
		await runAgent();
		expect(resultOf()).toContain('Aspect Ratio cannot be tall: it takes 16:9, 9:16');
		expect(rig().emulator.billing.count).toBe(0);
	});

	it('leaves the file in the execution, for the user', async () => {
		model.script(CALL, { text: 'Here it is' });
		const { id } = await runAgent();
		const { session, binary } = rig().n8n;
		const [item] = await toolItems(session, await installN8n(), id, TOOL);
		const jobId = rig().emulator.jobs()[0]?.id ?? 'no job';
		expect(item?.binary?.data).toMatchObject({ fileName: `${jobId}.mp4`, mimeType: 'video/mp4' });
		const file = await binary(item?.binary?.data?.id ?? 'no file');
		expect(file.equals(await rig().emulator.contentOf(jobId))).toBe(true);
	});
});

describe.each([2.2, 3.1])('an agent of version %s', (agentVersion) => {
	const tool = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

	it('pays once, however often n8n tries its tool again', async () => {
		rig().emulator.settings('openai').outcome = 'failed';
		model.script(CALL, { text: 'It did not work' });
		await runAgent({ agentVersion, tool });
		// The text is not looked at: Agent 2.2 hands its model an empty one for any tool that failed.
		expect(model.requests.at(-1)?.toolResults).toHaveLength(1);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('pays once when its model asks for the same again after an error', async () => {
		rig().emulator.settings('openai').outcome = 'failed';
		model.script(CALL, CALL, { text: 'It did not work' });
		await runAgent({ agentVersion });
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('pays once when the execution is retried after the agent failed', async () => {
		rig().emulator.settings('openai').outcome = 'failed';
		// Asked once more, the model refuses, and the agent fails with it.
		model.script(CALL);
		const { id, status } = await runAgent({ agentVersion });
		expect(status).toBe('error');
		model.script(CALL, { text: 'It did not work' });
		await rig().n8n.executions.retry(id);
		// Agent 3.1 tells its model of the first call as well.
		expect(model.requests.at(-1)?.toolResults.length).toBeGreaterThanOrEqual(1);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('pays twice when its model wants two videos of the same prompt', async () => {
		model.script(CALL, CALL, { text: 'Here they are' });
		await runAgent({ agentVersion });
		expect(rig().emulator.billing.count).toBe(2);
	});
});

describe('an MCP server with AI Video as its tool', () => {
	async function serve(path: string, tool: AgentOptions['tool'] = {}) {
		const { workflows, session } = rig().n8n;
		const given = { aiVideo, parameters: BY_THE_MODEL, tool };
		await workflows.activate(await workflows.create(mcpWorkflow(path, given)));
		const patience = { lookAgainMs: 200, patienceMs: 60_000 };
		// n8n registers the address a little after it says that the workflow is active.
		const connect = async () => await connectMcp(`${session.url}/mcp/${path}`).catch(() => null);
		return await untilFound('the MCP server', connect, patience);
	}

	it('makes a video for each call', async () => {
		const { tools, call } = await serve('videos');
		expect(await tools()).toEqual([CALL.tool]);
		for (const count of [1, 2]) {
			expect(await call(CALL.tool, CALL.input)).toContain('"status":"completed"');
			expect(rig().emulator.billing.count).toBe(count);
		}
	});

	it('pays once, however often n8n tries its tool again', async () => {
		rig().emulator.settings('openai').outcome = 'failed';
		const tool = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const { call } = await serve('failing', tool);
		await call(CALL.tool, CALL.input);
		expect(rig().emulator.billing.count).toBe(1);
		// A client's next call is an execution of its own, which knows nothing of the last one.
		await call(CALL.tool, CALL.input);
		expect(rig().emulator.billing.count).toBe(2);
		expect(
			rig().emulator.requests.filter(({ route }) => route === 'status').length,
		).toBeGreaterThan(1);
	});
});

describe.each([2.2, 3.1])('the example ai-agent, with an agent of version %s', (typeVersion) => {
	const changed = { 'Video Agent': { typeVersion } };

	it('makes a video from a chat, and answers with it', async () => {
		const input = { prompt: PROMPT, aspectRatio: '9:16', duration: 12 };
		model.script({ tool: 'Make_Video', input }, { text: 'Here it is' });
		const chat = { sessionId: 'chat', action: 'sendMessage', chatInput: 'A boat in the rain' };
		const execution = await runExample(rig(), 'ai-agent.json', 'Chat', {
			credentials: [openAi, aiVideo],
			changed,
			pinned: { Chat: [{ json: chat }] },
		});
		expect(itemsOf(execution.data, 'Video Agent')).toMatchObject([
			{ json: { output: 'Here it is' } },
		]);
		expect(model.requests[0]?.tools.map(({ name }) => name).sort()).toEqual([
			'Fetch_Video',
			'Make_Video',
		]);
		const [job] = rig().emulator.jobs();
		expect(job).toMatchObject({ prompt: PROMPT, size: '720x1280', seconds: 12 });
		expect(resultOf()).toContain(`"id":"${job?.id}","status":"completed"`);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('fetches a video that was made before, at no cost', async () => {
		model.script({ tool: 'Make_Video', input: { prompt: PROMPT } }, { text: 'Made' });
		const preparation = {
			credentials: [openAi, aiVideo],
			changed,
			pinned: { Chat: [{ json: { sessionId: 'again', chatInput: 'A boat' } }] },
		};
		await runExample(rig(), 'ai-agent.json', 'Chat', preparation);
		const videoId = rig().emulator.jobs()[0]?.id;
		model.script({ tool: 'Fetch_Video', input: { videoId } }, { text: 'Fetched' });
		await runExample(rig(), 'ai-agent.json', 'Chat', preparation);
		expect(resultOf()).toContain(`"id":"${videoId}","status":"completed"`);
		expect(rig().emulator.billing.count).toBe(1);
	});
});

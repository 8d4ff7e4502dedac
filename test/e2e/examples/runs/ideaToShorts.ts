import { startChatModel, type ChatModel } from '../../agent/chatModel';
import type { SavedCredential } from '../../client/credentials';
import type { Execution } from '../../client/executions';
import type { ServerRig } from '../../rig';
import { runExample } from '../exampleRun';
import { startService, type Service } from '../service';

const EXAMPLE = 'idea-to-shorts.json';
const SCRIPT = {
	title: 'The message in the bottle',
	caption: 'What did the sea bring? #sea',
	prompt: 'Close-up of a green bottle in the surf',
};

export function ideaToShortsTests(rig: () => ServerRig): void {
	describe('run, the example idea-to-shorts', () => {
		let model: ChatModel;
		let publisher: Service;
		let others: SavedCredential[];
		beforeAll(async () => {
			model = await startChatModel();
			publisher = await startService(() => ({ json: { success: true } }));
			const { credentials } = rig().n8n;
			const openAi = { apiKey: 'scripted', url: model.baseUrl, header: false };
			const key = { name: 'Authorization', value: 'Apikey of-the-publisher' };
			others = [
				await credentials.create('Scripted Model', openAi, 'openAiApi'),
				await credentials.create('Publisher', key, 'httpHeaderAuth'),
			];
		});
		beforeEach(() => {
			publisher.requests.length = 0;
		});
		afterAll(async () => {
			await model.close();
			await publisher.close();
		});

		async function run(dialect: 'fal' | 'openai', modelId: string): Promise<Execution> {
			rig().emulator.settings(dialect).generationMs = 500;
			const url = { url: `${publisher.origin}/api/upload` };
			return await runExample(rig(), EXAMPLE, 'Start', {
				credentials: [...others, await rig().credential(dialect)],
				parameters: {
					'Publish by Link': url,
					'Publish the File': url,
					'Make Video': { model: { __rl: true, mode: 'id', value: modelId } },
				},
			});
		}

		const PUBLISHED = [
			['platform[]', 'youtube'],
			['platform[]', 'tiktok'],
			['title', SCRIPT.title],
			['description', SCRIPT.caption],
		];

		it('publishes the link where the provider gives one', async () => {
			model.script({ text: JSON.stringify({ output: SCRIPT }) });
			const execution = await run('fal', 'fal-ai/veo3.1');
			expect(execution.data.resultData.error).toBeUndefined();
			expect(rig().emulator.jobs()).toMatchObject([{ prompt: SCRIPT.prompt, size: '720x1280' }]);
			const [request] = publisher.requests;
			expect(publisher.requests).toHaveLength(1);
			expect(request).toMatchObject({ authorization: 'Apikey of-the-publisher', files: {} });
			expect(request?.fields).toEqual(expect.arrayContaining(PUBLISHED));
			const link = request?.fields.find(([name]) => name === 'video')?.[1] ?? 'no link';
			const file = Buffer.from(await (await fetch(link)).arrayBuffer());
			const served = await rig().emulator.contentOf(rig().emulator.jobs()[0]?.id ?? 'no job');
			expect(file.equals(served)).toBe(true);
		});

		it('publishes the file where there is no link', async () => {
			model.script({ text: JSON.stringify({ output: SCRIPT }) });
			const execution = await run('openai', '');
			expect(execution.data.resultData.error).toBeUndefined();
			const [request] = publisher.requests;
			expect(request?.fields).toEqual(expect.arrayContaining(PUBLISHED));
			const served = await rig().emulator.contentOf(rig().emulator.jobs()[0]?.id ?? 'no job');
			expect(request?.files.video?.equals(served)).toBe(true);
		});

		it('pays nothing for a script that cannot be read', async () => {
			model.script({ text: 'I would rather not' }, { text: 'I would rather not' });
			const execution = await run('openai', '');
			expect(execution.status).toBe('error');
			expect(rig().emulator.billing.count).toBe(0);
		});
	});
}

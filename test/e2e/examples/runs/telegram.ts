import type { SavedCredential } from '../../client/credentials';
import type { Execution } from '../../client/executions';
import type { ServerRig } from '../../rig';
import { runExample } from '../exampleRun';
import { startService, type Service } from '../service';

const PROMPT = 'A paper boat <drifts> & turns';

export function telegramTests(rig: () => ServerRig): void {
	describe('run, the example telegram', () => {
		let credentials: SavedCredential[];
		let telegram: Service;
		beforeAll(async () => {
			telegram = await startService(() => ({ json: { ok: true, result: { message_id: 8 } } }));
			const bot = { accessToken: 'bot-token', baseUrl: telegram.origin };
			credentials = [
				await rig().credential('openai'),
				await rig().n8n.credentials.create('Bot', bot, 'telegramApi'),
			];
		});
		beforeEach(() => {
			telegram.requests.length = 0;
		});
		afterAll(async () => await telegram.close());

		async function write(text: string): Promise<Execution> {
			const message = { message_id: 7, chat: { id: 42 }, from: { id: 1 }, text };
			return await runExample(rig(), 'telegram.json', 'Message', {
				credentials,
				pinned: { Message: [{ json: { update_id: 1, message } }] },
			});
		}

		const calls = () => telegram.requests.map(({ path }) => path.split('/').at(-1));

		it('answers a message with the video', async () => {
			const execution = await write(PROMPT);
			expect(execution.data.resultData.error).toBeUndefined();
			expect(rig().emulator.jobs()).toMatchObject([{ prompt: PROMPT, size: '720x1280' }]);
			expect(calls()).toEqual(['sendMessage', 'sendVideo']);
			const [, video] = telegram.requests;
			expect(video?.path).toBe('/botbot-token/sendVideo');
			expect(video?.fields).toEqual(
				expect.arrayContaining([
					['chat_id', '42'],
					['reply_to_message_id', '7'],
				]),
			);
			const served = await rig().emulator.contentOf(rig().emulator.jobs()[0]?.id ?? 'no job');
			expect(video?.files.video?.equals(served)).toBe(true);
		});

		it('says why there is no video, with its ID', async () => {
			rig().emulator.settings('openai').outcome = 'failed';
			await write(PROMPT);
			const id = rig().emulator.jobs()[0]?.id;
			expect(calls()).toEqual(['sendMessage', 'sendMessage']);
			expect(telegram.requests[1]?.json).toMatchObject({
				chat_id: 42,
				parse_mode: 'HTML',
				text: expect.stringContaining(`Video ${id}`),
			});
			expect(rig().emulator.billing.count).toBe(1);
		});

		it.each(['/start', ''])('makes nothing of the message "%s"', async (text) => {
			expect((await write(text)).status).toBe('success');
			expect(telegram.requests).toEqual([]);
			expect(rig().emulator.billing.count).toBe(0);
		});
	});
}

// OpenAI's SDK, a client that is not ours, against what a LiteLLM proxy does beyond OpenAI (relays.md, section 4).
import { useEmulator } from '../fixtures/emulatorRig';
import { openAiSdk, refusalOf } from '../fixtures/openAiSdk';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const videos = () => openAiSdk(emulator(), 'liteLlm').videos;
const REQUEST = { model: 'my-video-model', prompt: 'A cat' } as const;

describe('LiteLLM', () => {
	it('has long IDs, whose beginnings are all the same', async () => {
		const ids = [await videos().create(REQUEST), await videos().create(REQUEST)].map(
			({ id }) => id,
		);
		const [first = '', second = ''] = ids;
		expect(first.length).toBeGreaterThan(220);
		expect(first.length).toBeLessThan(420);
		expect(first).not.toBe(second);
		expect(first.slice(0, 180)).toBe(second.slice(0, 180));
		expect(first).toMatch(/[/+]/);
	});

	it('shows a failed job as one', async () => {
		emulator().settings('liteLlm').outcome = 'failed';
		const { id } = await videos().create(REQUEST);
		clock.advance(GENERATION_MS);
		expect(await videos().retrieve(id)).toMatchObject({ status: 'failed' });
	});

	it('shows one of vLLM-Omni as an error of its own, with the job as text inside', async () => {
		Object.assign(emulator().settings('liteLlm'), { outcome: 'failed' });
		emulator().settings('liteLlm').gateway.failedJobs = 'asErrorText';
		const { id } = await videos().create(REQUEST);
		expect(await videos().retrieve(id)).toMatchObject({ status: 'queued' });
		clock.advance(GENERATION_MS);
		const { status, message } = await refusalOf(videos().retrieve(id));
		expect(status).toBe(500);
		const job: unknown = JSON.parse(message.slice(message.indexOf('{')));
		expect(job).toMatchObject({
			id: expect.stringMatching(/^video_gen_/),
			status: 'failed',
			error: { message: 'Your request was blocked by our moderation system.' },
		});
	});
});

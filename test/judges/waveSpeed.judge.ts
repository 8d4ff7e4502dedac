// WaveSpeed's official client, unchanged but for the address, against WaveSpeed's profile.
import { Client } from 'wavespeed';
import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const VEO = 'google/veo3.1/text-to-video';
const INPUT = { prompt: 'A lighthouse — at dusk', duration: 8, aspect_ratio: '9:16' };

function client(apiKey = 'key-waveSpeed'): Client {
	const baseUrl = emulator().baseUrl('waveSpeed').replace('/api/v3', '');
	return new Client(apiKey, { baseUrl, maxConnectionRetries: 0 });
}

/** Runs a model while its video is made, one poll after the other. */
async function run(model: string, input: object): ReturnType<Client['run']> {
	const running = client().run(model, { ...input }, { pollInterval: 0.01 });
	const ended = running.then(
		() => true,
		() => true,
	);
	const wait = async () =>
		await Promise.race([
			ended,
			new Promise<false>((resolve) => setTimeout(() => resolve(false), 20)),
		]);
	while (!(await wait())) clock.advance(GENERATION_MS / 4);
	return await running;
}

describe("WaveSpeed's client", () => {
	it('makes a video of the shape and length asked for, through all its states', async () => {
		const { outputs } = await run(VEO, INPUT);
		const [job] = emulator().jobs('waveSpeed');
		expect(outputs).toEqual([emulator().fileUrlOf(job?.id ?? '')]);
		const file = Buffer.from(await (await fetch(String(outputs[0]))).arrayBuffer());
		expect(await readVideo(file)).toMatchObject({ width: 720, height: 1280, seconds: 8 });
		expect(emulator().billing.total()).toBe(3.2);
		const places = emulator().requests.map(({ method, path }) => `${method} ${path}`);
		expect(new Set(places.filter((place) => place.includes('/waveSpeed/')))).toEqual(
			new Set([
				`POST /waveSpeed/api/v3/${VEO}`,
				`GET /waveSpeed/api/v3/predictions/${job?.id}/result`,
			]),
		);
	});

	it.each([
		['failed', 'Your request was blocked by our moderation system.'],
		['expired', 'The request timed out.'],
		['cancelled', 'Task cancelled'],
	] as const)('sees a task that is %s, with its reason', async (outcome, words) => {
		emulator().settings('waveSpeed').outcome = outcome;
		await expect(run(VEO, INPUT)).rejects.toThrow(words);
	});

	it('is given back what a failed task has cost', async () => {
		emulator().settings('waveSpeed').outcome = 'failed';
		await expect(run(VEO, INPUT)).rejects.toThrow('Prediction failed');
		expect(emulator().jobs('waveSpeed')).toHaveLength(1);
		expect(emulator().billing.total()).toBe(0);
	});

	it('is refused a wrong key, an empty account, a bad value and a model that is none', async () => {
		await expect(client('wrong').run(VEO, INPUT)).rejects.toThrow('HTTP 401');
		await expect(client().run(VEO, { ...INPUT, duration: 5 })).rejects.toThrow('HTTP 400');
		await expect(client().run(VEO, {})).rejects.toThrow('HTTP 400');
		await expect(client().run('google/none', INPUT)).rejects.toThrow('HTTP 404');
		emulator().settings('waveSpeed').credit = 0;
		await expect(client().run(VEO, INPUT)).rejects.toThrow('Insufficient credits');
		expect(emulator().jobs('waveSpeed')).toEqual([]);
	});
});

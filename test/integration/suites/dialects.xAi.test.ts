import type { INodeParameters } from 'n8n-workflow';

import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { imageUrl } from '../rig/images';
import { only, onlyItem } from '../rig/items';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const GROK = 'grok-imagine-video-1.5';

async function bodyOf(more: INodeParameters): Promise<unknown> {
	const { error } = await runOn(rig(), 'xAi', 'create', more);
	if (error) throw error;
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

/** Generates, tries failed jobs anew, and says what came of it and what was paid. */
async function tryAnew(outcome: 'failed' | 'failedWithoutError' | 'overloaded') {
	rig().emulator.settings('xAi').outcome = (job) => (job === 1 ? outcome : 'completed');
	const waiting = { resubmitFailed: 3 };
	const result = await runOn(rig(), 'xAi', 'generate', { waiting });
	return { result, paid: rig().emulator.billing.total() };
}

describe('Grok Imagine of xAI', () => {
	it('waits through 202 without a word, and is told what the video cost', async () => {
		rig().emulator.settings('xAi').generationMs = 30_000;
		const item = await generateWhole(rig(), 'xAi');
		expect(item.json['cost']).toEqual({ amount: 0.64, currency: 'USD' });
		const statuses = rig()
			.requestsTo('status')
			.map(({ status }) => status);
		expect(statuses).toContain(202);
		expect(statuses.at(-1)).toBe(200);
	});

	it('pins the last frame, and is guided by references', async () => {
		const url = imageUrl(rig(), 'landscape-1280x720.png');
		const options = { lastFrame: url, referenceImages: url };
		expect(await bodyOf({ options })).toEqual({
			model: GROK,
			prompt: expect.any(String),
			duration: 8,
			aspect_ratio: '16:9',
			last_frame: { url },
			reference_images: [{ url }],
		});
	});

	it('makes a silent video where that was asked for', async () => {
		expect(await bodyOf({ options: { audio: 'off' } })).toMatchObject({ generate_audio: false });
	});

	it.each(['failed', 'failedWithoutError'] as const)(
		'never pays anew for a video that moderation withheld: %s',
		async (outcome) => {
			const { result, paid } = await tryAnew(outcome);
			expect(result.error).toMatchObject({ context: { data: { kind: 'failed' } } });
			expect(rig().requestsTo('submit')).toHaveLength(1);
			expect(paid).toBe(0.64);
		},
	);

	it('tries anew where nothing was charged, if told to', async () => {
		const { result, paid } = await tryAnew('overloaded');
		expect(onlyItem(result).json).toMatchObject({ status: 'completed' });
		expect(rig().requestsTo('submit')).toHaveLength(2);
		expect(paid).toBe(0.64);
	});

	it('says of an empty account that it is one, and tries no more', async () => {
		rig().emulator.settings('xAi').credit = 0;
		const { error } = await runOn(rig(), 'xAi', 'generate');
		expect(error?.message).toContain('used all available credits');
		expect(error?.description).toMatch(/credit|balance|quota/i);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('takes an empty account in the dress of a rate limit for no reason to wait', async () => {
		const words = 'Your team has either used all available credits or reached its monthly limit.';
		const body = JSON.stringify({ code: 'Some resource has been exhausted', error: words });
		const action = { kind: 'respond', status: 429, body } as const;
		rig().emulator.faults.add({ route: 'submit', times: 9, action });
		const { error } = await runOn(rig(), 'xAi', 'generate');
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('gives a key that is not accepted any more no blame for the job', async () => {
		const videoId = await createOn(rig(), 'xAi');
		const parameters = parametersOf('getStatus', { videoId });
		const { error } = await rig().run({ dialect: 'xAi', parameters, apiKey: 'another-key' });
		expect(error?.message).toContain('Incorrect API key provided');
		expect(error?.description).toContain('API key');
	});

	it('lists the models that make videos', async () => {
		const { results } = await rig().searchModels({ dialect: 'xAi' });
		expect(results.map(({ value }) => value)).toEqual([
			'',
			GROK,
			'grok-imagine-video-1.5-lite',
			'grok-imagine-video',
		]);
		expect(rig().requestsTo('models')).toHaveLength(1);
	});
});

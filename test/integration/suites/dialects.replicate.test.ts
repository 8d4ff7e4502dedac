import { dialectParameters } from '../rig/dialects/wire';
import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { only, onlyItem } from '../rig/items';
import { PROMPT } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const ONE_DAY = 86_400_000;
const ONE_HOUR = 3_600_000;
const HUNYUAN = 'tencent/hunyuan-video';
const VERSION = '6c9132aee14409cd6568d030453f1ba50f5f3412b844fe67f78a9eb62d55664f';

const model = (value: string) => ({ model: { __rl: true, mode: 'id', value } });

/** Where the one submission went, below the base, and its body. */
async function submission(): Promise<readonly [path: string, body: unknown]> {
	const submit = only(rig().requestsTo('submit'));
	return [submit.path.replace(/^\/replicate\/v1/, ''), (await wireOf(submit)).body];
}

function schemaPaths(): readonly string[] {
	return rig()
		.requestsTo('schema')
		.map(({ path }) => path.replace(/^\/replicate\/v1/, ''));
}

describe('a model of Replicate', () => {
	it('is run by its name where Replicate runs it, and followed as a prediction', async () => {
		await generateWhole(rig(), 'replicate');
		const [path, body] = await submission();
		expect(path).toBe('/models/bytedance/seedance-2.0/predictions');
		expect(body).toEqual({ input: { prompt: PROMPT, aspect_ratio: '16:9', duration: 8 } });
		const { id } = only(rig().emulator.jobs('replicate'));
		const paths = rig()
			.requestsTo('status')
			.map((request) => request.path);
		expect(new Set(paths)).toEqual(new Set([`/replicate/v1/predictions/${id}`]));
	});

	it('is run by its latest version where others made it, and costs the time it ran', async () => {
		const { json } = await generateWhole(rig(), 'replicate', { ...model(HUNYUAN), duration: '' });
		expect(await submission()).toEqual([
			'/predictions',
			{ version: VERSION, input: { prompt: PROMPT } },
		]);
		expect(json['cost']).toEqual({ amount: 3, unit: 'seconds of compute' });
	});

	it('is run by the version that was named, and checked by the schema of that', async () => {
		const chosen = model(`${HUNYUAN}:${VERSION}`);
		await generateWhole(rig(), 'replicate', { ...chosen, duration: '' });
		expect(await submission()).toMatchObject(['/predictions', { version: VERSION }]);
		expect(schemaPaths()).toEqual([`/models/${HUNYUAN}/versions/${VERSION}`]);
	});

	it('gets its first frame under its own name', async () => {
		await runOn(rig(), 'replicate', 'create', {
			...model('kwaivgi/kling-v2.1'),
			duration: 10,
			resolution: '1080p',
			imageSource: 'url',
			imageUrl: 'https://example.com/fox.png',
		});
		expect(await submission()).toEqual([
			'/models/kwaivgi/kling-v2.1/predictions',
			{
				input: {
					prompt: PROMPT,
					start_image: 'https://example.com/fox.png',
					duration: 10,
					mode: 'pro',
				},
			},
		]);
	});

	it.each([
		{ duration: 20 },
		{ resolution: '540p' },
		{ ...model('google/veo-3.1'), aspectRatio: '1:1' },
		{ ...model('minimax/hailuo-02'), options: { seed: 7 }, duration: 6 },
	])('is not asked for what it is known not to take: %j', async (more) => {
		const { error } = await runOn(rig(), 'replicate', 'create', more);
		expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
		expect(rig().requestsTo('submit')).toEqual([]);
	});

	it('is asked for its schema once, however many items want it', async () => {
		const items = [1, 2, 3].map((item) => ({ json: { item } }));
		const parameters = { resource: 'video', operation: 'create', prompt: PROMPT };
		const chosen = model('bytedance/seedance-2.5');
		await rig().run({ dialect: 'replicate', parameters: { ...parameters, ...chosen }, items });
		expect(rig().requestsTo('submit')).toHaveLength(3);
		expect(schemaPaths()).toEqual(['/models/bytedance/seedance-2.5']);
	});

	it('is asked for its schema alone by a key that is not accepted', async () => {
		rig().emulator.settings('replicate').keys = ['another-key'];
		const parameters = dialectParameters('replicate', 'create');
		const apiKey = 'key-of-nobody';
		const { error } = await rig().run({ dialect: 'replicate', parameters, apiKey });
		expect(error).toMatchObject({
			message:
				'Replicate refused the request: You did not pass a valid authentication token (HTTP 401)',
			description:
				'The provider does not accept the API key. Check it in the credential. Nothing was charged.',
		});
		expect(rig().requestsTo('submit')).toEqual([]);
	});

	it('is listed with those of the collections for videos', async () => {
		const { results } = await rig().searchModels({ dialect: 'replicate' }, '');
		expect(results.map(({ value }) => value)).toEqual(
			expect.arrayContaining(['bytedance/seedance-2.0', 'kwaivgi/kling-v2.1', HUNYUAN]),
		);
	});
});

describe('a model whose schema does not come', () => {
	beforeEach(() => {
		const action = { kind: 'respond', status: 503, body: 'down' } as const;
		rig().emulator.faults.add({ route: 'schema', action, times: Infinity });
	});

	it('gets the prompt alone', async () => {
		await runOn(rig(), 'replicate', 'create', { duration: '' });
		expect(await submission()).toEqual([
			'/models/bytedance/seedance-2.0/predictions',
			{ input: { prompt: PROMPT } },
		]);
	});

	it('gets no setting that it might overlook at the full price', async () => {
		const { error } = await runOn(rig(), 'replicate', 'create', { duration: 8 });
		expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
		expect(error?.description).toContain('Replicate did not tell what this model takes');
		expect(rig().requestsTo('submit')).toEqual([]);
	});

	it('is not run where it has to be by its version, and costs nothing', async () => {
		const chosen = { ...model(HUNYUAN), duration: '' };
		const { error } = await runOn(rig(), 'replicate', 'create', chosen);
		expect(error?.message).toBe(
			'Replicate refused the request: The requested resource could not be found (HTTP 404)',
		);
		expect(rig().emulator.jobs('replicate')).toEqual([]);
	});
});

describe('a prediction', () => {
	it('is paid once when its answer is lost: the list of predictions has it', async () => {
		const action = { kind: 'reset', when: 'afterWork' } as const;
		rig().emulator.faults.add({ route: 'submit', action });
		await generateWhole(rig(), 'replicate');
		expect(rig().requestsTo('submit')).toHaveLength(1);
		expect(rig().requestsTo('list').length).toBeGreaterThan(0);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('is asked for again when the account is throttled, although the words name its credit', async () => {
		const detail =
			'Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute with a burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~5s.';
		const body = JSON.stringify({ detail, status: 429, retry_after: 5 });
		const action = { kind: 'respond', status: 429, body } as const;
		rig().emulator.faults.add({ route: 'submit', action, times: 2 });
		await generateWhole(rig(), 'replicate');
		expect(rig().requestsTo('submit')).toHaveLength(3);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it('is not asked for again when the account is empty', async () => {
		rig().emulator.settings('replicate').credit = 0;
		const { error } = await runOn(rig(), 'replicate', 'generate');
		expect(error?.message).toContain('You have insufficient credit to run this model.');
		expect(error?.description).toContain('no credit left');
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('has its files for an hour, and is not made anew after that', async () => {
		rig().emulator.settings('replicate').generationMs = 0;
		const videoId = await createOn(rig(), 'replicate');
		const { expiresAt } = onlyItem(await runOn(rig(), 'replicate', 'getStatus', { videoId })).json;
		const { createdAt } = only(rig().emulator.jobs('replicate'));
		expect(expiresAt).toBe(new Date(createdAt + ONE_HOUR).toISOString());

		await rig().clock.finish(rig().clock.sleep(ONE_HOUR));
		const { json } = onlyItem(await runOn(rig(), 'replicate', 'getStatus', { videoId }));
		expect(json).toMatchObject({ status: 'expired', failure: { code: 'data_removed' }, url: null });
		const { error } = await runOn(rig(), 'replicate', 'wait', { videoId });
		expect(error?.message).toBe(
			`Video ${videoId} ended as expired: The files were deleted an hour after the end`,
		);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('is not paid for anew when it succeeded without a file', async () => {
		rig().emulator.settings('replicate').generationMs = 0;
		const body = JSON.stringify({ id: 'p1', status: 'succeeded', output: null, error: null });
		const action = { kind: 'respondAfterWork', status: 201, body } as const;
		rig().emulator.faults.add({ route: 'submit', action });
		const status = { kind: 'respond', status: 200, body } as const;
		rig().emulator.faults.add({ route: 'status', action: status, times: Infinity });
		const { error } = await runOn(rig(), 'replicate', 'generate', {
			waiting: { resubmitFailed: 3 },
		});
		expect(error?.message).toBe('Video p1 ended as failed: The model made no file');
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('is cancelled while it runs, and keeps its end when it has one', async () => {
		rig().emulator.settings('replicate').generationMs = ONE_DAY;
		const running = await createOn(rig(), 'replicate');
		const { json } = onlyItem(await runOn(rig(), 'replicate', 'delete', { videoId: running }));
		expect(json).toEqual({ deleted: true, id: running });
		expect(only(rig().requestsTo('cancel')).method).toBe('POST');
		const shown = onlyItem(await runOn(rig(), 'replicate', 'getStatus', { videoId: running }));
		expect(shown.json).toMatchObject({ id: running, status: 'cancelled' });

		rig().emulator.settings('replicate').generationMs = 0;
		const finished = await createOn(rig(), 'replicate');
		const { error } = await runOn(rig(), 'replicate', 'delete', { videoId: finished });
		expect(error?.message).toContain(`Replicate did not delete video ${finished}`);
		const still = onlyItem(await runOn(rig(), 'replicate', 'getStatus', { videoId: finished }));
		expect(still.json).toMatchObject({ status: 'completed' });
	});

	it('is known by its address and by its page', async () => {
		rig().emulator.settings('replicate').generationMs = 0;
		const id = await createOn(rig(), 'replicate');
		for (const place of ['api.replicate.com/v1/predictions', 'replicate.com/p']) {
			const videoId = `https://${place}/${id}`;
			const { json } = onlyItem(await runOn(rig(), 'replicate', 'getStatus', { videoId }));
			expect(json).toMatchObject({ id, status: 'completed' });
		}
	});
});

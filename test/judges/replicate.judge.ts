// Replicate's official client, unchanged but for its address, against Replicate's profile.
import Replicate from 'replicate';
import { useEmulator } from '../fixtures/emulatorRig';
import { readVideo } from '../fixtures/readVideo';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const SEEDANCE = 'bytedance/seedance-2.0';
const HUNYUAN = 'tencent/hunyuan-video';
const HUNYUAN_VERSION = '6c9132aee14409cd6568d030453f1ba50f5f3412b844fe67f78a9eb62d55664f';

function client(auth = 'key-replicate'): Replicate {
	const baseUrl = emulator().baseUrl('replicate');
	return new Replicate({ auth, baseUrl, useFileOutput: false });
}

/** Status and body of the answer that refused a call. */
async function refusalOf(call: Promise<unknown>): Promise<{ status: number; body: unknown }> {
	const error: unknown = await call.then(
		() => null,
		(reason: unknown) => reason,
	);
	const told = /failed with status (\d+) [^:]*: (.*)\.$/s.exec(String(error));
	if (!told) throw new Error(`The call was not refused: ${String(error)}`);
	return { status: Number(told[1]), body: JSON.parse(told[2] ?? '') };
}

describe('a prediction', () => {
	it('makes a video of the shape and length asked for', async () => {
		const { predictions } = client();
		const input = { prompt: 'A lighthouse', aspect_ratio: '9:16', duration: 6 };
		const created = await predictions.create({ model: SEEDANCE, input });
		const get = `${emulator().baseUrl('replicate')}/predictions/${created.id}`;
		expect(created).toMatchObject({
			model: SEEDANCE,
			version: 'hidden',
			input,
			status: 'starting',
			output: null,
			error: null,
			urls: { get, cancel: `${get}/cancel` },
		});

		clock.advance(GENERATION_MS / 2);
		expect(await predictions.get(created.id)).toMatchObject({ status: 'processing' });
		expect(emulator().billing.total()).toBe(0);

		clock.advance(GENERATION_MS / 2);
		const done = await predictions.get(created.id);
		expect(done).toMatchObject({
			status: 'succeeded',
			data_removed: false,
			metrics: { predict_time: 60 },
		});
		const file = Buffer.from(await (await fetch(String(done.output))).arrayBuffer());
		expect(file.equals(await emulator().contentOf(created.id))).toBe(true);
		expect(await readVideo(file)).toMatchObject({ width: 720, height: 1280 });
		expect(emulator().billing.jobs).toMatchObject([
			{ id: created.id, amount: 1.08, currency: 'USD' },
		]);
	});

	it('is run to its end by the version, with a list of files, and charged by the time', async () => {
		const shown: string[] = [];
		const output = await client().run(
			`${HUNYUAN}:${HUNYUAN_VERSION}`,
			{ input: { prompt: 'It moves' }, wait: { mode: 'poll', interval: 1 } },
			({ status }) => {
				shown.push(status);
				clock.advance(GENERATION_MS / 2);
			},
		);
		expect(shown[0]).toBe('starting');
		expect(shown.at(-1)).toBe('succeeded');
		expect(output).toEqual([expect.stringContaining(emulator().fileOrigin)]);
		expect(emulator().billing.jobs).toMatchObject([{ amount: 0.0915 }]);
	});

	it('takes an image as data', async () => {
		const image = 'data:image/png;base64,SU1HIQ==';
		await client().predictions.create({ model: SEEDANCE, input: { prompt: 'x', image } });
		expect(emulator().jobs('replicate')).toMatchObject([{ image: { urls: [image] } }]);
	});

	it('is cancelled before it runs for nothing, and after that at its price', async () => {
		const { predictions } = client();
		const input = { prompt: 'x' };
		const waiting = await predictions.create({ model: SEEDANCE, input });
		expect(await predictions.cancel(waiting.id)).toMatchObject({ status: 'canceled' });
		expect(emulator().billing.total()).toBe(0);
		const running = await predictions.create({ model: SEEDANCE, input });
		clock.advance(GENERATION_MS / 2);
		expect(await predictions.cancel(running.id)).toMatchObject({ status: 'canceled' });
		expect(emulator().billing.total()).toBe(0.9);
		const done = await predictions.create({ model: SEEDANCE, input });
		clock.advance(GENERATION_MS);
		expect(await predictions.cancel(done.id)).toMatchObject({ status: 'succeeded' });
	});

	it('is listed, newest first, a hundred a page', async () => {
		const { predictions } = client();
		for (let count = 0; count < 101; count++) {
			await predictions.create({ model: SEEDANCE, input: { prompt: String(count) } });
		}
		const replicate = client();
		const pages: string[][] = [];
		for await (const page of replicate.paginate(() => replicate.predictions.list())) {
			pages.push(page.map(({ input }) => String(Reflect.get(input, 'prompt'))));
		}
		expect(pages.map(({ length }) => length)).toEqual([100, 1]);
		expect([pages[0]?.[0], pages[1]?.[0]]).toEqual(['100', '0']);
	});

	it('loses input, output and file an hour after its end', async () => {
		const { predictions } = client();
		const { id } = await predictions.create({ model: SEEDANCE, input: { prompt: 'x' } });
		clock.advance(GENERATION_MS);
		const { output } = await predictions.get(id);
		clock.advance(3_600_000);
		expect(await predictions.get(id)).toMatchObject({
			status: 'succeeded',
			data_removed: true,
			input: {},
			output: null,
		});
		expect((await fetch(String(output))).status).toBe(404);
	});
});

describe('a failed prediction', () => {
	it('is told with the reason', async () => {
		emulator().settings('replicate').outcome = 'failed';
		const { predictions } = client();
		const { id } = await predictions.create({ model: SEEDANCE, input: { prompt: 'x' } });
		clock.advance(GENERATION_MS);
		expect(await predictions.get(id)).toMatchObject({
			status: 'failed',
			output: null,
			error: expect.stringContaining('flagged as sensitive'),
		});
		expect(emulator().billing.total()).toBe(0);
	});

	it('is charged for the time it ran where the version is what runs', async () => {
		emulator().settings('replicate').outcome = 'overloaded';
		const input = { prompt: 'x' };
		await client().predictions.create({ version: HUNYUAN_VERSION, input });
		clock.advance(GENERATION_MS);
		expect(emulator().billing.jobs).toMatchObject([{ amount: 0.0915 }]);
	});
});

describe('the catalogue', () => {
	it('tells a model with its schema, whoever runs it', async () => {
		const { models } = client();
		const official = await models.get('bytedance', 'seedance-2.0');
		expect(official).toMatchObject({
			owner: 'bytedance',
			is_official: true,
			latest_version: {
				openapi_schema: {
					components: { schemas: { Input: { required: ['prompt'] } } },
				},
			},
		});
		const other = await models.versions.get('tencent', 'hunyuan-video', HUNYUAN_VERSION);
		expect(other).toMatchObject({ id: HUNYUAN_VERSION, openapi_schema: { openapi: '3.0.2' } });
	});

	it('tells the models of a collection, and whose key it is', async () => {
		const { collections, accounts } = client();
		const { models } = await collections.get('text-to-video');
		expect(models?.map(({ owner, name }) => `${owner}/${name}`)).toContain(SEEDANCE);
		expect(await accounts.current()).toMatchObject({ username: 'acme' });
	});
});

describe('a refusal', () => {
	const create = (model: string, input: object, auth?: string) =>
		refusalOf(client(auth).predictions.create({ model, input }));

	it('is given to an unknown key', async () => {
		expect(await create(SEEDANCE, { prompt: 'x' }, 'wrong')).toEqual({
			status: 401,
			body: {
				title: 'Unauthenticated',
				detail: 'You did not pass a valid authentication token',
				status: 401,
			},
		});
	});

	it('is given to an account without credit', async () => {
		emulator().settings('replicate').credit = 0;
		expect(await create(SEEDANCE, { prompt: 'x' })).toMatchObject({
			status: 402,
			body: { title: 'Insufficient credit' },
		});
	});

	it.each<[string, object, string, string]>([
		['a missing prompt', {}, 'input', 'prompt is required'],
		[
			'a choice it has not',
			{ prompt: 'x', resolution: '8k' },
			'input.resolution',
			'resolution must be one of the following: "480p", "720p", "1080p", "4k"',
		],
		[
			'too much',
			{ prompt: 'x', duration: 16 },
			'input.duration',
			'Must be less than or equal to 15',
		],
		['a text', { prompt: 'x', duration: '8' }, 'input.duration', 'Invalid type. Expected: integer'],
		['no address', { prompt: 'x', image: 'cat' }, 'input.image', "Does not match format 'uri'"],
		['a typo', { prompt: 'x', foo: 1 }, 'input', 'Additional property foo is not allowed'],
	])('is given for %s', async (_name, input, field, description) => {
		const { status, body } = await create(SEEDANCE, input);
		expect(status).toBe(422);
		expect(body).toMatchObject({
			title: 'Input validation failed',
			detail: `- ${field}: ${description}\n`,
			invalid_fields: [{ field, description }],
		});
	});

	it('is given for a community model by its name, and for an unknown version', async () => {
		expect(await create(HUNYUAN, { prompt: 'x' })).toMatchObject({ status: 404 });
		const version = HUNYUAN_VERSION.replace('6', '7');
		const call = client().predictions.create({ version, input: { prompt: 'x' } });
		expect(await refusalOf(call)).toMatchObject({
			status: 422,
			body: { title: 'Invalid version or not permitted' },
		});
	});

	it('is given for an unknown prediction', async () => {
		const { predictions } = client();
		expect(await refusalOf(predictions.get('nothing'))).toMatchObject({ status: 404 });
		expect(await refusalOf(predictions.cancel('nothing'))).toMatchObject({ status: 404 });
		expect(emulator().billing.count).toBe(0);
	});
});

import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Get Many, Delete and Remix: where the provider has them, and before any request where not. */
describe('the life of a video', () => {
	const rig = useRig();

	const ids = () =>
		rig()
			.emulator.jobs()
			.map(({ id }) => id);

	async function make(count: number): Promise<string[]> {
		for (let made = 0; made < count; made++) await rig().run({});
		return ids();
	}

	describe('Get Many', () => {
		it('returns as many jobs as the limit, newest first, one item each', async () => {
			const made = await make(4);
			const { items } = await rig().run({ parameters: parametersOf('getMany', { limit: 3 }) });
			expect(items.map(({ json }) => json.id)).toEqual(made.reverse().slice(0, 3));
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 0 },
				{ item: 0 },
			]);
			expect(items[0]?.json).toMatchObject({
				status: 'completed',
				dialect: 'openai',
				failure: null,
			});
		});

		it('reads page after page for all of them', async () => {
			const made = await make(4);
			rig().emulator.faults.add({
				route: 'list',
				times: Infinity,
				action: {
					kind: 'transform',
					answer: (body) => ({
						...Object(body),
						data: Object(body).data.slice(0, 1),
						last_id: null,
						has_more: true,
					}),
				},
			});
			const { items } = await rig().run({
				parameters: parametersOf('getMany', { returnAll: true }),
			});
			const lists = rig().emulator.requests.filter(({ route }) => route === 'list');
			expect(lists.map(({ query }) => query.after)).toEqual([undefined, ...[...made].reverse()]);
			expect(items.map(({ json }) => json.id)).toEqual([...made].reverse());
		});

		it('ends with a provider that repeats itself', async () => {
			const [only] = await make(1);
			rig().emulator.faults.add({
				route: 'list',
				times: Infinity,
				action: {
					kind: 'respond',
					status: 200,
					body: JSON.stringify({ data: [{ id: only, status: 'completed' }], has_more: true }),
				},
			});
			const { items } = await rig().run({
				parameters: parametersOf('getMany', { returnAll: true }),
			});
			expect(items).toHaveLength(1);
		});

		it('lists all jobs despite passing trouble, and says what lasting trouble was', async () => {
			await make(1);
			rig().emulator.faults.add({ route: 'list', action: { kind: 'respond', status: 502 } });
			const parameters = parametersOf('getMany');
			expect((await rig().run({ parameters })).items).toHaveLength(1);
			rig().emulator.faults.add({
				route: 'list',
				times: Infinity,
				action: { kind: 'respond', status: 500, body: '{"error":{"message":"on fire"}}' },
			});
			const { error } = await rig().run({ parameters });
			expect(error?.message).toBe('OpenAI Compatible did not list its videos: on fire (HTTP 500)');
		});
	});

	describe('Delete', () => {
		it('deletes the job and says so', async () => {
			const [id] = await make(1);
			const { items } = await rig().run({
				parameters: parametersOf('delete', { videoId: id ?? '' }),
			});
			expect(items.map(({ json }) => json)).toEqual([{ deleted: true, id }]);
			expect(rig().emulator.jobs()[0]?.deleted).toBe(true);
		});

		it('is done when the job is gone already', async () => {
			const { items } = await rig().run({
				parameters: parametersOf('delete', { videoId: 'nobody' }),
			});
			expect(items.map(({ json }) => json)).toEqual([{ deleted: true, id: 'nobody' }]);
		});

		it("tells the provider's words when it refuses", async () => {
			const { items } = await rig().run({ parameters: parametersOf('create') });
			const id = String(items[0]?.json.id);
			rig().emulator.faults.add({
				route: 'delete',
				action: { kind: 'respond', status: 409, body: '{"error":{"message":"still running"}}' },
			});
			const { error } = await rig().run({ parameters: parametersOf('delete', { videoId: id }) });
			expect(error?.message).toBe(
				`OpenAI Compatible did not delete video ${id}: still running (HTTP 409)`,
			);
		});
	});

	describe('Remix', () => {
		const remix = (videoId: string | undefined, more = {}) =>
			parametersOf('remix', { videoId: videoId ?? '', prompt: 'at night', ...more });

		it('returns the new job at once', async () => {
			const [source] = await make(1);
			const { items } = await rig().run({ parameters: remix(source) });
			const [, made] = rig().emulator.jobs();
			expect(made).toMatchObject({ remixedFrom: source, prompt: 'at night' });
			expect(items[0]?.json).toMatchObject({ id: made?.id, prompt: 'at night', status: 'queued' });
			expect(items[0]?.binary).toBeUndefined();
		});

		it('waits and downloads when it is told to', async () => {
			const [source] = await make(1);
			const { items } = await rig().run({ parameters: remix(source, { waitForCompletion: true }) });
			const binary = items[0]?.binary?.data;
			const made = await rig().emulator.contentOf(ids()[1] ?? '');
			expect(binary && (await rig().engine.readBinary(binary)).equals(made)).toBe(true);
		});

		it('is paid once, like a new video', async () => {
			const [source] = await make(1);
			rig().emulator.faults.add({
				route: 'remix',
				action: { kind: 'respondAfterWork', status: 502 },
			});
			const { items, tries } = await rig().run({
				parameters: remix(source),
				node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			});
			expect(tries).toBe(1);
			expect(rig().emulator.billing.count).toBe(2);
			expect(items[0]?.json.id).toBe(ids()[1]);
		});

		it('is refused without a prompt', async () => {
			const { error } = await rig().run({ parameters: remix('video_1', { prompt: '={{ " " }}' }) });
			expect(error?.message).toBe('Prompt is empty');
			expect(rig().emulator.requests).toEqual([]);
		});
	});

	it.each([
		['getMany', 'list'],
		['delete', 'delete'],
		['remix', 'remix'],
	])('%s is refused before any request where the provider cannot', async (operation, verb) => {
		const { error } = await rig().run({
			dialect: 'apiyi',
			parameters: parametersOf(operation, { videoId: 'video_1', prompt: 'at night' }),
		});
		expect(error?.message).toBe(`APIYI cannot ${verb} videos`);
		expect(rig().emulator.requests).toEqual([]);
	});
});

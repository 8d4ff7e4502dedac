import type { RequestRecord } from '../../emulator';
import { money } from '../../fixtures/money';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

const rig = useRig();

/** Many videos at once: together, in order, and no more than the provider allows. */
describe('a batch of videos', () => {
	const itemsOf = (count: number) =>
		Array.from({ length: count }, (_unused, number) => ({ json: { prompt: `wish ${number}` } }));
	const withWaiting = (waiting: Record<string, number> = {}) =>
		parametersOf('generate', { prompt: '={{ $json.prompt }}', waiting });
	const refused = () =>
		rig().emulator.requests.filter(({ route, status }) => route === 'submit' && status === 429);

	/** The most jobs that ran at one moment of the emulator's clock. */
	function mostAtOnce(): number {
		const jobs = rig().emulator.jobs();
		return Math.max(
			...jobs.map(({ createdAt }) => {
				const isRunning = (job: (typeof jobs)[number]) =>
					job.createdAt <= createdAt && (job.state.completedAt ?? Infinity) > createdAt;
				return jobs.filter(isRunning).length;
			}),
		);
	}

	const first = (route: RequestRecord['route']) =>
		rig().emulator.requests.findIndex((request) => request.route === route);
	const last = (route: RequestRecord['route']) =>
		rig()
			.emulator.requests.map((request) => request.route)
			.lastIndexOf(route);

	it('comes out in input order, whatever order the jobs end in', async () => {
		rig().emulator.settings('openai').generationMs = (job) => 60_000 - job * 5_000;
		const { items } = await rig().run({ items: itemsOf(8), parameters: withWaiting() });
		expect(items.map(({ json }) => json.prompt)).toEqual(itemsOf(8).map(({ json }) => json.prompt));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_item, index) => ({ item: index })),
		);
	});

	it('is submitted together, before the first job has ended', async () => {
		rig().emulator.settings('openai').generationMs = 60_000;
		await rig().run({ items: itemsOf(8), parameters: withWaiting() });
		expect(last('submit')).toBeLessThan(first('content'));
		expect(mostAtOnce()).toBe(8);
	});

	it.each([
		['the default of ten', 'openai', {}, 10],
		['what the user sets', 'openai', { maxConcurrent: 3 }, 3],
		["the provider's own limit", 'ezmodel', {}, 2],
	] as const)('never runs more jobs at once than %s', async (_what, dialect, waiting, limit) => {
		rig().emulator.settings(dialect).generationMs = 20_000;
		const { status, items } = await rig().run({
			dialect,
			items: itemsOf(12),
			parameters: withWaiting(waiting),
		});
		expect(status).toBe('success');
		expect(items).toHaveLength(12);
		expect(mostAtOnce()).toBe(limit);
		expect(refused()).toEqual([]);
	});

	it('downloads one video while another is still being made', async () => {
		rig().emulator.settings('openai').generationMs = (job) => (job === 1 ? 5_000 : 90_000);
		await rig().run({ items: itemsOf(2), parameters: withWaiting() });
		expect(first('content')).toBeLessThan(last('status'));
	});

	it(`lowers its own limit when the provider allows fewer, and fails nobody ${money('fewerAtOnce')}`, async () => {
		rig().emulator.settings('ezmodel').generationMs = 60_000;
		const { status, items } = await rig().run({
			dialect: 'ezmodel',
			items: itemsOf(8),
			parameters: withWaiting({ maxConcurrent: 8, timeout: 3 }),
		});
		expect(status).toBe('success');
		expect(items).toHaveLength(8);
		expect(rig().emulator.billing.count).toBe(8);
		expect(mostAtOnce()).toBe(2);
		// Six are told to wait; from then on the limit is known.
		expect(refused()).toHaveLength(6);
	});

	it('shares a provider with other executions without failing or paying twice', async () => {
		rig().emulator.settings('ezmodel').generationMs = 20_000;
		const executions = Array.from(
			{ length: 10 },
			async (_unused, number) =>
				await rig().run({
					dialect: 'ezmodel',
					parameters: parametersOf('generate', { prompt: `execution ${number}` }),
				}),
		);
		const results = await Promise.all(executions);
		expect(results.map(({ status }) => status)).toEqual(results.map(() => 'success'));
		expect(rig().emulator.billing.count).toBe(10);
		expect(mostAtOnce()).toBe(2);
	});

	it('stops all its items at once', async () => {
		rig().emulator.settings('openai').generationMs = 600_000;
		const run = rig().start({ items: itemsOf(5), parameters: withWaiting({ maxConcurrent: 2 }) });
		await rig().clock.pass(30_000);
		run.cancel();
		await run.nodeSettled;
		expect(rig().emulator.billing.count).toBe(2);
		for (const { id } of rig().emulator.jobs()) {
			expect(run.nodeError).toMatchObject({ description: expect.stringContaining(id) });
		}
	});
});

/** How often a batch asks. */
describe('the pace of a batch', () => {
	const JOBS = 100;

	async function generate(count: number): Promise<void> {
		const { status } = await rig().run({
			items: Array.from({ length: count }, () => ({ json: {} })),
			parameters: parametersOf('generate', { waiting: { maxConcurrent: count } }),
		});
		expect(status).toBe('success');
	}

	/** Status requests, of one job or of all. */
	function looks(id?: string): number {
		const isMeant = (jobId: string | null) => id === undefined || jobId === id;
		return rig().emulator.requests.filter(
			({ route, jobId }) => route === 'status' && isMeant(jobId),
		).length;
	}

	it('is brisk while there are few jobs', async () => {
		rig().emulator.settings('openai').generationMs = 20_000;
		await generate(5);
		expect(looks()).toBeGreaterThanOrEqual(5 * 5);
	});

	it('is shared by many: one early look each, and the next when all have had theirs', async () => {
		rig().emulator.settings('openai').generationMs = 20_000;
		await generate(JOBS);
		expect(looks()).toBeLessThanOrEqual(JOBS * 3);
	});

	it('is brisk again for the last one, when the others have ended', async () => {
		rig().emulator.settings('openai').generationMs = (job) => (job === 1 ? 60_000 : 1_000);
		rig().emulator.settings('openai').progress = 'none';
		await generate(JOBS);
		expect(looks(rig().emulator.jobs()[0]?.id)).toBeGreaterThanOrEqual(9);
	});
});

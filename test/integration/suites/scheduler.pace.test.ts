import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** How often a batch asks. */
describe('the pace of a batch', () => {
	const JOBS = 100;
	const rig = useRig();

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

	it('is brisk for few jobs', async () => {
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

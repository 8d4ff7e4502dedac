import { addOddity, oddities, oddityPrompt, offerOddities } from '../../emulator/oddities';
import type { Oddity } from '../../emulator/oddities';
import { DIALECTS } from '../rig/expected';
import { fileOf, only } from '../rig/items';
import { parametersOf, type Rig } from '../rig/rig';
import { useRig } from '../rig/useRig';

const rig = useRig();

type Dialect = (typeof DIALECTS)[number];

const generate = (prompt = 'A fox in the snow', resubmitFailed = 0) =>
	parametersOf('generate', { prompt, duration: 12, waiting: { resubmitFailed, timeout: 15 } });

/** What a Generate came to, and that it was paid for once at most. */
async function expectRight(
	{ emulator, run }: Rig,
	{ right }: Oddity,
	dialect: Dialect,
	prompt?: string,
) {
	const result = await run({ dialect, parameters: generate(prompt) });
	const jobs = emulator.jobs(dialect);
	if (right === 'video') {
		expect(result.error?.message).toBeUndefined();
		const item = only(result.items);
		const { id } = only(jobs);
		expect(item.json).toMatchObject({ id, status: 'completed', seconds: jobs[0]?.seconds });
		const { bytes } = await fileOf(rig(), item);
		expect(bytes.subarray(0, 1_000)).toEqual((await emulator.contentOf(id)).subarray(0, 1_000));
		return;
	}
	const { message = '', description = '' } = Object(result.error);
	expect(`${message} | ${description}`).toMatch(right.words);
	expect(result.error).toMatchObject({ context: { data: { kind: right.kind } } });
	expect(jobs.length).toBeLessThanOrEqual(1);
	if (jobs[0]) expect(message).toContain(jobs[0].id);
}

const named = (all: readonly Oddity[]) =>
	all.map((oddity): [string, Oddity] => [oddity.name, oddity]);

describe.each(DIALECTS)('Generate on %s copes with', (dialect) => {
	it.each(named(oddities.submission))('a submission answered by %s', async (_name, oddity) => {
		addOddity(rig().emulator, oddity, dialect);
		await expectRight(rig(), oddity, dialect);
	});

	it.each(named(oddities.state))('a state told by %s', async (_name, oddity) => {
		addOddity(rig().emulator, oddity, dialect);
		await expectRight(rig(), oddity, dialect);
	});
});

describe.each(['openai', 'apiyi', 'ezmodel'] as const)('Generate on %s copes with', (dialect) => {
	it.each(named(oddities.file))('a file behind %s', async (_name, oddity) => {
		addOddity(rig().emulator, oddity, dialect);
		await expectRight(rig(), oddity, dialect);
	});
});

it('A video that is completed without a file is never paid for anew', async () => {
	const charged = oddities.state.find(({ name }) => name.startsWith('completed with an error'));
	if (charged === undefined) throw new Error('There is such an oddity');
	addOddity(rig().emulator, charged, 'openai');
	const { error } = await rig().run({ parameters: generate('A fox', 2) });
	expect(rig().emulator.jobs()).toHaveLength(1);
	expect(error?.description).toContain('probably charged');
});

describe('An oddity asked for in a prompt', () => {
	it('comes for every video that asks for it, and for no other', async () => {
		const { emulator } = rig();
		offerOddities(emulator);
		const [oddity] = oddities.submission;
		if (oddity === undefined) throw new Error('There are oddities');
		for (const prompt of [oddityPrompt(oddity), 'A fox', oddityPrompt(oddity)]) {
			const { items } = await rig().run({ parameters: generate(prompt) });
			expect(only(items).json).toMatchObject({ status: 'completed' });
		}
		const submissions = rig().requestsTo('submit');
		expect(submissions).toHaveLength(3);
	});
});

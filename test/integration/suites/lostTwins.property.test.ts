import { inspect } from 'node:util';

import fc from 'fast-check';

import type { Fault, RequestRecord } from '../../emulator';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/**
 * Rules 1 to 3 where nothing but luck tells two items apart: the same request several times, some of
 * whose submissions are lost, while others are slow and the provider's list lags.
 */

/** What becomes of one submission, in the order of arrival. */
type Fate =
	| { readonly kind: 'answered' }
	| { readonly kind: 'slow'; readonly ms: number }
	| { readonly kind: 'lost'; readonly afterWork: boolean };

interface Story {
	readonly fates: readonly Fate[];
	/** Whether every item asks for the same length, or each second one for another. */
	readonly sameLength: boolean;
	/** How many of the newest jobs the first looks into the list do not show. */
	readonly hidden: readonly number[];
	/** Other people's jobs of the same words. */
	readonly foreign: number;
	readonly executions: 1 | 2;
	readonly tries: number;
	readonly maxConcurrent: number;
	readonly seed: number;
}

const fate: fc.Arbitrary<Fate> = fc.oneof(
	fc.constant<Fate>({ kind: 'answered' }),
	fc.record({ kind: fc.constant('slow' as const), ms: fc.integer({ min: 500, max: 40_000 }) }),
	fc.record({ kind: fc.constant('lost' as const), afterWork: fc.boolean() }),
	fc.constant<Fate>({ kind: 'lost', afterWork: true }),
);

const stories: fc.Arbitrary<Story> = fc.record({
	fates: fc.array(fate, { minLength: 2, maxLength: 5 }),
	sameLength: fc.boolean(),
	hidden: fc.array(fc.nat(3), { maxLength: 6 }),
	foreign: fc.constantFrom(0, 0, 0, 1),
	executions: fc.constantFrom(1, 1, 2),
	tries: fc.constantFrom(1, 1, 2),
	maxConcurrent: fc.constantFrom(0, 0, 1, 2),
	seed: fc.integer(),
});

function faultFor(fate: Fate, nth: number): readonly Fault[] {
	// Faults are used up by submissions in the order of arrival.
	const once = { route: 'submit', match: isNth(nth) } as const;
	switch (fate.kind) {
		case 'answered':
			return [];
		case 'slow':
			return [{ ...once, action: { kind: 'delay', ms: fate.ms } }];
		case 'lost':
			return [
				{ ...once, action: { kind: 'reset', when: fate.afterWork ? 'afterWork' : 'beforeWork' } },
			];
	}
}

const counts = new WeakMap<RequestRecord, number>();
let arrived = 0;

/** Which submission it is, counted from 0 since the story began. */
function isNth(nth: number): (request: RequestRecord) => boolean {
	return (request) => {
		const known = counts.get(request) ?? arrived++;
		counts.set(request, known);
		return known === nth;
	};
}

/** A list that does not show the newest jobs yet. */
function lagging(hidden: readonly number[]): readonly Fault[] {
	return hidden.map((count) => ({
		route: 'list',
		action: {
			kind: 'transform',
			answer: (json: unknown) => {
				const page = json as { data: readonly unknown[] };
				return { ...page, data: page.data.slice(count) };
			},
		},
	}));
}

describe('the same request several times, some of it lost', () => {
	const rig = useRig({ searchesForKeys: false });

	async function playStory(story: Story, number: number) {
		await rig().reset(story.seed);
		arrived = 0;
		const { emulator } = rig();
		const prompt = `twins ${number}`;
		for (let n = 0; n < story.foreign; n++) {
			const fields = { model: 'sora-2', prompt, seconds: '4', size: '1280x720' };
			await fetch(`${emulator.baseUrl('openai')}/videos`, {
				method: 'POST',
				headers: {
					authorization: `Bearer ${rig().credentials('openai').apiKey}`,
					'content-type': 'application/json',
				},
				body: JSON.stringify(fields),
			});
		}
		story.fates.forEach((fate, nth) =>
			faultFor(fate, nth).forEach((fault) => emulator.faults.add(fault)),
		);
		lagging(story.hidden).forEach((fault) => emulator.faults.add(fault));
		const items = story.fates.map((_fate, index) => ({
			json: { seconds: story.sameLength || index % 2 === 0 ? 4 : 8 },
		}));
		const shares = story.executions === 1 ? [items] : [items.slice(0, 1), items.slice(1)];
		const results = await Promise.all(
			shares.map(
				async (share) =>
					await rig().run({
						items: share,
						parameters: parametersOf('generate', {
							prompt,
							duration: '={{ $json.seconds }}',
							downloadVideo: false,
							waiting: { maxConcurrent: story.maxConcurrent },
						}),
						node: {
							onError: 'continueRegularOutput',
							...(story.tries > 1 && {
								retryOnFail: true,
								maxTries: story.tries,
								waitBetweenTries: 1,
							}),
						},
					}),
			),
		);
		return { results, jobs: emulator.jobs() };
	}

	let played = 0;

	it('gives no two items one job, and loses none that was made', async () => {
		await fc.assert(
			fc.asyncProperty(stories, async (story) => {
				const { results, jobs } = await playStory(story, ++played);
				const all = results.flatMap(({ items }) => items.map(({ json }) => json));
				const told = inspect({ story, all, jobs }, { depth: 8 });
				const had = all.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
				const lost = all.filter(({ error }) => error !== undefined);
				const ours = jobs.slice(story.foreign).map(({ id }) => id);

				// Every item has an end: a video of its own, or an error that says it may have one.
				expect([told, had.length + lost.length]).toEqual([told, story.fates.length]);
				expect([told, new Set(had).size]).toEqual([told, had.length]);
				for (const { error } of lost) expect(String(error)).toContain('may have created a video');

				// A job that no item has stands behind an item that says so. (While a list that lags shows
				// somebody else's job alone, nobody can know that it is not the one that was lost.)
				const unseen = ours.filter((id) => !had.includes(id));
				const isHonest = story.foreign === 0 || story.hidden.length === 0;
				if (isHonest) expect([told, unseen.length <= lost.length]).toEqual([told, true]);
				if (story.foreign === 0) expect(had.every((id) => ours.includes(id))).toBe(true);
			}),
			{
				numRuns: 300,
				// One more of the same is sent while the list's answer is weighed.
				examples: [
					[
						{
							fates: [
								{ kind: 'slow', ms: 3_518 },
								{ kind: 'slow', ms: 500 },
								{ kind: 'lost', afterWork: true },
								{ kind: 'slow', ms: 500 },
							],
							sameLength: true,
							hidden: [],
							foreign: 1,
							executions: 2,
							tries: 1,
							maxConcurrent: 2,
							seed: -683_140_743,
						},
					],
				],
			},
		);
	}, 600_000);

	it('gives each of two lost items the job of one of them', async () => {
		const lost: Fate = { kind: 'lost', afterWork: true };
		const story: Story = {
			fates: [lost, lost, { kind: 'slow', ms: 30_000 }],
			sameLength: true,
			hidden: [],
			foreign: 0,
			executions: 1,
			tries: 1,
			maxConcurrent: 0,
			seed: 1,
		};
		const { results, jobs } = await playStory(story, ++played);
		const ids = results.flatMap(({ items }) => items.map(({ json }) => json.id));
		expect(new Set(ids)).toEqual(new Set(jobs.map(({ id }) => id)));
	});

	it('names the jobs that may be a lost one, when another one asked for the same', async () => {
		const story: Story = {
			fates: [{ kind: 'lost', afterWork: true }],
			sameLength: true,
			hidden: [],
			foreign: 1,
			executions: 1,
			tries: 1,
			maxConcurrent: 0,
			seed: 1,
		};
		const { results, jobs } = await playStory(story, ++played);
		const [item] = results[0]?.items ?? [];
		const details = item?.json.details as { candidates: string[]; description: string };
		expect(details.candidates.sort()).toEqual(jobs.map(({ id }) => id).sort());
		for (const { id } of jobs) expect(details.description).toContain(id);
	});
});

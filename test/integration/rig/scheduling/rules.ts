import { inspect } from 'node:util';

import type { Ran } from './run';

/** What holds for every batch. Each function throws when it does not. */

function fail(rule: string, facts: unknown): never {
	throw new Error(`${rule}\n${inspect(facts, { depth: 6 })}`);
}

/** Jobs that ran at one moment: never more than the user, or the provider, allows. */
export function limitHolds({ batch, jobs }: Ran): void {
	for (const { from } of jobs) {
		const running = jobs.filter((job) => job.from <= from && job.to > from);
		if (running.length > batch.limit) fail('more jobs at once than allowed', { running, batch });
	}
}

/**
 * Every item gets its turn, and in order: before its first submission, all earlier items have been
 * submitted, but for those under way at the same time, which may overtake each other.
 */
export function nobodyStarves({ batch, submissions }: Ran): void {
	const firsts = [...new Set(submissions)];
	if (firsts.length !== batch.items) fail('an item was never submitted', { submissions, batch });
	firsts.forEach((item, rank) => {
		if (item - rank >= batch.limit) fail('an item was overtaken', { firsts, batch });
	});
}

/** One output item for each input item, in input order, each with its own video or its own error. */
export function orderIsKept({ batch, result }: Ran): void {
	const { items } = result;
	if (items.length !== batch.items) fail('not one item for each', items);
	items.forEach(({ json, pairedItem }, index) => {
		const paired = typeof pairedItem === 'object' && !Array.isArray(pairedItem) && pairedItem.item;
		if (paired !== index) fail('out of order', { index, pairedItem });
		const isOther = json.error === undefined && json.prompt !== `wish no. ${index}`;
		if (isOther) fail("another item's video", { index, json });
	});
}

/** It ends well, and an item fails only when the provider refused it, or failed all it may have. */
export function itEnds({ batch, result, jobs }: Ran): void {
	if (result.status !== 'success') fail('the execution failed', result.error);
	const refusals = batch.faults.filter(
		({ action }) => action.kind === 'respond' && action.status === 400,
	);
	result.items.forEach(({ json }, index) => {
		if (json.error === undefined) {
			if (json.status !== 'completed') fail('a wait that did not last', json);
			return;
		}
		const own = jobs.filter(({ item }) => item === index);
		const isSpent = own.length === batch.resubmitFailed + 1;
		if (!isSpent && refusals.length === 0) fail('an item failed for no reason', { json, batch });
	});
}

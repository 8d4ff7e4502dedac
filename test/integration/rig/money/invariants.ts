import { inspect } from 'node:util';

import type { INodeExecutionData } from 'n8n-workflow';

import { providers } from '../../../../nodes/AiVideo/providers';
import type { EmulatedJob } from '../../../emulator';
import type { EngineResult } from '../../../engine';
import type { Rig } from '../rig';
import type { Played } from './play';
import type { Schedule } from './schedule';

/** What must hold in every story. Each function throws when it does not. */

function fail(rule: string, facts: unknown): never {
	throw new Error(`${rule}\n${inspect(facts, { depth: 6 })}`);
}

/** Jobs the schedule allows for one item: the first, and one in place of each failed one. */
function allowedJobs(schedule: Schedule): number {
	return schedule.operation === 'generate' ? 1 + schedule.resubmitFailed : 1;
}

/** A server that forgets its jobs is the user's own: what it knows no more is made anew, for nothing. */
function isForgotten({ dialect }: Schedule, { state }: EmulatedJob): boolean {
	if (providers[dialect].server.forgetsJobs !== true) return false;
	return state.status === 'cancelled' || state.status === 'expired';
}

const ENDED: ReadonlyArray<EmulatedJob['state']['status']> = ['failed', 'cancelled', 'expired'];

/** Rules 1 and 2: at most one accepted submission for an item, but for failed ones. */
export function paidOnce(_rig: Rig, schedule: Schedule, { jobs, prompts }: Played): void {
	const share = schedule.samePrompt ? schedule.items : 1;
	for (const prompt of new Set(prompts)) {
		const own = jobs.filter((job) => job.prompt === prompt && !isForgotten(schedule, job));
		if (own.length > share * allowedJobs(schedule)) fail('paid more than once', own);
		// Some providers call every end without a video a failure.
		const ended = own.filter(({ state }) => ENDED.includes(state.status)).length;
		if (own.length > share + ended) fail('replaced a job that had not failed', own);
	}
}

/** Everything a user could look at afterwards. */
function seen(played: Played): string {
	const { results, thrown } = played;
	const shown = results.map(({ items, errorItems, error, logs }) => ({
		items,
		errorItems,
		error,
		logs: logs.map(({ message }) => message),
	}));
	return inspect([shown, thrown], { depth: 12, maxArrayLength: null, maxStringLength: null });
}

/** The last thing the user sees of each execution, without the log. */
function shown(result: EngineResult, thrown: readonly unknown[]): string {
	const { items, errorItems, error, runData } = result;
	return inspect([items, errorItems, error, thrown, runData.resultData.runData], {
		depth: 12,
		maxArrayLength: null,
		maxStringLength: null,
	});
}

/** What the node says of a submission whose answer never reached it. */
const UNKNOWN = 'may have created a video';

/** Rule 3: an ID that was issued is shown by the way out, not only in the log. */
export function nothingLost(_rig: Rig, schedule: Schedule, played: Played): void {
	const everything = seen(played);
	const last = played.results[played.results.length - 1];
	for (const job of played.jobs) {
		const { id } = job;
		if (isForgotten(schedule, job)) continue;
		if (everything.includes(UNKNOWN) && !everything.includes(id)) continue;
		if (!everything.includes(id)) fail('an issued ID appears nowhere', { id, everything });
		const isShown = last !== undefined && shown(last, played.thrown).includes(id);
		if (!isShown) fail('an issued ID is only in the log', { id, last: last?.error, schedule });
	}
}

function errorOf(item: INodeExecutionData): unknown {
	return item.json.details;
}

/** Errors say what happened and what to do next; error items have exactly two keys. */
export function errorsAreUseful(_rig: Rig, _schedule: Schedule, { results }: Played): void {
	for (const { status, error, items, errorItems } of results) {
		if (status === 'error') {
			const description = error && 'description' in error ? error.description : undefined;
			if (!error?.message || !description) fail('an error without advice', error);
		}
		for (const item of [...items, ...errorItems]) {
			if (item.json.error === undefined) continue;
			if (errorOf(item) === undefined) fail('an error item without details', item);
		}
	}
}

/** Rule 5: what comes out is the provider's file, byte for byte. */
export async function filesAreWhole(rig: Rig, _schedule: Schedule, played: Played): Promise<void> {
	for (const { items } of played.results) {
		for (const { json, binary } of items) {
			if (!binary?.data) continue;
			// The text of a reference ends with the provider's own ID.
			const job = played.jobs.find(({ id }) => String(json.id).endsWith(id));
			if (job === undefined) fail('a file of no job', json);
			const [got, made] = await Promise.all([
				rig.engine.readBinary(binary.data),
				rig.emulator.contentOf(job.id),
			]);
			if (!got.equals(made)) fail('a file differs from the one made', { json, got: got.length });
		}
	}
}

/** Rule 9, for runs that succeeded: one item for each, in order. */
export function orderIsKept(_rig: Rig, schedule: Schedule, { results }: Played): void {
	for (const { status, tries, items, errorItems } of results) {
		// n8n does not call the node again after a timeout that On Error had handled.
		if (status !== 'success' || tries === 0) continue;
		const all = [...items, ...errorItems];
		if (all.length !== schedule.items) fail('not one item for each', all);
		for (const branch of [items, errorItems]) {
			const order = branch.map(({ pairedItem }) =>
				typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : NaN,
			);
			const sorted = [...order].sort((left, right) => left - right);
			if (order.join() !== sorted.join()) fail('out of order', order);
		}
	}
}

/** No secrets, ever. */
export function keyStaysHome(
	{ emulator, credentials }: Rig,
	schedule: Schedule,
	played: Played,
): void {
	const { apiKey } = credentials(schedule.dialect);
	if (apiKey === '') return;
	if (seen(played).includes(apiKey)) fail('the key is shown', apiKey);
	const elsewhere = emulator.requests.filter(
		({ origin, headers }) => origin !== emulator.origin && JSON.stringify(headers).includes(apiKey),
	);
	if (elsewhere.length > 0) fail('the key travelled', elsewhere);
}

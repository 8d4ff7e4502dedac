import type { Attack } from './attack';
import { watchBlocks } from './block';
import { fulfil, withMaxFile, type Mission, type Outcome } from './missions';
import { openHostileProvider, type HostileProvider, type Route } from './provider';
import { openSockets } from './resources';
import { blockBudget, memoryIsBounded, type Stage } from './stage';
import { judge } from './verdict';
import { fail, fieldsAreSent } from './wireVerdict';

/** A user wants something, and a provider answers badly; or a user enters something bad. */
export interface Story {
	readonly route: Route;
	/** `null`: the provider is honest. */
	readonly attack: Attack | null;
	readonly mission: Mission;
	/** How many answers are bad. */
	readonly times: number;
	/** Whether the provider is in the internet; otherwise it is on this machine. */
	readonly isPublic?: boolean;
	/** What fields of each submission must hold. */
	readonly sent?: Readonly<Record<string, unknown>>;
}

/** `success`, or what was said instead; a dialogue succeeds when it shows what the provider has. */
async function endingOf(outcome: Outcome): Promise<string> {
	if ('run' in outcome) {
		const { status, error } = await outcome.run.result;
		return error?.message ?? status;
	}
	const shown = JSON.stringify(outcome.shown);
	return /"status":"OK"|"veo-3"/.test(shown) ? 'success' : shown;
}

export function titleOf({ route, mission, attack, times }: Story): string {
	const { operation, dialect } = mission;
	const what = attack?.name ?? 'an honest answer';
	return `${operation} at ${dialect}, ${route}, ${times} times ${what.slice(0, LONGEST_TITLE)}`;
}

/** How a story went. */
interface Telling {
	readonly ending: string;
	/** Milliseconds of CPU time of the costliest turn of the event loop. */
	readonly blockMs: number;
}

const LONGEST_TITLE = 500;
const A_SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** The longest that a download may last, and a little more. */
const LONGEST_LIFE_MS = 7 * HOUR_MS;
/** The longest wait that anybody can ask for. */
const LONGEST_WAIT_MS = 24 * HOUR_MS;

/** After it has ended, nothing of it goes on: no connection, and nothing that waits. */
async function everythingHasEnded(
	{ rig: { clock } }: Stage,
	route: Route,
	{ own, elsewhere }: HostileProvider,
	lifeMs: number,
	longestMs: number,
): Promise<void> {
	if (lifeMs > longestMs) fail('it lasted too long', `${lifeMs} ms`);
	await clock.pass(A_SECOND_MS);
	// The dialogue of a credential has no way to break off a request: n8n does, in real time.
	if (route === 'probe') return;
	const open = own.openConnections() + elsewhere.openConnections();
	if (open > 0) fail('connections are left open', open);
}

async function play(stage: Stage, story: Story, provider: HostileProvider): Promise<Telling> {
	const { rig, guard } = stage;
	const { route, attack, isPublic = false, sent } = story;
	const mission =
		attack?.maxFileMb === undefined ? story.mission : withMaxFile(story.mission, attack.maxFileMb);
	guard.forget();
	stage.memory.peak();
	const began = rig.clock.now();
	const blocks = watchBlocks();
	const outcome = await fulfil(rig, mission, provider);
	const blockMs = blocks.stop();
	memoryIsBounded(stage);
	const longestMs = LONGEST_LIFE_MS + (attack === null ? LONGEST_WAIT_MS : 0);
	await everythingHasEnded(stage, route, provider, rig.clock.now() - began, longestMs);
	const storedBefore = (mission.items ?? []).filter((item) => 'files' in item).length;
	await judge(rig, outcome, { ...attack, provider, hosts: guard.hosts, isPublic, storedBefore });
	if (sent) await fieldsAreSent(provider, sent);
	if ('run' in outcome) await rig.engine.prune(outcome.run.executionId);
	return { ending: await endingOf(outcome), blockMs };
}

async function tellOnce(stage: Stage, story: Story): Promise<Telling> {
	const { route, attack, mission, times, isPublic = false } = story;
	const { losesAnswers } = mission;
	await stage.rig.reset();
	const before = openSockets();
	const malice = { route, attack, times, losesAnswers, isPublic };
	const provider = await openHostileProvider(malice, stage.rig.clock);
	try {
		return await play(stage, story, provider);
	} catch (cause) {
		throw new Error(titleOf(story), { cause });
	} finally {
		await provider.close();
		await stage.rig.clock.pass(1);
		const left = openSockets() - before;
		if (left > 0) fail('sockets are left open', left);
	}
}

/** A garbage collection does not fall into every telling of the same story; what the story costs does. */
const TELLINGS = 3;

/** Lets it happen; throws when it does harm, else tells how it ended. */
export async function tell(stage: Stage, story: Story): Promise<string> {
	const { ending, blockMs: first } = await tellOnce(stage, story);
	let blockMs = first;
	for (let again = 1; again < TELLINGS && blockMs > stage.blockBudget; again++) {
		const once = await tellOnce(stage, story);
		blockMs = Math.min(blockMs, once.blockMs);
	}
	// The machine may have become slower since it was measured.
	if (blockMs > stage.blockBudget && blockMs > blockBudget()) {
		fail(`it blocked for ${Math.round(blockMs)} ms of CPU`, titleOf(story));
	}
	return ending;
}

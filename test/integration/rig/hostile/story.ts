import type { Rig } from '../rig';
import type { Attack } from './attack';
import { fulfil, type Mission, type Outcome } from './missions';
import { openHostileProvider, type Route } from './provider';
import { judge } from './verdict';

/** A user wants something, and a provider answers badly. */
export interface Story {
	readonly route: Route;
	/** `null`: the provider is honest. */
	readonly attack: Attack | null;
	readonly mission: Mission;
	/** How many answers are bad. */
	readonly times: number;
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

/** Lets it happen; throws when it does harm, else tells how it ended. */
export async function tell(rig: Rig, { route, attack, mission, times }: Story): Promise<string> {
	const { operation, dialect, losesAnswers } = mission;
	await rig.reset();
	const provider = await openHostileProvider({ route, attack, times, losesAnswers }, rig.clock);
	try {
		const outcome = await fulfil(rig, mission, provider);
		await judge(rig, outcome, provider, attack?.leadsAway === true);
		if ('run' in outcome) await rig.engine.prune(outcome.run.executionId);
		return await endingOf(outcome);
	} catch (cause) {
		const what = `${operation} at ${dialect}, ${times} times: ${attack?.name ?? 'honest'}`;
		throw new Error(what, { cause });
	} finally {
		await provider.close();
	}
}

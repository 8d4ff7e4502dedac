import type { EmulatedJob } from '../../../emulator';
import type { EngineResult, EngineRun } from '../../../engine';
import { modelParameter } from '../dialects/wire';
import { parametersOf, type Rig } from '../rig';
import type { Schedule } from './schedule';

/** What was seen of one story, over all its executions. */
export interface Played {
	/** What the provider made, by prompt. */
	readonly jobs: readonly EmulatedJob[];
	/** What each item asked for. */
	readonly prompts: readonly string[];
	readonly results: readonly EngineResult[];
	/** What the node threw, also when n8n had stopped listening. */
	readonly thrown: readonly unknown[];
	/** How often the node's code was entered. */
	readonly tries: number;
}

function isOf(story: number, prompt: string | null): boolean {
	return prompt === `story ${story}` || prompt?.startsWith(`story ${story},`) === true;
}

/** Own words for every story, so that a request still on its way cannot be taken for the next one's. */
export function promptOf(story: number, schedule: Schedule, item: number): string {
	return schedule.samePrompt ? `story ${story}` : `story ${story}, item ${item}`;
}

function prepareEmulator({ emulator }: Rig, schedule: Schedule): void {
	const settings = emulator.settings(schedule.dialect);
	settings.generationMs = schedule.generationMs;
	settings.outcome = (number) =>
		schedule.outcomes[(number - 1) % schedule.outcomes.length] ?? 'completed';
	for (const fault of schedule.faults) emulator.faults.add(fault);
}

function startRun(
	rig: Rig,
	story: number,
	schedule: Schedule,
	resumeFrom?: EngineResult,
): EngineRun {
	const items = Array.from({ length: schedule.items }, (_unused, item) => ({
		json: { prompt: promptOf(story, schedule, item) },
	}));
	return rig.start({
		dialect: schedule.dialect,
		items,
		parameters: parametersOf(schedule.operation, {
			...modelParameter(schedule.dialect),
			prompt: '={{ $json.prompt }}',
			waiting: {
				timeout: schedule.timeoutMinutes,
				...(schedule.operation === 'generate' ? { resubmitFailed: schedule.resubmitFailed } : {}),
			},
		}),
		node: {
			onError: schedule.onError,
			retryOnFail: schedule.tries > 1,
			maxTries: schedule.tries,
			waitBetweenTries: 1,
		},
		...(resumeFrom ? { resumeFrom } : {}),
	});
}

function interrupt(rig: Rig, run: EngineRun, { kind, afterMs }: Schedule['interruption']): void {
	if (kind === 'none') return;
	void rig.clock.sleep(afterMs).then(() => (kind === 'cancel' ? run.cancel() : run.timeOut()));
}

/** Plays a schedule: one execution, perhaps interrupted, and then "Retry execution" as often as asked. */
let stories = 0;

export async function play(rig: Rig, schedule: Schedule): Promise<Played> {
	const story = ++stories;
	await rig.reset(schedule.seed);
	prepareEmulator(rig, schedule);
	const runs = [startRun(rig, story, schedule)];
	const results: EngineResult[] = [];
	for (let resumes = 0; ; resumes++) {
		const run = runs[runs.length - 1];
		if (run === undefined) break;
		if (resumes === 0) interrupt(rig, run, schedule.interruption);
		const result = await run.result;
		await run.nodeSettled;
		results.push(result);
		// Stop loses n8n's memory of the run, so pressing Retry there is a new order.
		const isStopped = result.status === 'canceled' && schedule.interruption.kind === 'cancel';
		if (resumes >= schedule.resumes || result.status === 'success' || isStopped) break;
		runs.push(startRun(rig, story, schedule, result));
	}
	return {
		jobs: rig.emulator.jobs().filter(({ prompt }) => isOf(story, prompt)),
		prompts: Array.from({ length: schedule.items }, (_unused, item) =>
			promptOf(story, schedule, item),
		),
		results,
		thrown: runs.flatMap(({ nodeError }) => (nodeError === undefined ? [] : [nodeError])),
		tries: runs.reduce((sum, { calls }) => sum + calls.length, 0),
	};
}

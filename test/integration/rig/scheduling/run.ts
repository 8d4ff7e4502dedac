import type { EngineResult } from '../../../engine';
import { parametersOf, type Rig } from '../rig';
import type { Batch } from './batch';

/** A batch that was run to its end. */
export interface Ran {
	readonly batch: Batch;
	readonly result: EngineResult;
	/** The item of each submission, refused ones included, in the order they came to the provider. */
	readonly submissions: readonly number[];
	/** When the provider began and ended each job, on the emulator's clock. */
	readonly jobs: ReadonlyArray<{
		readonly from: number;
		readonly to: number;
		readonly item: number;
	}>;
}

/** Beyond the end of the slowest batch. */
const TIMEOUT_MINUTES = 1_440;

function pick<T>(values: readonly T[], number: number, otherwise: T): T {
	return values[(number - 1) % values.length] ?? otherwise;
}

function prepareProvider({ emulator }: Rig, batch: Batch): void {
	Object.assign(emulator.settings('openai'), {
		maxRunning: batch.allowed,
		progress: batch.progress,
		generationMs: (job: number) => pick(batch.generationMs, job, 0),
		outcome: (job: number) => pick(batch.outcomes, job, 'completed'),
	});
	for (const fault of batch.faults) emulator.faults.add(fault);
}

/** Every prompt has the item's number. */
function itemOf(text: string | null): number {
	return Number(/wish no\. (\d+)/.exec(text ?? '')?.[1]);
}

async function endOf(rig: Rig, batch: Batch): Promise<EngineResult> {
	const { items, limit, resubmitFailed } = batch;
	return await rig.run({
		items: Array.from({ length: items }, (_unused, item) => ({ json: { item } })),
		parameters: parametersOf('generate', {
			prompt: '=wish no. {{ $json.item }}',
			// A file is no job.
			downloadVideo: false,
			waiting: { maxConcurrent: limit, timeout: TIMEOUT_MINUTES, resubmitFailed },
		}),
		node: { onError: 'continueRegularOutput' },
	});
}

export async function runBatch(rig: Rig, batch: Batch): Promise<Ran> {
	await rig.reset(batch.seed);
	prepareProvider(rig, batch);
	const result = await endOf(rig, batch);
	const { emulator } = rig;
	return {
		batch,
		result,
		submissions: emulator.requests
			.filter(({ route }) => route === 'submit')
			.map(({ body }) => itemOf(body.toString())),
		jobs: emulator.jobs().map(({ createdAt, number, prompt }) => ({
			from: createdAt,
			to: createdAt + pick(batch.generationMs, number, 0),
			item: itemOf(prompt),
		})),
	};
}

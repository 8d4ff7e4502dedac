import { cpus } from 'node:os';
import { z } from 'zod';
import { startEmulator, type Emulator } from '../../test/emulator';
import { askChild } from '../children';
import { FILE } from './assumptions';
import { WAITING_PROMPT, type Timing, type WorkerTask } from './workerTask';

/** What one worker's work costs, measured on one machine. Bytes and seconds. */

const waitingRun = z.object({
	/** All in one execution, or each in its own. */
	spread: z.enum(['items', 'executions']),
	/** Videos that wait at once. */
	waiting: z.number(),
	/** CPU seconds of the worker in a second. */
	cpuShare: z.number(),
	requestsPerMinute: z.number(),
	/** Over the worker before its first video. */
	heapGrowth: z.number(),
	residentGrowth: z.number(),
});

const executionCost = z.object({
	/** CPU seconds of Generate (submission, one look, download), and of Get Status. */
	generateCpu: z.number(),
	lookCpu: z.number(),
});

export const measured = z.object({
	machine: z.object({ cpu: z.string(), cores: z.number(), node: z.string() }),
	waiting: z.array(waitingRun),
	execution: executionCost,
});
export type Measured = z.infer<typeof measured>;
type Run = z.infer<typeof waitingRun>;

/** The answer of a worker to a task of waiting: what it saw, and when, in milliseconds since 1970. */
const observed = waitingRun
	.pick({ cpuShare: true, heapGrowth: true, residentGrowth: true })
	.extend({ fromMs: z.number(), toMs: z.number() });

const DIALECT = 'openai';
/** Longer than any measurement: no video ends. */
const LONG_MS = 60 * 60_000;

/** Sets a worker, in a process of its own, to work against a provider that lives as long as the work. */
async function askWorker<Answer>(
	task: WorkerTask,
	read: (answer: unknown, emulator: Emulator) => Answer,
): Promise<Answer> {
	const emulator = await startEmulator();
	const settings = emulator.settings(DIALECT);
	settings.progress = 'none';
	settings.generationMs = (_job, prompt) => (prompt === WAITING_PROMPT ? LONG_MS : 0);
	settings.contentBytes = FILE.medianBytes;
	const credentials = { baseUrl: emulator.baseUrl(DIALECT), apiKey: settings.keys[0] ?? '' };
	try {
		const options = ['--expose-gc'];
		const given = { ...task, credentials: { dialect: DIALECT, ...credentials } };
		return read(await askChild('capacity/worker.ts', given, options), emulator);
	} finally {
		await emulator.close();
	}
}

/** Lets so many videos wait in a fresh worker, in real time, and looks at what that takes. */
async function measureWaiting(timing: Timing, spread: Run['spread'], waiting: number) {
	return await askWorker<Run>({ kind: 'wait', spread, waiting, timing }, (answer, { requests }) => {
		const { fromMs, toMs, ...costs } = observed.parse(answer);
		const looks = requests.filter(
			({ route, at }) => route === 'status' && at >= fromMs && at < toMs,
		);
		const requestsPerMinute = (looks.length / (toMs - fromMs)) * 60_000;
		return { spread, waiting, requestsPerMinute, ...costs };
	});
}

/** Both spreads of one number side by side; the numbers one after the other. */
export async function measure(
	numbers: readonly number[],
	timing: Timing,
	report: (progress: string) => void,
): Promise<Measured> {
	const waiting: Run[] = [];
	for (const number of numbers) {
		report(`${number} waiting videos, in one execution and in ${number}`);
		const pair = (['items', 'executions'] as const).map(
			async (spread) => await measureWaiting(timing, spread, number),
		);
		waiting.push(...(await Promise.all(pair)));
	}
	report('whole executions');
	const execution = await askWorker({ kind: 'run' }, (answer) => executionCost.parse(answer));
	const [cpu] = cpus();
	const machine = { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.version };
	return { machine, waiting, execution };
}

/** What is planned with. Bytes and CPU seconds. */
export interface Cost {
	/** For one waiting video, where each has its own execution, and where it shares one. */
	readonly bytesPerExecution: number;
	readonly bytesPerItem: number;
	/** For one status request, with all that hangs on it. */
	readonly cpuPerRequest: number;
	readonly generateCpu: number;
	readonly lookCpu: number;
}

export function costOf({ waiting, execution }: Measured): Cost {
	return {
		bytesPerExecution: bytesPerVideo(waiting.filter(({ spread }) => spread === 'executions')),
		bytesPerItem: bytesPerVideo(waiting.filter(({ spread }) => spread === 'items')),
		cpuPerRequest: slope(waiting.map((run) => [run.requestsPerMinute / 60, run.cpuShare])),
		...execution,
	};
}

/** Resident memory is what a machine must have; but it may have had room to spare before. */
function bytesPerVideo(runs: readonly Run[]): number {
	return Math.max(
		slope(runs.map((run) => [run.waiting, run.heapGrowth])),
		slope(runs.map((run) => [run.waiting, run.residentGrowth])),
	);
}

/**
 * How steep the straight line through points is, by least squares.
 * @param points at least two, of different `x`
 */
export function slope(points: ReadonlyArray<readonly [x: number, y: number]>): number {
	const mean = (values: readonly number[]) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	const meanX = mean(points.map(([x]) => x));
	const meanY = mean(points.map(([, y]) => y));
	const covariance = mean(points.map(([x, y]) => (x - meanX) * (y - meanY)));
	return covariance / mean(points.map(([x]) => (x - meanX) ** 2));
}

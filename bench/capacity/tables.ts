import { table } from '../../scripts/readme/markdown';
import * as assumed from './assumptions';
import { DEFAULT_CONCURRENCY, DOWNLOAD_RATE, RAISED_CONCURRENCY } from './assumptions';
import { meanGenerationMs } from './demand';
import { plannedSlots, planWorkers, type AccountForecast, type Forecast } from './forecast';
import { costOf, type Cost, type Measured } from './measure';
import type { Readings, Sample } from './readings';

/** The tables of docs/scaling.md, with figures as a reader wants them. */

function whole(value: number): string {
	return Math.round(value).toLocaleString('en-US');
}

/** Two significant digits below ten, whole above. */
function figure(value: number): string {
	return Math.abs(value) >= 10 ? whole(value) : String(Number(value.toPrecision(2)));
}

function memory(bytes: number): string {
	const mib = bytes / 2 ** 20;
	return mib >= 1024 ? `${figure(mib / 1024)} GiB` : `${figure(mib)} MiB`;
}

function seconds(ms: number): string {
	return ms >= 120_000 ? `${figure(ms / 60_000)} min` : `${figure(ms / 1_000)} s`;
}

function percent(share: number): string {
	return `${figure(share * 100)} %`;
}

/** A column: its head, and what it shows of a row's facts. */
type Column<Facts> = readonly [head: string, show: (facts: Facts) => string];

function tableOf<Facts>(columns: ReadonlyArray<Column<Facts>>, rows: readonly Facts[]): string {
	return table(
		columns.map(([head]) => head),
		rows.map((facts) => columns.map(([, show]) => show(facts))),
	);
}

/** Mean and p99 of the seconds of the busiest hour. */
function both(sample: Sample, unit = 1): string {
	return `${figure(sample.mean * unit)} / ${figure(sample.quantile(0.99) * unit)}`;
}

const DOWNLOAD_MBITS = (DOWNLOAD_RATE * 8) / 1e6;

interface Row {
	readonly forecast: Forecast;
	readonly readings: Readings;
}

const VOLUME: ReadonlyArray<Column<Row>> = [
	['Videos a day', ({ forecast }) => whole(forecast.videosPerDay)],
	['Made at once', ({ readings }) => whole(readings.running.quantile(0.99))],
	['Executions held', ({ readings }) => whole(plannedSlots(readings))],
];
const TRAFFIC: ReadonlyArray<Column<Row>> = [
	['Status requests a second', ({ readings }) => both(readings.statusRequests)],
	['Download, Mbit/s', ({ readings }) => both(readings.downloads, DOWNLOAD_MBITS)],
];
const LATENESS: Column<Row> = [
	'Video comes late by',
	({ readings }) => seconds(readings.latenessMs.mean),
];

export function waitingNodeTable(forecasts: readonly Forecast[], cost: Cost): string {
	const workers = (concurrency: number): ReadonlyArray<Column<Row>> => {
		const plan = ({ readings }: Row) => planWorkers('waitingNode', readings, concurrency, cost);
		return [
			[`Workers of ${concurrency}`, (row) => whole(plan(row).count)],
			['their memory', (row) => memory(plan(row).bytes)],
		];
	};
	return tableOf(
		[
			...VOLUME,
			...workers(DEFAULT_CONCURRENCY),
			...workers(RAISED_CONCURRENCY),
			...TRAFFIC,
			[
				'Start delayed',
				({ forecast }) => seconds(forecast.onPlannedWorkers.startWaitMs.quantile(0.99)),
			],
			LATENESS,
		],
		forecasts.map((forecast) => ({ forecast, readings: forecast.waitingNode })),
	);
}

export function durableLoopTable(forecasts: readonly Forecast[], cost: Cost): string {
	const plan = ({ readings }: Row) =>
		planWorkers('durableLoop', readings, DEFAULT_CONCURRENCY, cost);
	return tableOf(
		[
			...VOLUME,
			[`Workers of ${DEFAULT_CONCURRENCY}`, (row) => whole(plan(row).count)],
			['their memory', (row) => memory(plan(row).bytes)],
			['Started or resumed a second', ({ readings }) => both(readings.steps)],
			...TRAFFIC,
			LATENESS,
		],
		forecasts.map((forecast) => ({ forecast, readings: forecast.durableLoop })),
	);
}

/** How well the model agrees with queueing theory. */
export function theoryTable(forecasts: readonly Forecast[]): string {
	return tableOf<Forecast>(
		[
			['Videos a day', ({ videosPerDay }) => whole(videosPerDay)],
			[
				'Made at once, mean of the busiest hour',
				({ waitingNode }) => waitingNode.running.mean.toFixed(1),
			],
			['by theory, at noon', ({ expectedRunning }) => expectedRunning.toFixed(1)],
		],
		forecasts,
	);
}

export function accountTable(forecasts: readonly AccountForecast[]): string {
	return tableOf<AccountForecast>(
		[
			['Videos a day', ({ videosPerDay }) => whole(videosPerDay)],
			['Account allows', ({ accountLimit }) => whole(accountLimit)],
			['Refused at first', ({ readings: all }) => percent(all.refusedVideos / all.videos)],
			['429 answers per video', ({ readings: all }) => figure(all.refusals / all.videos)],
			['Waits its turn, mean', ({ readings }) => seconds(readings.turnWaitMs.mean)],
			['p99', ({ readings }) => seconds(readings.turnWaitMs.quantile(0.99))],
			['Given up after 15 min', ({ readings: all }) => percent(all.neverTaken / all.videos)],
		],
		forecasts,
	);
}

/** The measurements themselves. */
export function waitingRunsTable({ waiting }: Measured): string {
	return tableOf<Measured['waiting'][number]>(
		[
			['Waiting videos', (run) => String(run.waiting)],
			['spread', ({ spread }) => (spread === 'items' ? 'in one execution' : 'each in its own')],
			['Status requests a minute', (run) => figure(run.requestsPerMinute)],
			['CPU, share of a core', (run) => percent(run.cpuShare)],
			['Objects, more than at rest', (run) => memory(run.heapGrowth)],
			['Resident memory, more than at rest', (run) => memory(run.residentGrowth)],
		],
		waiting,
	);
}

/** What follows from them for one more video. */
export function costTable(measured: Measured): string {
	const cost = costOf(measured);
	const cpu = (value: number) => `${figure(value * 1_000)} ms of CPU`;
	const { machine } = measured;
	const line = `Measured on ${machine.cpu}, ${machine.cores} cores, Node.js ${machine.node}.`;
	const rows = [
		['waiting execution of one video', memory(cost.bytesPerExecution)],
		['waiting video in an execution of many', memory(cost.bytesPerItem)],
		['status request', cpu(cost.cpuPerRequest)],
		['Generate, apart from its waiting', cpu(cost.generateCpu)],
		['Get Status', cpu(cost.lookCpu)],
	];
	return `${line}\n\n${table(['One more', 'costs a worker'], rows)}`;
}

export function assumptionTable(): string {
	const { GENERATION, FILE } = assumed;
	const usual = `${GENERATION.minMs / 1_000} to ${GENERATION.usualMaxMs / 1_000} s (even)`;
	const tail = `${percent(GENERATION.tailShare)} take up to ${seconds(GENERATION.maxMs)} (log-uniform)`;
	const n8n = `${assumed.N8N_STEP_MS} ms in a slot and ${assumed.N8N_STEP_CPU_SECONDS * 1_000} ms of CPU`;
	return table(
		['Assumption', 'Value'],
		[
			['Arrivals', `Poisson; at noon ${assumed.PEAK_FACTOR} times the mean rate of the day`],
			['Generation', `${usual}; ${tail}; mean ${seconds(meanGenerationMs())}; no progress shown`],
			[
				'Answers',
				`submission ${assumed.SUBMIT_ANSWER_MS} ms, everything else ${assumed.ANSWER_MS} ms`,
			],
			['Files', `lognormal, median ${FILE.medianBytes / 1e6} MB, sigma ${FILE.sigma}`],
			['A download', `gets ${DOWNLOAD_MBITS} Mbit/s`],
			['Executions', 'one video each; none fails'],
			['Timeout', `${seconds(assumed.TIMEOUT_MS)}, the node's default`],
			['Durable loop', `waits ${assumed.LOOP_WAIT_MS / 1_000} s between two looks`],
			['n8n itself', `${n8n} to start or resume an execution and to store it`],
			[
				'A worker',
				`${memory(assumed.WORKER_BYTES)} at rest; ${percent(assumed.CPU_SHARE)} of a core`,
			],
		],
	);
}

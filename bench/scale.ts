import { askChild } from './children';
import type { Row } from './row';
import type { ImagesCost, ImagesTask, ScaleCost, ScaleTask } from './scale/types';
import { withProvider } from './startProvider';
import { MIB } from './statistics';

/** What a thousand jobs in one execution cost the process that waits for them, in real time. */

const JOBS = 1_000;
/** Long videos: whatever Node tidies up after the submissions has to be seen, and spread as in life. */
const GENERATION = { fromMs: 180_000, toMs: 300_000 };
/** All are submitted by then, and none is done. */
const CALM = { fromMs: 15_000, toMs: 175_000 };

async function measure(script: string): Promise<ScaleCost> {
	return await withProvider({ generation: GENERATION }, async (connection) => {
		const task: ScaleTask = { ...connection, jobs: JOBS, calm: CALM };
		return await askChild<ScaleCost>(script, task, ['--expose-gc']);
	});
}

const IMAGES = { images: 80, megabytes: 8 };
/** Of the process, beyond the engine with nothing to do. */
const IMAGES_BUDGET_MIB = 200;

async function measureImages(): Promise<Row> {
	const generation = { fromMs: 1_000, toMs: 3_000 };
	const { rssGrowth } = await withProvider({ generation }, async (connection) => {
		const task: ImagesTask = { ...connection, ...IMAGES };
		return await askChild<ImagesCost>('scale/imagesByNode.ts', task, ['--expose-gc']);
	});
	const { images, megabytes } = IMAGES;
	return {
		what: `${images} images of ${megabytes} MB in one execution: growth of the process`,
		ours: `${(rssGrowth / MIB).toFixed(0)} MiB`,
		against: `budget ${IMAGES_BUDGET_MIB} MiB`,
		ratio: rssGrowth / MIB / IMAGES_BUDGET_MIB,
		goal: { is: 'atMost', ratio: 1 },
		peers: `the images alone: ${images * megabytes} MiB`,
	};
}

/** One measure, and the most it may come to. */
interface Budget {
	readonly what: string;
	readonly most: number;
	readonly unit: string;
	readonly of: (cost: ScaleCost) => number;
	readonly digits: number;
}

const BUDGETS: readonly Budget[] = [
	{
		what: 'heap growth while they wait',
		most: 50,
		unit: 'MiB',
		of: ({ heapGrowth }) => heapGrowth / MIB,
		digits: 1,
	},
	{
		what: 'CPU while they wait, of one core',
		most: 5,
		unit: '%',
		of: ({ calmCpu }) => calmCpu * 100,
		digits: 1,
	},
	{
		what: 'event loop delay while they wait, p99',
		most: 50,
		unit: 'ms',
		of: ({ calmDelayMs }) => calmDelayMs,
		digits: 1,
	},
	{
		what: 'open sockets at most, from the first submission to the last download',
		most: 50,
		unit: '',
		of: ({ mostSockets }) => mostSockets,
		digits: 0,
	},
];

function toRow(budget: Budget, node: ScaleCost, undici: ScaleCost): Row {
	const { what, most, unit, of, digits } = budget;
	const show = (value: number) => `${value.toFixed(digits)} ${unit}`.trim();
	return {
		what: `${JOBS} jobs at once: ${what}`,
		ours: show(of(node)),
		against: `budget ${most} ${unit}`.trim(),
		ratio: of(node) / most,
		goal: { is: 'atMost', ratio: 1 },
		peers: `loops around undici, every 10 s, no download: ${show(of(undici))}`,
	};
}

export async function scale(): Promise<readonly Row[]> {
	const node = await measure('scale/byNode.ts');
	const undici = await measure('scale/byUndici.ts');
	const images = await measureImages();
	return [...BUDGETS.map((budget) => toRow(budget, node, undici)), images];
}

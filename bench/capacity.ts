// What many videos a day take: measures a worker, simulates days, and writes docs/scaling.md's tables and plot.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { fillMarkers } from '../scripts/readme/markdown';
import { measure, measured, type Measured } from './capacity/cost/measure';
import { costOf } from './capacity/plan/cost';
import { forecastAccounts, forecastAll } from './capacity/plan/forecast';
import { assumptionTable } from './capacity/report/assumptionTable';
import { costTable, machineLine, waitingRunsTable } from './capacity/report/costTables';
import {
	accountTable,
	durableLoopTable,
	theoryTable,
	waitingNodeTable,
} from './capacity/report/forecastTables';
import { plot } from './capacity/report/plot';

const DOCS = join(__dirname, '..', 'docs');
const PAGE = join(DOCS, 'scaling.md');
const PLOT = join(DOCS, 'images', 'capacity.svg');
/** The last measurement, so that the model can be run without a new one. */
const MEASURED = join(__dirname, 'capacity', 'measured.json');

const { values } = parseArgs({
	options: {
		'model-only': { type: 'boolean', default: false },
		waiting: { type: 'string', default: '10,100,300' },
		settle: { type: 'string', default: '45' },
		seconds: { type: 'string', default: '60' },
	},
});

function tell(progress: string): void {
	process.stderr.write(`${progress}\n`);
}

async function costs(): Promise<Measured> {
	if (values['model-only']) return measured.parse(JSON.parse(readFileSync(MEASURED, 'utf8')));
	const timing = {
		settleMs: Number(values.settle) * 1_000,
		measureMs: Number(values.seconds) * 1_000,
	};
	const result = await measure(values.waiting.split(',').map(Number), timing, tell);
	writeFileSync(MEASURED, `${JSON.stringify(result, null, '\t')}\n`);
	return result;
}

async function main(): Promise<void> {
	const worker = await costs();
	const cost = costOf(worker);
	const forecasts = forecastAll(cost, tell);
	const parts = {
		'capacity-node': waitingNodeTable(forecasts, cost),
		'capacity-loop': durableLoopTable(forecasts, cost),
		'capacity-accounts': accountTable(forecastAccounts(tell)),
		'capacity-cost': `${machineLine(worker)}\n\n${costTable(worker)}`,
		'capacity-runs': waitingRunsTable(worker),
		'capacity-assumptions': assumptionTable(),
		'capacity-theory': theoryTable(forecasts),
	};
	writeFileSync(PAGE, fillMarkers(readFileSync(PAGE, 'utf8'), parts));
	writeFileSync(PLOT, plot(forecasts));
	process.stdout.write(`${Object.values(parts).join('\n\n')}\n\nwritten: ${PAGE}, ${PLOT}\n`);
}

void main();

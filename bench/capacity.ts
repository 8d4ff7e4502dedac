// What many videos a day take: measures a worker, simulates days, and writes docs/scaling.md's tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fillMarkers } from '../scripts/readme/markdown';
import { forecast, forecastAccounts, VOLUMES } from './capacity/forecast';
import { costOf, measure, measured, type Measured } from './capacity/measure';
import * as tables from './capacity/tables';

const PAGE = join(__dirname, '..', 'docs', 'scaling.md');
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

function report(progress: string): void {
	process.stderr.write(`${progress}\n`);
}

async function costs(): Promise<Measured> {
	if (values['model-only']) return measured.parse(JSON.parse(readFileSync(MEASURED, 'utf8')));
	const timing = {
		settleMs: Number(values.settle) * 1_000,
		measureMs: Number(values.seconds) * 1_000,
	};
	const result = await measure(values.waiting.split(',').map(Number), timing, report);
	writeFileSync(MEASURED, `${JSON.stringify(result, null, '\t')}\n`);
	return result;
}

async function main(): Promise<void> {
	const worker = await costs();
	const cost = costOf(worker);
	report('the model: minutes');
	const forecasts = VOLUMES.map((volume) => forecast(volume, cost));
	const parts = {
		'capacity-node': tables.waitingNodeTable(forecasts, cost),
		'capacity-loop': tables.durableLoopTable(forecasts, cost),
		'capacity-accounts': tables.accountTable(VOLUMES.flatMap(forecastAccounts)),
		'capacity-cost': tables.costTable(worker),
		'capacity-runs': tables.waitingRunsTable(worker),
		'capacity-assumptions': tables.assumptionTable(),
		'capacity-theory': tables.theoryTable(forecasts),
	};
	writeFileSync(PAGE, fillMarkers(readFileSync(PAGE, 'utf8'), parts));
	process.stdout.write(`${Object.values(parts).join('\n\n')}\n\nwritten: ${PAGE}\n`);
}

void main();

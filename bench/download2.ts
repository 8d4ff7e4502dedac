// Downloads a large video with the built node and with undici, in turn: npm run bench:download
import { cpus, totalmem, release } from 'node:os';
import { parseArgs } from 'node:util';

import { downloadBy, startProvider } from './download/children2';
import { holds, summarize, toTable, type Run } from './download/report';

const { values } = parseArgs({
	options: {
		mib: { type: 'string', default: '1024' },
		runs: { type: 'string', default: '3' },
		json: { type: 'boolean', default: false },
	},
});

function machine() {
	const [cpu] = cpus();
	return {
		cpu: cpu?.model ?? 'unknown',
		cores: cpus().length,
		memoryGib: Math.round(totalmem() / 2 ** 30),
		kernel: release(),
		node: process.version,
	};
}

async function main(): Promise<void> {
	const provider = await startProvider(Number(values.mib) * 2 ** 20);
	const runs: Run[] = [];
	for (let count = 0; count < Number(values.runs); count++) {
		for (const by of ['undici', 'node'] as const) {
			runs.push({ by, ...(await downloadBy(by, provider.source)) });
		}
	}
	provider.stop();
	const summary = summarize(runs);
	const report = { machine: machine(), summary, runs };
	process.stdout.write(`${values.json ? JSON.stringify(report) : toTable(runs, summary)}\n`);
	process.exitCode = holds(summary) ? 0 : 1;
}

void main();

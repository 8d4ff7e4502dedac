import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Measured, Source } from './types';
async function main() {
	const bytes = Number(process.argv[2] ?? 2 ** 30);
	const start = (f: string, ...args: string[]) =>
		fork(join(__dirname, f), args, {
			execArgv: [
				'--import',
				'tsx',
				...(process.env.PROF && f === 'byNode.ts' ? process.env.PROF.split(' ') : []),
			],
		});
	const provider = start('provider.ts', String(bytes));
	const source = await new Promise<Source>((r) => provider.once('message', (m) => r(m as Source)));
	for (const f of (
		process.argv[3] ?? 'byUndici.ts byNode.ts byUndici.ts byNode.ts byUndici.ts byNode.ts'
	).split(' ')) {
		const c = start(f);
		c.send(source);
		const m = await new Promise<Measured>((r) => c.once('message', (m) => r(m as Measured)));
		c.disconnect();
		console.log(
			f,
			m.bytes,
			m.seconds.toFixed(2),
			(m.bytes / 2 ** 20 / m.seconds).toFixed(0),
			'MiB/s rest',
			(m.memoryAtRest / 2 ** 20).toFixed(0),
			'peak +',
			((m.peakMemory - m.memoryAtRest) / 2 ** 20).toFixed(1),
		);
	}
	provider.disconnect();
}
void main();

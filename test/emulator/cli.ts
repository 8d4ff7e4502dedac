// Starts the emulator by hand: npx tsx test/emulator/cli.ts --port 8090 --generation-seconds 20
import { parseArgs } from 'node:util';
import { startEmulator } from './emulator';
import { offerOddities } from './oddities';
import { isProfileName, profiles } from './profiles';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8090' },
			host: { type: 'string', default: '127.0.0.1' },
			'generation-seconds': { type: 'string', default: '3' },
		},
	});
	const emulator = await startEmulator({ port: Number(values.port), host: values.host });
	offerOddities(emulator);
	for (const dialect of Object.keys(profiles).filter(isProfileName)) {
		const settings = emulator.settings(dialect);
		settings.generationMs = Number(values['generation-seconds']) * 1000;
		const keys = settings.keys.join(', ');
		process.stdout.write(`${dialect.padEnd(12)} ${emulator.baseUrl(dialect)}  key: ${keys}\n`);
	}
	process.stdout.write(`files        ${emulator.fileOrigin}\n`);
}

void main();

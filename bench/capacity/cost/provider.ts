// The emulator in a process of its own: its memory and its work are not the worker's.
import { startEmulator } from '../../../test/emulator';
import { providerOrder, type Address } from './messages';

const DIALECT = 'openai';

async function main(): Promise<void> {
	const emulator = await startEmulator();
	const settings = emulator.settings(DIALECT);
	settings.progress = 'none';
	process.on('message', (message) => {
		const order = providerOrder.parse(message);
		if (order.kind === 'set') {
			settings.generationMs = order.generationMs;
			settings.contentBytes = order.contentBytes;
		}
		const { requests } = emulator;
		const statusRequests = requests.filter(({ route }) => route === 'status').length;
		process.send?.({ jobs: emulator.jobs().length, statusRequests });
	});
	const apiKey = settings.keys[0] ?? '';
	process.send?.({ baseUrl: emulator.baseUrl(DIALECT), apiKey } satisfies Address);
}

process.once('disconnect', () => process.exit());
void main();

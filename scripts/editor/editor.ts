// Run by `npm run editor`: a real n8n editor with this node, and every provider emulated behind it.
import { dialectNames } from '../../nodes/AiVideo/providers';
import { n8nClient } from '../../test/e2e/client/n8nClient';
import { OWNER, setUpOwner } from '../../test/e2e/client/session';
import { installN8n } from '../../test/e2e/install/installN8n';
import { thisPortOrAnother } from '../../test/e2e/server/freePorts';
import { startN8nServer } from '../../test/e2e/server/n8nServer';
import { startEmulator, type Emulator } from '../../test/emulator';
import { ALL_ODDITIES, oddityPrompt, offerOddities } from '../../test/emulator/oddities';
import { createEmulatedCredentials } from './emulatedCredentials';
import { importExamples } from './importExamples';
import { untilStopped } from './untilStopped';

/** n8n's usual one. */
const PORT = 5678;

/** Long enough to see the progress, short enough to wait for. */
const GENERATION_MS = 15_000;

/** What is to be undone at the end, the last first. */
type Cleanup = Array<() => Promise<void>>;

async function openEmulator(cleanup: Cleanup): Promise<Emulator> {
	const emulator = await startEmulator();
	cleanup.push(async () => await emulator.close());
	for (const dialect of dialectNames) {
		emulator.settings(dialect).generationMs = GENERATION_MS;
	}
	offerOddities(emulator);
	return emulator;
}

function introduction(url: string, credentials: number, examples: readonly string[]): string {
	return `
n8n is ready, with the AI Video node and ${credentials} emulated providers.

  Address   ${url}
  E-mail    ${OWNER.email}
  Password  ${OWNER.password}

  Workflows ${examples.join(', ') || 'none yet: there is nothing in examples/'}

A video takes ${GENERATION_MS / 1000} seconds and costs nothing. Ctrl-C ends n8n and removes all that was made.

An answer as a real server once gave it comes to a video with one of these as its prompt:

${ALL_ODDITIES.map((oddity) => `  ${oddityPrompt(oddity)}`).join('\n')}
`;
}

/** Runs until `signal` aborts or n8n ends. */
async function runEditor(signal: AbortSignal, cleanup: Cleanup): Promise<void> {
	const installation = await installN8n();
	const emulator = await openEmulator(cleanup);
	process.stderr.write('Starting n8n (about 20 seconds)...\n');
	const port = await thisPortOrAnother(PORT);
	const server = await startN8nServer({ installation, port, signal });
	cleanup.push(async () => await server.close());
	const n8n = n8nClient(await setUpOwner(server.url), installation);
	const credentials = await createEmulatedCredentials(n8n.credentials, emulator);
	// The examples are written for it: it can do everything the node can.
	const versatile = credentials.get('openai');
	const examples = versatile ? await importExamples(n8n.workflows, versatile) : [];
	process.stdout.write(introduction(server.url, credentials.size, examples));
	const stopped = new Promise<'stopped'>((resolve) => {
		signal.addEventListener('abort', () => resolve('stopped'), { once: true });
		if (signal.aborted) resolve('stopped');
	});
	const reason = await Promise.race([stopped, server.ended()]);
	if (reason !== 'stopped' && !signal.aborted) {
		throw new Error(`n8n ended by itself:\n${server.log()}`);
	}
}

async function main(): Promise<void> {
	const signal = untilStopped();
	const cleanup: Cleanup = [];
	try {
		await runEditor(signal, cleanup);
	} catch (error) {
		// What breaks because everything ends is no news.
		if (!signal.aborted) throw error;
	} finally {
		process.stderr.write('\nCleaning up...\n');
		for (const undo of cleanup.reverse()) await undo();
	}
}

main().then(
	// Not by itself: the emulator's clients may keep connections.
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(
			`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
		);
		process.exit(1);
	},
);

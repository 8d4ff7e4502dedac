// Installs the n8n server of the end-to-end tests: npx tsx test/e2e/install/cli.ts
import { installN8n } from './installN8n';

installN8n().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});

// Installs the servers of the gateway tests: npx tsx test/gateway/install/cli.ts
import { installSglang } from '../sglang/installSglang';
import { installVllmOmni } from '../vllmOmni/installVllmOmni';
import { installLiteLlm } from './installLiteLlm';

async function installServers(): Promise<void> {
	await installLiteLlm();
	await installSglang();
	await installVllmOmni();
}

installServers().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});

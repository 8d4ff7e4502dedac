import { pathOf, type N8nInstallation } from '../install/installation';
import { startServer, type ServerProcess } from './serverProcess';

/** How to start one n8n process: a server, a worker, or any other command. */
export interface N8nCommand {
	readonly installation: N8nInstallation;
	/** `['start']`, `['worker', '--concurrency=5']` */
	readonly args: readonly string[];
	/** All it gets besides `PATH` and `HOME`. */
	readonly env: Readonly<Record<string, string>>;
	/** Asked again and again until it says yes. */
	isReady(process: ServerProcess): Promise<boolean>;
	/** Gives the start up. */
	readonly signal?: AbortSignal;
}

/** Starts n8n and waits until it is ready. @throws as `startServer` */
export async function startN8nProcess(command: N8nCommand): Promise<ServerProcess> {
	const { installation, args, env, ...rest } = command;
	return await startServer({
		...rest,
		name: `n8n ${args.join(' ')}`,
		program: installation.node,
		args: [installation.n8n, ...args],
		env: { PATH: pathOf(installation), HOME: process.env.HOME ?? '/', ...env },
	});
}

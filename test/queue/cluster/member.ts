import type { N8nInstallation } from '../../e2e/install/installation';
import { startN8nProcess } from '../../e2e/server/n8nProcess';
import type { ServerProcess } from '../../e2e/server/serverProcess';

/** How to start one n8n process of a cluster, any number of times. */
export interface MemberSettings {
	readonly installation: N8nInstallation;
	/** `['start']`, `['worker', '--concurrency=5']` */
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	/** What it prints once it is up. */
	readonly greeting: string;
}

/** The main process or a worker. */
export interface Member {
	start(): Promise<void>;
	/** SIGTERM; resolves when it has ended. */
	stop(): Promise<void>;
	/** SIGKILL */
	kill(): Promise<void>;
	isRunning(): boolean;
	/** What it has printed since its first start. */
	log(): string;
}

export function createMember({ installation, args, env, greeting }: MemberSettings): Member {
	const processes: ServerProcess[] = [];
	return {
		start: async () => {
			const isReady = async (one: ServerProcess): Promise<boolean> => one.log().includes(greeting);
			const settings = { installation, args, env, isReady };
			processes.push(await startN8nProcess(settings));
		},
		stop: async () => await processes.at(-1)?.stop(),
		kill: async () => await processes.at(-1)?.kill(),
		isRunning: () => processes.at(-1)?.isRunning() ?? false,
		log: () => processes.map((one) => one.log()).join(''),
	};
}

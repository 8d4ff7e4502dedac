import { rm } from 'node:fs/promises';

import {
	startServer,
	type ServerCommand,
	type ServerProcess,
} from '../../e2e/server/serverProcess';

/** A server that can be taken down and comes back on the same port with what it has stored. */
export interface Service {
	readonly port: number;
	start(): Promise<void>;
	/** As its service manager would. */
	stop(): Promise<void>;
	/** SIGKILL */
	kill(): Promise<void>;
	/** Stops it and removes its files. */
	close(): Promise<void>;
}

/** What a server needs besides its command. */
export interface ServicePlace {
	readonly port: number;
	/** Its files. */
	readonly folder: string;
}

/** Starts a server for the first time. */
export async function openService(
	{ port, folder }: ServicePlace,
	command: Omit<ServerCommand, 'cwd'>,
): Promise<Service> {
	const launch = async (): Promise<ServerProcess> => await startServer({ ...command, cwd: '/' });
	let running = await launch();
	return {
		port,
		start: async () => {
			running = await launch();
		},
		stop: async () => await running.stop(),
		kill: async () => await running.kill(),
		close: async () => {
			await running.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

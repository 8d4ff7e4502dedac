import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { N8nInstallation } from '../install/installation';
import { environmentOf, type N8nPlace } from './environment';
import { freePorts } from './freePorts';
import { installCommunityNode } from './installCommunityNode';
import { startN8nProcess } from './n8nProcess';
import type { ServerProcess } from './serverProcess';
import { packProject } from './packProject';

export interface N8nServerOptions {
	readonly installation: N8nInstallation;
	/** Over the usual environment. */
	readonly env?: Readonly<Record<string, string>>;
	/** Default: any free one */
	readonly port?: number;
	/** Gives the start up. */
	readonly signal?: AbortSignal;
}

/** An n8n server with this package installed, in a user folder of its own. */
export interface N8nServer {
	/** `http://127.0.0.1:port` */
	readonly url: string;
	/** What a further process of the same n8n needs, such as a worker. */
	readonly place: N8nPlace;
	/** What all its processes printed so far. */
	log(): string;
	/** Resolves when the process of the last start has ended, for whatever reason. */
	ended(): Promise<void>;
	/** Starts it again in the same folder and on the same port, after `stop` or `kill`. */
	start(): Promise<void>;
	stop(): Promise<void>;
	/** Ends it as a crash or an empty battery would. */
	kill(): Promise<void>;
	/** Stops it and removes its folder. */
	close(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
	const paths = ['/healthz/readiness', '/rest/settings'];
	try {
		const all = await Promise.all(paths.map(async (path) => await fetch(`${url}${path}`)));
		const texts = await Promise.all(all.map(async (answer) => await answer.text()));
		// While n8n loads, it answers everything with 200 and a page that says so.
		return all.every(({ ok }) => ok) && texts.every((text) => text.startsWith('{'));
	} catch {
		return false;
	}
}

async function choosePlace(port: number | undefined): Promise<N8nPlace> {
	const [free = 0, brokerPort = 0] = await freePorts(2);
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-ai-video-'));
	return { userFolder, port: port ?? free, brokerPort };
}

async function installThisPackage(userFolder: string): Promise<void> {
	const n8nFolder = join(userFolder, '.n8n');
	await mkdir(join(n8nFolder, 'nodes'), { recursive: true });
	await installCommunityNode(n8nFolder, await packProject(userFolder));
}

/** Installs the built package into a fresh user folder and starts a server on it. */
export async function startN8nServer(options: N8nServerOptions): Promise<N8nServer> {
	const { installation, env = {}, signal } = options;
	const place = await choosePlace(options.port);
	const url = `http://127.0.0.1:${place.port}`;
	const processes: ServerProcess[] = [];

	async function start(): Promise<void> {
		processes.push(
			await startN8nProcess({
				installation,
				args: ['start'],
				env: { ...environmentOf(place), ...env },
				isReady: async () => await answers(url),
				...(signal ? { signal } : {}),
			}),
		);
	}

	async function close(): Promise<void> {
		await processes.at(-1)?.stop();
		await rm(place.userFolder, { recursive: true, force: true });
	}

	try {
		await installThisPackage(place.userFolder);
		await start();
	} catch (error) {
		await close();
		throw error;
	}
	return {
		url,
		place,
		log: () => processes.map((each) => each.log()).join(''),
		ended: async () => await processes.at(-1)?.ended,
		start,
		stop: async () => await processes.at(-1)?.stop(),
		kill: async () => await processes.at(-1)?.kill(),
		close,
	};
}

import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from '../../e2e/server/freePorts';
import { startServer } from '../../e2e/server/serverProcess';
import { type Patience, untilFound } from '../../e2e/until';

/** A running server in Python, whose engine is a stub; see `studio.py`. */
export interface StubServer {
	/** Ends with `/v1`. */
	readonly baseUrl: string;
	/**
	 * What the engine noted of a job. Waits for it: the server answers a creation before its engine
	 * has the job.
	 */
	noteOf(jobId: string): Promise<string>;
	/** The file of a finished job, from the server's disk. */
	fileOf(jobId: string): Promise<Buffer>;
	/** Jobs stay where they are until `release`. */
	hold(): Promise<void>;
	release(): Promise<void>;
	stop(): Promise<void>;
}

/** How a server is started. */
export interface StubServerOptions {
	readonly name: string;
	readonly python: string;
	/** It gets the port, the directory of its files, and `args`. */
	readonly script: string;
	readonly args: readonly string[];
	/** Its variables. `directory` is that of its files. */
	environment(directory: string): Readonly<Record<string, string>>;
	/** What it calls the file of a job, in the directory `outputs`. */
	fileName(jobId: string): string;
	/** Is it ready? */
	isUp(baseUrl: string): Promise<boolean>;
}

const HOST = '127.0.0.1';
const PATIENCE: Patience = { lookAgainMs: 20, patienceMs: 30_000 };
const VIDEO = join(__dirname, '../../fixtures/videos/1280x720.mp4');

/** Whether an address answers, whatever. */
export const answers = async (address: string): Promise<boolean> =>
	(await fetch(address).catch(() => null)) !== null;

/**
 * Starts the server and waits until it is ready.
 * @throws as `startServer`
 */
export async function startStubServer(options: StubServerOptions): Promise<StubServer> {
	const { name, python, script, args, fileName } = options;
	const directory = await mkdtemp(join(tmpdir(), 'ai-video-stub-'));
	await copyFile(VIDEO, join(directory, 'video.mp4'));
	const [port = 0] = await freePorts(1);
	const baseUrl = `http://${HOST}:${port}/v1`;
	const cleanUp = async (): Promise<void> => await rm(directory, { recursive: true, force: true });
	const server = await startServer({
		name,
		program: python,
		// -B: else Python writes into the checkout.
		args: ['-B', script, String(port), directory, ...args],
		cwd: directory,
		env: {
			PATH: process.env.PATH ?? '',
			HOME: directory,
			PYTHONPATH: __dirname,
			...options.environment(directory),
		},
		isReady: async () => await options.isUp(baseUrl),
	}).catch(async (error: unknown) => {
		await cleanUp();
		throw error;
	});
	const holdFile = join(directory, 'hold');
	const noteFile = (jobId: string): string => join(directory, `${jobId}.json`);
	return {
		baseUrl,
		noteOf: async (jobId) =>
			await untilFound(
				`the engine to be asked for ${jobId}`,
				async () => await readFile(noteFile(jobId), 'utf8').catch(() => null),
				PATIENCE,
			),
		fileOf: async (jobId) => await readFile(join(directory, 'outputs', fileName(jobId))),
		hold: async () => await writeFile(holdFile, ''),
		release: async () => await rm(holdFile, { force: true }),
		stop: async () => {
			await server.kill();
			await cleanUp();
		},
	};
}

import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from '../../e2e/server/freePorts';
import { startServer } from '../../e2e/server/serverProcess';
import { type Patience, untilFound } from '../../e2e/until';
import { sglangInstallation } from './sglangInstallation';

/** A running SGLang server, whose engine is a stub; see `server/engine.py`. */
export interface SglangServer {
	/** Ends with `/v1`. */
	readonly baseUrl: string;
	/**
	 * What the engine was asked for, and the image it got. Waits for it: the server answers a
	 * creation before its engine has the job.
	 */
	asked(jobId: string): Promise<AskedOfEngine>;
	/** The file of a finished job, from the server's disk. */
	fileOf(jobId: string): Promise<Buffer>;
	/** Jobs stay where they are until `release`. */
	hold(): Promise<void>;
	release(): Promise<void>;
	stop(): Promise<void>;
}

/** The names are SGLang's. */
export interface AskedOfEngine {
	readonly prompt: string;
	readonly width: number;
	readonly height: number;
	readonly num_frames: number;
	readonly fps: number;
	readonly seed: number;
	readonly negative_prompt: string;
	/** `null` for a job from text alone. */
	readonly image: Buffer | null;
}

const HOST = '127.0.0.1';
const PATIENCE: Patience = { lookAgainMs: 20, patienceMs: 30_000 };
const VIDEO = join(__dirname, '../../fixtures/videos/1280x720.mp4');

async function isUp(baseUrl: string): Promise<boolean> {
	const answer = await fetch(`${baseUrl}/models`).catch(() => null);
	return answer?.ok ?? false;
}

async function readAsked(directory: string, jobId: string): Promise<AskedOfEngine> {
	const note: AskedOfEngine & { image_path: string | null } = JSON.parse(
		await untilFound(
			`the engine to be asked for ${jobId}`,
			async () => await readFile(join(directory, `${jobId}.json`), 'utf8').catch(() => null),
			PATIENCE,
		),
	);
	const { image_path: path, ...asked } = note;
	return { ...asked, image: path === null ? null : await readFile(path) };
}

/**
 * Starts the server and waits until it answers.
 * @param environment SGLang's variables, such as those of its cloud storage
 * @throws as `startServer`
 */
export async function startSglang(
	environment: Readonly<Record<string, string>> = {},
): Promise<SglangServer> {
	const { python } = sglangInstallation();
	const directory = await mkdtemp(join(tmpdir(), 'ai-video-sglang-'));
	await copyFile(VIDEO, join(directory, 'video.mp4'));
	const [port = 0] = await freePorts(1);
	const baseUrl = `http://${HOST}:${port}/v1`;

	// -B: else Python writes into the checkout.
	const args = ['-B', join(__dirname, 'server', 'serve.py'), String(port), directory];
	const cleanUp = async (): Promise<void> => await rm(directory, { recursive: true, force: true });
	const server = await startServer({
		name: 'SGLang',
		program: python,
		args,
		cwd: directory,
		env: { PATH: process.env.PATH ?? '', HOME: directory, ...environment },
		isReady: async () => await isUp(baseUrl),
	}).catch(async (error: unknown) => {
		await cleanUp();
		throw error;
	});
	const holdFile = join(directory, 'hold');
	return {
		baseUrl,
		asked: async (jobId) => await readAsked(directory, jobId),
		fileOf: async (jobId) => await readFile(join(directory, 'outputs', `${jobId}.mp4`)),
		hold: async () => await writeFile(holdFile, ''),
		release: async () => await rm(holdFile, { force: true }),
		stop: async () => {
			await server.kill();
			await cleanUp();
		},
	};
}

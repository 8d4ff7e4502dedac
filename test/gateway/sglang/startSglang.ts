import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePorts } from '../../e2e/server/freePorts';
import { sglangInstallation } from './sglangInstallation';

/** A running SGLang server, whose engine is a stub; see `server/engine.py`. */
export interface SglangServer {
	/** Ends with `/v1`. */
	readonly baseUrl: string;
	/** What the engine was asked for, and the image it got. */
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
const LOOK_AGAIN_MS = 200;
/** Generous, for machines that are busy. */
const START_MS = 180_000;
const SHOWN_LINES = 20;
const VIDEO = join(__dirname, '../../fixtures/videos/1280x720.mp4');

async function isUp(baseUrl: string): Promise<boolean> {
	const answer = await fetch(`${baseUrl}/models`).catch(() => null);
	return answer?.ok ?? false;
}

async function readAsked(directory: string, jobId: string): Promise<AskedOfEngine> {
	const note: AskedOfEngine & { image_path: string | null } = JSON.parse(
		await readFile(join(directory, `${jobId}.json`), 'utf8'),
	);
	const { image_path: path, ...asked } = note;
	return { ...asked, image: path === null ? null : await readFile(path) };
}

/**
 * Starts the server and waits until it answers.
 * @param environment SGLang's variables, such as those of its cloud storage
 * @throws Error with what it printed when it ends before, or does not answer in time
 */
export async function startSglang(
	environment: Readonly<Record<string, string>> = {},
): Promise<SglangServer> {
	const { python } = sglangInstallation();
	const directory = await mkdtemp(join(tmpdir(), 'sora-video-sglang-'));
	await copyFile(VIDEO, join(directory, 'video.mp4'));
	const [port = 0] = await freePorts(1);
	const baseUrl = `http://${HOST}:${port}/v1`;

	// -B: else Python writes into the checkout.
	const args = ['-B', join(__dirname, 'server', 'serve.py'), String(port), directory];
	const child = spawn(python, args, {
		cwd: directory,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH: process.env.PATH ?? '', HOME: directory, ...environment },
	});
	const chunks: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
	}
	let running = true;
	const ended = new Promise<void>((resolve) => {
		child.once('error', () => resolve());
		child.once('close', () => resolve());
	}).then(() => {
		running = false;
	});
	const stop = async (): Promise<void> => {
		child.kill('SIGKILL');
		await ended;
		await rm(directory, { recursive: true, force: true });
	};

	const deadline = Date.now() + START_MS;
	while (!(await isUp(baseUrl))) {
		if (!running || Date.now() > deadline) {
			await stop();
			const printed = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n');
			throw new Error(`SGLang did not start:\n${printed.slice(-SHOWN_LINES).join('\n')}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
	const holdFile = join(directory, 'hold');
	return {
		baseUrl,
		asked: async (jobId) => await readAsked(directory, jobId),
		fileOf: async (jobId) => await readFile(join(directory, 'outputs', `${jobId}.mp4`)),
		hold: async () => await writeFile(holdFile, ''),
		release: async () => await rm(holdFile, { force: true }),
		stop,
	};
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { answers, startStubServer, type StubServer } from '../stubs/stubServer';
import { sglangInstallation } from './sglangInstallation';

/** A running SGLang server, whose engine is a stub; see `server/engine.py`. */
export interface SglangServer extends StubServer {
	/** What the engine was asked for, and the image it got. */
	asked(jobId: string): Promise<AskedOfEngine>;
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

/** Takes any size. */
export const WAN = 'Wan-AI/Wan2.2-TI2V-5B-Diffusers';

/** Wants multiples of 32. */
export const SANA_WM = 'Efficient-Large-Model/SANA-WM_bidirectional';

/** The model it serves, and SGLang's variables, such as those of its cloud storage. */
export interface SglangOptions {
	readonly model?: string;
	readonly environment?: Readonly<Record<string, string>>;
}

async function readAsked(noteText: string): Promise<AskedOfEngine> {
	const note: AskedOfEngine & { image_path: string | null } = JSON.parse(noteText);
	const { image_path: path, ...asked } = note;
	return { ...asked, image: path === null ? null : await readFile(path) };
}

/**
 * Starts the server and waits until it answers.
 * @throws as `startServer`
 */
export async function startSglang({
	model = WAN,
	environment = {},
}: SglangOptions = {}): Promise<SglangServer> {
	const server = await startStubServer({
		name: 'SGLang',
		python: sglangInstallation().python,
		script: join(__dirname, 'server', 'serve.py'),
		args: [model],
		environment: () => environment,
		fileName: (jobId) => `${jobId}.mp4`,
		isUp: async (baseUrl) => await answers(`${baseUrl}/models`),
	});
	return { ...server, asked: async (jobId) => await readAsked(await server.noteOf(jobId)) };
}

import { join } from 'node:path';

import { answers, startStubServer, type StubServer } from '../stubs/stubServer';
import { vllmOmniInstallation } from './vllmOmniInstallation';

/** A running vLLM-Omni server, whose engine is a stub; see `server/engine.py`. */
export interface VllmOmniServer extends StubServer {
	/** What the engine was asked for. */
	asked(jobId: string): Promise<AskedOfEngine>;
}

/** The names are vLLM-Omni's; `null` is what the request did not say. */
export interface AskedOfEngine {
	readonly prompt: string;
	readonly negative_prompt: string | null;
	/** Width and height of each. */
	readonly images: ReadonlyArray<readonly [number, number]>;
	readonly width: number | null;
	readonly height: number | null;
	/** 1 where the request says nothing. */
	readonly num_frames: number;
	readonly fps: number | null;
	readonly seed: number | null;
}

/** Rounds sizes down. */
export const WAN_TEXT = 'Wan-AI/Wan2.2-T2V-A14B-Diffusers';

/** Wants an image, and multiples of 16. */
export const WAN_IMAGE = 'Wan-AI/Wan2.2-I2V-A14B-Diffusers';

/** Wants multiples of 32, and one frame more than a multiple of 8. */
export const LTX2 = 'Lightricks/LTX-2';

/** Makes two sizes, and 10 seconds. */
export const MAGI2 = 'sand-ai/MAGI-2-preview';

/** How the server is started; the model is the one that it serves. */
export interface VllmOmniOptions {
	readonly model: string;
	/** As `--api-key`. Default: none is needed. */
	readonly apiKey?: string;
	/** As `--api-server-count`. Default: 1. */
	readonly apiServers?: number;
	/** Not, as where the model makes something else. */
	readonly makesVideos?: false;
}

/**
 * Starts the server and waits until it answers.
 * @throws as `startServer`
 */
export async function startVllmOmni(options: VllmOmniOptions): Promise<VllmOmniServer> {
	const { model, apiKey, apiServers, makesVideos = true } = options;
	const server = await startStubServer({
		name: 'vLLM-Omni',
		python: vllmOmniInstallation().python,
		script: join(__dirname, 'server', 'serve.py'),
		args: [
			model,
			...(apiKey === undefined ? [] : ['--api-key', apiKey]),
			...(apiServers === undefined ? [] : ['--api-server-count', String(apiServers)]),
			...(makesVideos ? [] : ['--without-video']),
		],
		environment: (directory) => ({
			VLLM_OMNI_SERVER_STORAGE__PATH: join(directory, 'outputs'),
		}),
		fileName: (jobId) => jobId,
		isUp: async (baseUrl) => await answers(`${baseUrl}/models`),
	});
	return { ...server, asked: async (jobId) => JSON.parse(await server.noteOf(jobId)) };
}

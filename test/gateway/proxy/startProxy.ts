import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePorts } from '../../e2e/server/freePorts';
import { run } from '../../e2e/server/run';
import { installation } from '../install/installation';
import { ENVIRONMENT_KEY, proxyConfig } from './config';
import { openAiAddress } from './openAiAddress';

/** A running LiteLLM proxy, without a database. */
export interface LiteLlmProxy {
	/** Ends with `/v1`. */
	readonly baseUrl: string;
	/** What it printed so far. */
	log(): string;
	/** Hosts on the internet it asked for, other than OpenAI's. */
	readonly refusedHosts: readonly string[];
	stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const LOOK_AGAIN_MS = 200;
/** Generous, for machines that are busy. */
const START_MS = 180_000;
const SHOWN_LINES = 20;

async function isHealthy(origin: string): Promise<boolean> {
	const answer = await fetch(`${origin}/health/readiness`).catch(() => null);
	return answer?.ok ?? false;
}

/**
 * Starts the proxy in front of the emulated OpenAI and waits until it is healthy.
 * @param upstream the emulator's base URL of the dialect `openai`
 * @throws Error with what it printed when it ends before, or is not healthy in time
 */
export async function startProxy(upstream: string): Promise<LiteLlmProxy> {
	const { directory: cache, python, litellm } = installation();
	const directory = await mkdtemp(join(tmpdir(), 'sora-video-gateway-'));
	const pem = await run(python, [join(__dirname, 'certificate.py')], cache);
	const openAi = await openAiAddress(upstream.replace(/\/v1$/, ''), pem);
	const [certificate, config] = [join(directory, 'openai.pem'), join(directory, 'config.yaml')];
	await writeFile(certificate, pem);
	await writeFile(config, proxyConfig(upstream));
	const [port = 0] = await freePorts(1);
	const origin = `http://${HOST}:${port}`;

	const child = spawn(litellm, ['--config', config, '--host', HOST, '--port', String(port)], {
		cwd: directory,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env.PATH ?? '',
			HOME: directory,
			LITELLM_LOCAL_MODEL_COST_MAP: 'True',
			OPENAI_API_KEY: ENVIRONMENT_KEY,
			HTTPS_PROXY: openAi.httpProxy,
			NO_PROXY: HOST,
			SSL_CERT_FILE: certificate,
		},
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
	const log = (): string => Buffer.concat(chunks).toString('utf8');
	const stop = async (): Promise<void> => {
		child.kill('SIGKILL');
		await ended;
		openAi.close();
		await rm(directory, { recursive: true, force: true });
	};

	const deadline = Date.now() + START_MS;
	while (!(await isHealthy(origin))) {
		if (!running || Date.now() > deadline) {
			await stop();
			const lastLines = log().trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
			throw new Error(`The LiteLLM proxy did not start:\n${lastLines}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
	return { baseUrl: `${origin}/v1`, log, refusedHosts: openAi.refused, stop };
}

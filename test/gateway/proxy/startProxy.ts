import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from '../../e2e/server/freePorts';
import { run } from '../../e2e/server/run';
import { startServer } from '../../e2e/server/serverProcess';
import { installation } from '../install/installation';
import { ENVIRONMENT_KEY, type HostedVllm, proxyConfig } from './config';
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

async function isHealthy(origin: string): Promise<boolean> {
	const answer = await fetch(`${origin}/health/readiness`).catch(() => null);
	return answer?.ok ?? false;
}

/**
 * Starts the proxy in front of the emulated OpenAI and waits until it is healthy.
 * @param upstream the emulator's base URL of the dialect `openai`
 * @param hosted vLLM-Omni servers behind it too
 * @throws as `startServer`
 */
export async function startProxy(
	upstream: string,
	hosted: readonly HostedVllm[],
): Promise<LiteLlmProxy> {
	const { directory: cache, python, litellm } = installation();
	const directory = await mkdtemp(join(tmpdir(), 'ai-video-gateway-'));
	const pem = await run(python, [join(__dirname, 'certificate.py')], cache);
	const openAi = await openAiAddress(upstream.replace(/\/v1$/, ''), pem);
	const [certificate, config] = [join(directory, 'openai.pem'), join(directory, 'config.yaml')];
	await writeFile(certificate, pem);
	await writeFile(config, proxyConfig(upstream, hosted));
	const [port = 0] = await freePorts(1);
	const origin = `http://${HOST}:${port}`;

	const cleanUp = async (): Promise<void> => {
		openAi.close();
		await rm(directory, { recursive: true, force: true });
	};
	const proxy = await startServer({
		name: 'The LiteLLM proxy',
		program: litellm,
		args: ['--config', config, '--host', HOST, '--port', String(port)],
		cwd: directory,
		env: {
			PATH: process.env.PATH ?? '',
			HOME: directory,
			LITELLM_LOCAL_MODEL_COST_MAP: 'True',
			OPENAI_API_KEY: ENVIRONMENT_KEY,
			HTTPS_PROXY: openAi.httpProxy,
			NO_PROXY: HOST,
			SSL_CERT_FILE: certificate,
		},
		isReady: async () => await isHealthy(origin),
	}).catch(async (error: unknown) => {
		await cleanUp();
		throw error;
	});
	return {
		baseUrl: `${origin}/v1`,
		log: proxy.log,
		refusedHosts: openAi.refused,
		stop: async () => {
			await proxy.kill();
			await cleanUp();
		},
	};
}

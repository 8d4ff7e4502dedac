import type { INodeCredentialTestResult, INodeListSearchResult } from 'n8n-workflow';

import type { EmulatedJob, RequestRecord, RouteName } from '../emulator';
import type { EngineResult } from '../engine';
import { openRig, type Rig, type RigRun } from '../integration/rig/rig';
import { fastClock } from './fastClock';
import {
	ALIAS_KEY,
	DEPLOYMENT_KEY,
	ENVIRONMENT_KEY,
	type HostedVllm,
	MASTER_KEY,
} from './proxy/config';
import { startProxy, type LiteLlmProxy } from './proxy/startProxy';

const OPENING_MS = 300_000;

/** A raw answer of the proxy. */
export interface ProxyAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly bytes: Buffer;
	/** `undefined` when it is not JSON. */
	readonly json: unknown;
}

/** The node on a real engine, a real LiteLLM proxy before it, and the emulated OpenAI behind that. */
export interface Gateway {
	readonly rig: Rig;
	readonly proxy: LiteLlmProxy;
	/** Runs the node with the master key, or another one. */
	run(run: RigRun): Promise<EngineResult>;
	testCredential(apiKey?: string): Promise<INodeCredentialTestResult>;
	searchModels(): Promise<INodeListSearchResult>;
	/** Asks the proxy itself, past the node. `path` begins behind `/v1`. */
	ask(path: string, init?: RequestInit): Promise<ProxyAnswer>;
	/** What reached the emulated OpenAI. */
	upstream(...routes: RouteName[]): RequestRecord[];
	upstreamJobs(): EmulatedJob[];
}

function parse(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}

async function openGateway(rig: Rig, hosted: readonly HostedVllm[]): Promise<Gateway> {
	const { emulator, engine, node, credentialType } = rig;
	const proxy = await startProxy(emulator.baseUrl('openai'), hosted);
	const account = { dialect: 'liteLlm', baseUrl: proxy.baseUrl, apiKey: MASTER_KEY } as const;
	return {
		rig,
		proxy,
		run: async (run) => await rig.run({ ...account, ...run }),
		testCredential: async (apiKey = MASTER_KEY) =>
			await engine.testCredential(node, 'testCredential', {
				credentialType,
				credentials: { ...account, apiKey },
			}),
		searchModels: async () =>
			await engine.listSearch(node, 'searchModels', { credentialType, credentials: account }),
		ask: async (path, { headers, ...init } = {}) => {
			const answer = await fetch(`${proxy.baseUrl}${path}`, {
				...init,
				headers: { authorization: `Bearer ${MASTER_KEY}`, ...headers },
			});
			const bytes = Buffer.from(await answer.arrayBuffer());
			return { status: answer.status, headers: answer.headers, bytes, json: parse(bytes) };
		},
		upstream: (...routes) => emulator.requests.filter(({ route }) => routes.includes(route)),
		upstreamJobs: () => emulator.jobs('openai'),
	};
}

/**
 * Starts one proxy for the tests of this file. Jobs, requests and faults of the emulated OpenAI are
 * those of one test.
 * @param startHosted starts vLLM-Omni servers behind it
 */
export function useGateway(
	startHosted: () => Promise<readonly HostedVllm[]> = async () => await Promise.resolve([]),
): () => Gateway {
	let gateway: Gateway | undefined;
	const opened = (): Gateway => {
		if (!gateway) throw new Error('The gateway opens in beforeAll');
		return gateway;
	};

	beforeAll(async () => {
		gateway = await openGateway(await openRig({ clock: fastClock() }), await startHosted());
	}, OPENING_MS);

	beforeEach(() => {
		const { emulator } = opened().rig;
		emulator.reset();
		emulator.settings('openai').keys = [DEPLOYMENT_KEY, ALIAS_KEY];
	});

	afterAll(async () => {
		const { proxy, rig } = opened();
		await proxy.stop();
		await rig.close();
		expect(proxy.refusedHosts).toEqual([]);
	}, OPENING_MS);

	return opened;
}

/** The operator has set OpenAI's key in the proxy's environment too. */
export function allowEnvironmentKey({ rig }: Gateway): void {
	rig.emulator.settings('openai').keys.push(ENVIRONMENT_KEY);
}

import type { INodeCredentialTestResult, INodeListSearchResult } from 'n8n-workflow';

import type { EngineResult } from '../../engine';
import { openRig, type Rig, type RigRun } from '../../integration/rig/rig';
import { fastClock } from '../fastClock';
import { startSglang, type SglangServer } from './startSglang';

const OPENING_MS = 300_000;

/** A raw answer of the server. */
export interface SglangAnswer {
	readonly status: number;
	readonly headers: Headers;
	/** `undefined` when it is not JSON. */
	readonly json: unknown;
}

/** The node on a real engine, and SGLang's API. The emulator only serves images. */
export interface SglangRig {
	readonly rig: Rig;
	readonly server: SglangServer;
	run(run: RigRun): Promise<EngineResult>;
	testCredential(): Promise<INodeCredentialTestResult>;
	searchModels(): Promise<INodeListSearchResult>;
	/** Asks the server itself, past the node. `path` begins behind `/v1`. */
	ask(path: string, init?: RequestInit): Promise<SglangAnswer>;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

async function openSglang(environment?: Readonly<Record<string, string>>): Promise<SglangRig> {
	const rig = await openRig({ clock: fastClock() });
	const server = await startSglang(environment);
	const { engine, node, credentialType } = rig;
	const account = { dialect: 'sglang', baseUrl: server.baseUrl, apiKey: '' } as const;
	const options = { credentialType, credentials: account };
	return {
		rig,
		server,
		run: async (run) => await rig.run({ ...account, ...run }),
		testCredential: async () => await engine.testCredential(node, 'testCredential', options),
		searchModels: async () => await engine.listSearch(node, 'searchModels', options),
		ask: async (path, init) => {
			const answer = await fetch(`${server.baseUrl}${path}`, init);
			return { status: answer.status, headers: answer.headers, json: parse(await answer.text()) };
		},
	};
}

/**
 * Starts one server for the tests of this file; its jobs stay from test to test.
 * @param prepare gives SGLang's environment variables
 */
export function useSglang(
	prepare?: () => Promise<Readonly<Record<string, string>>>,
): () => SglangRig {
	let sglang: SglangRig | undefined;
	const opened = (): SglangRig => {
		if (!sglang) throw new Error('The server starts in beforeAll');
		return sglang;
	};

	beforeAll(async () => {
		sglang = await openSglang(await prepare?.());
	}, OPENING_MS);

	afterEach(async () => await opened().server.release());

	afterAll(async () => {
		await opened().server.stop();
		await opened().rig.close();
	}, OPENING_MS);

	return opened;
}

import type { INodeCredentialTestResult, INodeListSearchResult } from 'n8n-workflow';

import type { EngineResult } from '../../engine';
import { openRig, type Rig, type RigRun } from '../../integration/rig/rig';
import { fastClock } from '../fastClock';
import type { StubServer } from './stubServer';

const OPENING_MS = 300_000;

/** A raw answer of the server. */
export interface ServerAnswer {
	readonly status: number;
	readonly headers: Headers;
	/** `undefined` when it is not JSON. */
	readonly json: unknown;
}

/** The node on a real engine, and a server. The emulator only serves images. */
export interface NodeAtServer<Server> {
	readonly rig: Rig;
	readonly server: Server;
	run(run: RigRun): Promise<EngineResult>;
	testCredential(apiKey?: string): Promise<INodeCredentialTestResult>;
	searchModels(): Promise<INodeListSearchResult>;
	/** Asks the server itself, past the node. `path` begins behind `/v1`. */
	ask(path: string, init?: RequestInit): Promise<ServerAnswer>;
}

type ServedDialect = 'sglang' | 'vllmOmni';

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

async function openNode<Server extends StubServer>(
	dialect: ServedDialect,
	start: () => Promise<Server>,
): Promise<NodeAtServer<Server>> {
	const rig = await openRig({ clock: fastClock() });
	const server = await start();
	const { engine, node, credentialType } = rig;
	const account = { dialect, baseUrl: server.baseUrl, apiKey: '' };
	const options = { credentialType, credentials: account };
	return {
		rig,
		server,
		run: async (run) => await rig.run({ ...account, ...run }),
		testCredential: async (apiKey = '') =>
			await engine.testCredential(node, 'testCredential', {
				credentialType,
				credentials: { ...account, apiKey },
			}),
		searchModels: async () => await engine.listSearch(node, 'searchModels', options),
		ask: async (path, init) => {
			const answer = await fetch(`${server.baseUrl}${path}`, init);
			return { status: answer.status, headers: answer.headers, json: parse(await answer.text()) };
		},
	};
}

/** Starts one server for the tests of a file or a `describe`; its jobs stay from test to test. */
export function useNodeAtServer<Server extends StubServer>(
	dialect: ServedDialect,
	start: () => Promise<Server>,
): () => NodeAtServer<Server> {
	let node: NodeAtServer<Server> | undefined;
	const opened = (): NodeAtServer<Server> => {
		if (!node) throw new Error('The server starts in beforeAll');
		return node;
	};

	beforeAll(async () => {
		node = await openNode(dialect, start);
	}, OPENING_MS);

	afterEach(async () => await opened().server.release());

	afterAll(async () => {
		await opened().server.stop();
		await opened().rig.close();
	}, OPENING_MS);

	return opened;
}

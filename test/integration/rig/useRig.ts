import type { INodeCredentialTestResult, INodeListSearchResult } from 'n8n-workflow';

import type { RequestRecord, RouteName } from '../../emulator';
import type { EngineRun } from '../../engine';
import { openRig, type Rig, type RigRun } from './rig';
import { findLeaks } from './secrets';

/** What a credential holds besides the dialect; the rest is the dialect's own, with a good key. */
export type AccountChanges = Pick<RigRun, 'dialect' | 'apiKey' | 'baseUrl'>;

/** The rig all tests of a file share. Jobs, requests, faults and settings are those of one test. */
export interface FileRig extends Rig {
	/** The requests to some routes, in the order of arrival. */
	requestsTo(...routes: RouteName[]): RequestRecord[];
	testCredential(account: AccountChanges): Promise<INodeCredentialTestResult>;
	searchModels(account: AccountChanges, filter?: string): Promise<INodeListSearchResult>;
}

/** Real time, to load n8n-core and for each test: far more than any machine needs. */
const MAX_MS = 120_000;

/** How the rig of a file differs from the usual one. */
export interface UseRigOptions {
	/** Default true; thousands of executions are too many to keep, and have rules of their own. */
	readonly searchesForKeys?: boolean;
}

/**
 * Opens a rig for the tests of this file, or of a `describe`. At the end, everything the node has
 * put out is searched for the keys it was given: a key outside its header fails the file.
 */
export function useRig({ searchesForKeys = true }: UseRigOptions = {}): () => FileRig {
	const keys = new Set<string>();
	const runs: EngineRun[] = [];
	const requests: RequestRecord[] = [];
	const answers: unknown[] = [];
	let opened: FileRig | undefined;
	const rig = (): FileRig => {
		if (!opened) throw new Error('The rig opens in beforeAll');
		return opened;
	};

	jest.setTimeout(MAX_MS);

	beforeAll(async () => {
		const inner = await openRig();
		opened = watched(inner, { keys, runs, answers });
	}, MAX_MS);

	afterEach(async () => {
		requests.push(...rig().emulator.requests);
		await rig().reset();
		if (searchesForKeys) return;
		for (const kept of [runs, requests, answers]) kept.length = 0;
	});

	afterAll(async () => {
		const { logs } = rig().engine;
		const leaks = await findLeaks({ keys, runs, requests, answers, logs });
		await rig().close();
		expect(leaks).toEqual([]);
	});

	return rig;
}

/** Where a watched rig notes what it was given and what came out. */
interface Notes {
	readonly keys: Set<string>;
	readonly runs: EngineRun[];
	readonly answers: unknown[];
}

function watched(rig: Rig, { keys, runs, answers }: Notes): FileRig {
	const { engine, emulator, node, credentialType, clock } = rig;

	function accountOf({ dialect = 'openai', apiKey, baseUrl }: AccountChanges) {
		const account = rig.credentials(dialect);
		const changed = { ...account, apiKey: apiKey ?? account.apiKey };
		if (changed.apiKey !== '') keys.add(changed.apiKey);
		return { ...changed, baseUrl: baseUrl ?? account.baseUrl };
	}

	function start(run: RigRun): EngineRun {
		accountOf(run);
		const started = rig.start(run);
		runs.push(started);
		return started;
	}

	return {
		...rig,
		start,
		run: async (run) => await start(run).result,
		requestsTo: (...routes) => emulator.requests.filter(({ route }) => routes.includes(route)),
		testCredential: async (account) => {
			const credential = { credentialType, credentials: accountOf(account) };
			const answer = await clock.finish(engine.testCredential(node, 'testCredential', credential));
			answers.push(answer);
			return answer;
		},
		searchModels: async (account, filter) => {
			const search = {
				credentialType,
				credentials: accountOf(account),
				...(filter === undefined ? {} : { filter }),
			};
			const answer = await clock.finish(engine.listSearch(node, 'searchModels', search));
			answers.push(answer);
			return answer;
		},
	};
}

import { resolve } from 'node:path';
import { setTimeout as realSleep } from 'node:timers/promises';
import { BinaryAccess } from './binary-access';
import { Execution } from './execution';
import { openHost } from './host';
import { hostHabits } from './host-habits';
import { listSearch, testCredential } from './node-methods';
import { inScope, type Scope } from './scope';
import type { Engine, EngineOptions, LogRecord } from './types';

const PROJECT_ROOT = resolve(__dirname, '../..');
const MAX_LOG_RECORDS = 10_000;

let engines = 0;
let executions = 0;

/** Opens an engine: n8n-core itself, with a trigger, a credential store and hooks in place of a server. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
	const { engineRoot = process.env['N8N_ENGINE_ROOT'] ?? PROJECT_ROOT } = options;
	const { binaryMode = 'filesystem', sleep = realSleep } = options;
	const host = await openHost(resolve(engineRoot));
	const workflowId = `engine-${++engines}`;
	const logs: LogRecord[] = [];
	const scopeOf = (executionId?: string, own: LogRecord[] = []): Scope => ({
		binaryMode,
		executionId,
		log(record) {
			// The engine's own chatter would drown what the node says.
			if (record.source === 'node') own.push(record);
			if (logs.push(record) > MAX_LOG_RECORDS) logs.splice(0, MAX_LOG_RECORDS / 2);
		},
	});
	const scope = scopeOf();
	const binary = new BinaryAccess(host, scope, workflowId);
	return {
		habits: hostHabits(host.version),
		logs,
		run(setup) {
			const executionId = String(++executions);
			const own: LogRecord[] = [];
			const identity = { executionId, workflowId };
			return inScope(
				scopeOf(executionId, own),
				() => new Execution(host, identity, setup, own, sleep),
			);
		},
		readBinary: async (data) => await binary.read(data),
		storedPath: (data) => binary.path(data),
		storedFiles: async (executionId) => await binary.files(executionId),
		prune: async (executionId) => await binary.prune(executionId),
		testCredential: async (...input) =>
			await inScope(scope, async () => await testCredential(host, ...input)),
		listSearch: async (...input) =>
			await inScope(scope, async () => await listSearch(host, ...input)),
		async close() {
			await binary.pruneAll();
			await host.release();
		},
	};
}

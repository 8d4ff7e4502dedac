import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BinaryDataService } from 'n8n-core';
import { CaptureLogger } from './capture-logger';
import { type CoreModules, loadCoreModules } from './core-modules';
import { currentScope } from './scope';

/** One loaded n8n version. Engines of the same version share it, as n8n-core allows only one per process. */
export interface Host extends CoreModules {
	binaryData: BinaryDataService;
	binaryFolder: string;
	/** Undoes `openHost`; the last one deletes the folder of this host. */
	release(): Promise<void>;
}

interface LoadedHost {
	host: Host;
	users: number;
}

const hosts = new Map<string, Promise<LoadedHost>>();

/** Loads the n8n of a folder, or takes the one already loaded. */
export async function openHost(engineRoot: string): Promise<Host> {
	const loading = hosts.get(engineRoot) ?? load(engineRoot);
	hosts.set(engineRoot, loading);
	const loaded = await loading;
	mkdirSync(loaded.host.binaryFolder, { recursive: true });
	loaded.users++;
	return loaded.host;
}

async function load(engineRoot: string): Promise<LoadedHost> {
	const home = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	// n8n reads these while its modules load, so they have to be set before.
	Object.assign(process.env, {
		N8N_USER_FOLDER: home,
		N8N_ENCRYPTION_KEY: 'engine-test-key',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
	});
	const modules = loadCoreModules(engineRoot);
	const { container, core, loggerToken, workflow } = modules;
	const engineLogger = new CaptureLogger('engine');
	workflow.LoggerProxy.init(engineLogger);
	container.set(loggerToken, engineLogger);
	container.get(core.InstanceSettings);
	container.get(core.ErrorReporter);
	const binaryFolder = join(home, 'binaryData');
	const binaryData = await openBinaryStore(modules, binaryFolder);
	// From here on only nodes ask for the logger: n8n's services keep the one they were made with.
	container.set(loggerToken, new CaptureLogger('node'));
	const release = async () => {
		if (--loaded.users === 0) await rm(home, { recursive: true, force: true });
	};
	const loaded: LoadedHost = {
		host: { ...modules, binaryData, binaryFolder, release },
		users: 0,
	};
	return loaded;
}

async function openBinaryStore(
	{ core, container }: CoreModules,
	localStoragePath: string,
): Promise<BinaryDataService> {
	const service = container.get(core.BinaryDataService);
	const config = { mode: 'filesystem', availableModes: ['filesystem'], localStoragePath };
	if (core.BinaryDataConfig) {
		const stored = Object.assign(container.get(core.BinaryDataConfig), config);
		await service.init();
		followScope(stored, 'filesystem');
	} else {
		// n8n 1.82 takes the configuration as an argument.
		await Reflect.apply(service.init, service, [config]);
	}
	followScope(service, 'filesystem-v2');
	return service;
}

/** The store is a singleton, but the mode is the choice of an engine: let it depend on who asks. */
function followScope(target: object, filesystemMode: string): void {
	Object.defineProperty(target, 'mode', {
		get: () => (currentScope()?.binaryMode === 'default' ? 'default' : filesystemMode),
	});
}

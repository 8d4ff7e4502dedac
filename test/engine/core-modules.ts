import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type * as N8nWorkflow from 'n8n-workflow';

/** A class that n8n's container makes one instance of. */
export type ServiceToken<T> = abstract new (...args: never[]) => T;

/** n8n's dependency injection container, as far as it is used here. */
export interface ServiceContainer {
	get<T>(token: ServiceToken<T>): T;
	set<T>(token: ServiceToken<T>, instance: T): void;
}

/** Makes exports optional that came to a module after n8n 1.82, the oldest version the engine runs. */
type Newer<Module, Name extends keyof Module> = Omit<Module, Name> & Partial<Pick<Module, Name>>;

/** The modules of one n8n version. */
export interface CoreModules {
	core: Newer<typeof Core, 'BinaryDataConfig' | 'ExternalSecretsProxy'>;
	workflow: Newer<typeof N8nWorkflow, 'createRunExecutionData'>;
	container: ServiceContainer;
	loggerToken: ServiceToken<unknown>;
	/** Of n8n-core. */
	version: string;
}

/**
 * Loads n8n-core and all that must be the same copy as its own from the `node_modules` of a folder.
 * The one place where modules enter untyped: `require` gives `any`, and the types are those of the
 * project's own n8n-core, whatever version is loaded.
 */
export function loadCoreModules(engineRoot: string): CoreModules {
	const fromRoot = createRequire(join(engineRoot, 'package.json'));
	fromRoot('reflect-metadata');
	const core: CoreModules['core'] & { Logger?: ServiceToken<unknown> } = fromRoot('n8n-core');
	const workflow: CoreModules['workflow'] = fromRoot('n8n-workflow');
	const fromCore = createRequire(fromRoot.resolve('n8n-core'));
	const { Container: container }: { Container: ServiceContainer } = fromCore('@n8n/di');
	const { version }: { version: string } = fromRoot('n8n-core/package.json');
	return {
		core,
		workflow,
		container,
		loggerToken: core.Logger ?? backendLogger(fromCore),
		version,
	};
}

function backendLogger(fromCore: NodeJS.Require): ServiceToken<unknown> {
	const { Logger }: { Logger: ServiceToken<unknown> } = fromCore('@n8n/backend-common');
	return Logger;
}

import { isProfileName, startEmulator, type Emulator } from '../emulator';
import type { SavedCredential, AiVideoAccount } from './client/credentials';
import { n8nClient, type N8nClient } from './client/n8nClient';
import { setUpOwner } from './client/session';
import type { N8nInstallation } from './install/installation';
import { installN8n } from './install/installN8n';
import { startN8nServer, type N8nServer } from './server/n8nServer';

/** An n8n server with the built package, a logged-in owner, and the emulated providers behind it. */
export interface ServerRig {
	readonly server: N8nServer;
	readonly n8n: N8nClient;
	readonly emulator: Emulator;
	/** The emulator's address and a good key of a dialect. */
	account(dialect: string): AiVideoAccount;
	/** Saves the account of a dialect as a credential. */
	credential(dialect: string): Promise<SavedCredential>;
	close(): Promise<void>;
}

/** How a rig differs from the usual one. */
export interface ServerRigOptions {
	/** Over the server's usual environment. */
	readonly env?: Readonly<Record<string, string>>;
}

async function openClient(installation: N8nInstallation, server: N8nServer): Promise<N8nClient> {
	try {
		return n8nClient(await setUpOwner(server.url), installation);
	} catch (error) {
		await server.close();
		throw error;
	}
}

/** Opens a rig; `close` it when done. */
export async function openServerRig({ env = {} }: ServerRigOptions = {}): Promise<ServerRig> {
	const installation = await installN8n();
	const server = await startN8nServer({ installation, env });
	const n8n = await openClient(installation, server);
	const emulator = await startEmulator();

	function account(dialect: string): AiVideoAccount {
		if (!isProfileName(dialect)) throw new Error(`There is no emulator of ${dialect}`);
		const apiKey = emulator.settings(dialect).keys[0] ?? '';
		return { dialect, baseUrl: emulator.baseUrl(dialect), apiKey };
	}

	return {
		server,
		n8n,
		emulator,
		account,
		credential: async (dialect) => await n8n.credentials.create(dialect, account(dialect)),
		close: async () => {
			await server.close();
			await emulator.close();
		},
	};
}

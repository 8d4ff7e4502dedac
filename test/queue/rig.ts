import { startEmulator, type Emulator } from '../emulator';
import type { SavedCredential } from '../e2e/client/credentials';
import { n8nClient, type N8nClient } from '../e2e/client/n8nClient';
import { setUpOwner } from '../e2e/client/session';
import { installN8n } from '../e2e/install/installN8n';
import { startCluster, type Cluster } from './cluster/cluster';
import { openGate, type Gate } from './services/gate';

const DIALECT = 'openai';
/** For downloading and building n8n, where that was not done yet. */
const OPENING_MS = 30 * 60_000;

/** n8n in queue mode, its logged-in owner, and an emulated provider that can be cut off. */
export interface QueueRig {
	readonly cluster: Cluster;
	readonly n8n: N8nClient;
	readonly emulator: Emulator;
	/** All requests to the emulator go through it. */
	readonly gate: Gate;
	readonly credential: SavedCredential;
	close(): Promise<void>;
}

async function openQueueRig(): Promise<QueueRig> {
	const installation = await installN8n();
	const cluster = await startCluster(installation);
	const n8n = n8nClient(await setUpOwner(cluster.url), installation);
	const emulator = await startEmulator();
	const gate = await openGate(emulator.origin);
	const credential = await n8n.credentials.create('Emulator', {
		dialect: DIALECT,
		baseUrl: emulator.baseUrl(DIALECT).replace(emulator.origin, gate.origin),
		apiKey: emulator.settings(DIALECT).keys[0] ?? '',
	});

	return {
		cluster,
		n8n,
		emulator,
		gate,
		credential,
		close: async () => {
			await cluster.close();
			await gate.shut();
			await emulator.close();
		},
	};
}

/** How long the provider takes for the videos submitted from now on. */
export function setGenerationTime({ emulator }: QueueRig, milliseconds: number): void {
	emulator.settings(DIALECT).generationMs = milliseconds;
}

/** One cluster for the tests of a file; between them, the emulator forgets what was. */
export function useQueueRig(): () => QueueRig {
	let opened: QueueRig | null = null;
	const rig = (): QueueRig => {
		if (opened === null) throw new Error('The cluster is not up');
		return opened;
	};
	beforeAll(async () => {
		opened = await openQueueRig();
	}, OPENING_MS);
	beforeEach(() => rig().emulator.reset());
	afterAll(async () => await opened?.close());
	return rig;
}

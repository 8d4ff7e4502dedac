import type { World } from '../world';
import { handleRequest } from './handleRequest';
import { listen, type Listener } from './listener';
import type { ListenerRole } from './work';

export interface Listeners {
	readonly origin: string;
	readonly fileOrigin: string;
	close(): Promise<void>;
}

/** Starts the server of the APIs on `port`, and the file server on any free one. */
export async function startListeners(world: World, host: string, port: number): Promise<Listeners> {
	const api = await listenAs('api', world, host, port);
	const storage = await listenAs('storage', world, host, 0);
	return {
		origin: api.origin,
		fileOrigin: storage.origin,
		close: async () => {
			await Promise.all([api.close(), storage.close()]);
		},
	};
}

function listenAs(role: ListenerRole, world: World, host: string, port: number): Promise<Listener> {
	return listen(
		(request, response) => void handleRequest(world, role, request, response),
		host,
		port,
	);
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Longer than any pause between two requests of a test, so that no client meets a closing socket. */
const KEEP_ALIVE_MS = 120_000;

export interface Listener {
	/** `http://127.0.0.1:port` */
	readonly origin: string;
	/** Also ends the requests under way. */
	close(): Promise<void>;
}

/** Starts an HTTP server; port 0 takes any free one. */
export async function listen(
	handle: (request: IncomingMessage, response: ServerResponse) => void,
	host: string,
	port: number,
): Promise<Listener> {
	const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handle);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		origin: `http://${host}:${address.port}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

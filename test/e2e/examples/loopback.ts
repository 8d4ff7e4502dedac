import type { Server } from 'node:net';

const HOST = '127.0.0.1';

/** Lets a server listen on a free port of the loopback address, and tells where that is. */
export async function listenOnLoopback(server: Server): Promise<{ host: string; port: number }> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, HOST, resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('Not a TCP server');
	return { host: HOST, port: address.port };
}

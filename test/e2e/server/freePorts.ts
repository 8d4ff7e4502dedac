import { createServer, type AddressInfo, type Server } from 'node:net';

const HOST = '127.0.0.1';

async function listen(port: number): Promise<Server> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, HOST, resolve);
	});
	return server;
}

async function close(server: Server): Promise<void> {
	await new Promise((resolve) => server.close(resolve));
}

function portOf(server: Server): number {
	const address: AddressInfo | string | null = server.address();
	if (address === null || typeof address === 'string') throw new Error('Not a TCP server');
	return address.port;
}

/** Ports of the loopback address that nobody listens on at the moment, all different. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, async () => await listen(0)));
	const ports = servers.map(portOf);
	await Promise.all(servers.map(close));
	return ports;
}

/** The port if nobody listens on it, else any free one. */
export async function thisPortOrAnother(port: number): Promise<number> {
	try {
		await close(await listen(port));
		return port;
	} catch {
		const [another = 0] = await freePorts(1);
		return another;
	}
}

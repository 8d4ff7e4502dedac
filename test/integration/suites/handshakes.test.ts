import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Servers with which no secure connection comes about, so that no request is ever written. */
const SERVERS: ReadonlyArray<readonly [string, () => Server]> = [
	['that closes every connection', () => createServer((socket) => socket.destroy())],
	['that speaks plain http', () => createHttpServer((_request, response) => response.end('hi'))],
	['that has no certificate', () => createTlsServer({})],
];

const rig = useRig();

describe.each(SERVERS)('A server behind https %s', (_name, open) => {
	let server: Server;
	let connections = 0;

	beforeEach(async () => {
		connections = 0;
		server = open();
		server.on('connection', () => connections++);
		server.on('tlsClientError', () => {});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterEach(async () => await new Promise((resolve) => server.close(resolve)));

	it('cannot be reached: nothing was sent, nothing is locked, and it is tried again', async () => {
		const { port } = server.address() as AddressInfo;
		const { error } = await rig().run({
			baseUrl: `https://127.0.0.1:${port}/v1`,
			parameters: parametersOf('create'),
		});
		expect(error?.message).toMatch(/^OpenAI Compatible could not be reached at 127\.0\.0\.1/);
		expect(error).toMatchObject({ context: { data: { kind: 'unreachable' } } });
		expect(error?.description).toMatch(/nothing was charged.*http or https/);
		expect(connections).toBe(5);
	});
});

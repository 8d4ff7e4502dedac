import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** Stands in for OpenAI's own address, for whoever reaches the internet through this HTTP proxy. */
export interface OpenAiAddress {
	/** For `HTTPS_PROXY`. */
	readonly httpProxy: string;
	/** Hosts that were asked for and are not there, as `host:port`. */
	readonly refused: readonly string[];
	close(): void;
}

const OPENAI = 'api.openai.com:443';

/** Hands a request on to the emulated provider, where every path stands behind its name. */
function handOn(emulated: URL, incoming: IncomingMessage, outgoing: ServerResponse): void {
	const { method, headers, url } = incoming;
	const path = `${emulated.pathname}${url ?? '/'}`;
	const { hostname, port } = emulated;
	const passed = request({ hostname, port, path, method, headers }, (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	});
	passed.on('error', () => outgoing.destroy());
	incoming.pipe(passed);
}

/**
 * LiteLLM sends some requests to api.openai.com whatever its configuration says. Nothing leaves
 * the machine: such a request comes here, and goes to the emulator.
 * @param emulated address of the emulated OpenAI, without `/v1`
 * @param pem private key and certificate for api.openai.com
 */
export async function openAiAddress(emulated: string, pem: string): Promise<OpenAiAddress> {
	const target = new URL(emulated);
	const openAi = createTlsServer({ key: pem, cert: pem }, (incoming, outgoing) =>
		handOn(target, incoming, outgoing),
	);
	const refused: string[] = [];
	const proxy = createServer((_, answer) => answer.writeHead(502).end());
	proxy.on('connect', ({ url = '' }, socket) => {
		socket.on('error', () => socket.destroy());
		if (url === OPENAI) {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			openAi.emit('connection', socket);
			return;
		}
		refused.push(url);
		socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
	});
	const { port } = await new Promise<AddressInfo>((resolve, reject) => {
		proxy.once('error', reject);
		proxy.listen(0, '127.0.0.1', () => {
			const address = proxy.address();
			if (address === null || typeof address === 'string') reject(new Error('No port'));
			else resolve(address);
		});
	});
	return {
		httpProxy: `http://127.0.0.1:${port}`,
		refused,
		close: () => {
			proxy.close();
			proxy.closeAllConnections();
		},
	};
}

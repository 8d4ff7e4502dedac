import { createServer, type Socket } from 'node:net';

/** One request as it came over the wire. */
export interface RawRequest {
	readonly method: string;
	/** Path and query, as sent. */
	readonly target: string;
	/** Request line and headers, as sent. */
	readonly head: string;
}

/** A server on bare sockets, which can answer what no HTTP library would write. */
export interface RawServer {
	readonly origin: string;
	readonly requests: RawRequest[];
	/** The most bytes any one client connection took, what still waits in the kernel included. */
	mostSent(): number;
	close(): Promise<void>;
}

const END_OF_HEAD = '\r\n\r\n';

/** The request in these bytes, once it is there with all of its body. */
function readRequest(bytes: Buffer): RawRequest | null {
	const end = bytes.indexOf(END_OF_HEAD);
	if (end < 0) return null;
	const head = bytes.toString('latin1', 0, end);
	const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
	if (bytes.length < end + END_OF_HEAD.length + length) return null;
	const [method = '', target = ''] = head.split(' ');
	return { method, target, head };
}

/** Starts a server on a free port. Each connection has one request; `answer` does what it likes. */
export async function listenRaw(
	answer: (request: RawRequest, socket: Socket) => void,
): Promise<RawServer> {
	const requests: RawRequest[] = [];
	const open = new Set<Socket>();
	let most = 0;
	const server = createServer((socket) => {
		let received: Buffer | null = Buffer.alloc(0);
		open.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => {
			most = Math.max(most, socket.bytesWritten);
			open.delete(socket);
		});
		socket.on('data', (bytes) => {
			if (received === null) return;
			received = Buffer.concat([received, bytes]);
			const request = readRequest(received);
			if (request === null) return;
			received = null;
			requests.push(request);
			answer(request, socket);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		origin: `http://127.0.0.1:${address.port}`,
		requests,
		mostSent: () => Math.max(most, ...[...open].map(({ bytesWritten }) => bytesWritten)),
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of open) socket.destroy();
			await closed;
		},
	};
}

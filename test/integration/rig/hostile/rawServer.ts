import { createServer, type Socket } from 'node:net';

/** One request as it came over the wire. */
export interface RawRequest {
	readonly method: string;
	/** Path and query, as sent. */
	readonly target: string;
	/** Request line and headers, as sent. */
	readonly head: string;
	readonly body: Buffer;
}

/** A server on bare sockets, which can answer what no HTTP library would write. */
export interface RawServer {
	readonly origin: string;
	readonly requests: RawRequest[];
	/** Connections that neither side has closed. */
	openConnections(): number;
	/** The most bytes any one client connection took, what still waits in the kernel included. */
	mostSent(): number;
	close(): Promise<void>;
}

const END_OF_HEAD = '\r\n\r\n';

/** Collects the bytes of a connection until its request is there with all of its body. */
class RequestReader {
	private readonly parts: Buffer[] = [];
	private received = 0;
	/** Unknown until the headers are there. */
	private needed: number | null = null;

	/** @returns the request when these were its last bytes */
	push(bytes: Buffer): RawRequest | null {
		this.parts.push(bytes);
		this.received += bytes.length;
		this.needed ??= wholeLength(Buffer.concat(this.parts));
		if (this.needed === null || this.received < this.needed) return null;
		return readRequest(Buffer.concat(this.parts));
	}
}

function wholeLength(bytes: Buffer): number | null {
	const end = bytes.indexOf(END_OF_HEAD);
	if (end < 0) return null;
	const length = /^content-length: *(\d+)/im.exec(bytes.toString('latin1', 0, end))?.[1];
	return end + END_OF_HEAD.length + Number(length ?? 0);
}

function readRequest(bytes: Buffer): RawRequest {
	const end = bytes.indexOf(END_OF_HEAD);
	const head = bytes.toString('latin1', 0, end);
	const [method = '', target = ''] = head.split(' ');
	return { method, target, head, body: bytes.subarray(end + END_OF_HEAD.length) };
}

/**
 * Starts a server on a free port. Each connection has one request; `answer` does what it likes.
 * @param host what clients call this machine
 */
export async function listenRaw(
	answer: (request: RawRequest, socket: Socket) => void,
	host = '127.0.0.1',
): Promise<RawServer> {
	const requests: RawRequest[] = [];
	const open = new Set<Socket>();
	let most = 0;
	const server = createServer((socket) => {
		const reader = new RequestReader();
		let isAnswered = false;
		open.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => {
			most = Math.max(most, socket.bytesWritten);
			open.delete(socket);
		});
		socket.on('data', (bytes) => {
			if (isAnswered) return;
			const request = reader.push(bytes);
			if (request === null) return;
			isAnswered = true;
			requests.push(request);
			answer(request, socket);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	return {
		origin: `http://${host}:${address.port}`,
		requests,
		openConnections: () => open.size,
		mostSent: () => Math.max(most, ...[...open].map(({ bytesWritten }) => bytesWritten)),
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of open) socket.destroy();
			await closed;
		},
	};
}

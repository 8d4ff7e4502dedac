import { connect, createServer, type Server, type Socket } from 'node:net';

import { freePorts } from '../../e2e/server/freePorts';

const HOST = '127.0.0.1';

/** Stands before a server and lets its connections through, until it is shut. */
export interface Gate {
	/** `http://127.0.0.1:port` */
	readonly origin: string;
	/** Breaks off all connections; new ones are refused. */
	shut(): Promise<void>;
	open(): Promise<void>;
}

/**
 * Opens a gate before a server on loopback.
 * @param target `http://127.0.0.1:port`
 */
export async function openGate(target: string): Promise<Gate> {
	const behind = Number(new URL(target).port);
	const [port = 0] = await freePorts(1);
	const sockets = new Set<Socket>();
	let server: Server | null = null;

	function keep(socket: Socket): Socket {
		sockets.add(socket);
		// An end that breaks off is what the gate is for.
		socket.on('error', () => socket.destroy());
		socket.once('close', () => sockets.delete(socket));
		return socket;
	}

	async function open(): Promise<void> {
		const opening = createServer((socket) => {
			const inner = keep(connect(behind, HOST));
			keep(socket).once('close', () => inner.destroy());
			inner.once('close', () => socket.destroy());
			socket.pipe(inner).pipe(socket);
		});
		server = opening;
		await new Promise<void>((resolve, reject) => {
			opening.once('error', reject);
			opening.listen(port, HOST, resolve);
		});
	}

	async function shut(): Promise<void> {
		const closed = new Promise<void>((resolve) => {
			if (server === null) resolve();
			else server.close(() => resolve());
		});
		for (const socket of sockets) socket.destroy();
		await closed;
		server = null;
	}

	await open();
	return { origin: `http://${HOST}:${port}`, open, shut };
}

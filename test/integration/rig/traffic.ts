import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Transform } from 'node:stream';

/**
 * What is on its way in this process. Node and provider both live in it, so that nothing has to be
 * guessed: a byte is under way from the moment one end of a connection writes it until the other
 * end has read it, and who is silent on purpose writes nothing.
 */
export interface Traffic {
	/** Whether anything will happen without the help of a clock. */
	isMoving(): boolean;
	/** Changes whenever bytes were written or read. */
	stamp(): string;
	close(): void;
}

/** Both ends of a connection; each is told of by the runtime when it comes to be. */
interface Connection {
	client: Socket | null;
	server: Socket | null;
}

/** Work of the runtime's thread pool and loop that ends by itself. Sockets are looked at one by one. */
const WORK = /^(FSReq|CloseReq|GetAddrInfo|GetNameInfo|Immediate)/;

/** Whether something goes from one end to the other that this one is ready to take. */
function isFlowing(from: Socket, to: Socket): boolean {
	if (to.destroyed || to.readableEnded || to.isPaused()) return false;
	return from.bytesWritten > to.bytesRead || from.destroyed || from.writableFinished;
}

function isConnectionMoving({ client, server }: Connection): boolean {
	if (client === null || server === null) {
		// One end has come to be; the other is about to, or to be told that it came to nothing.
		return client?.destroyed === false || server?.destroyed === false;
	}
	return isFlowing(client, server) || isFlowing(server, client);
}

function isOver({ client, server }: Connection): boolean {
	return client?.destroyed !== false && server?.destroyed !== false;
}

/** Whether a decompressor that has output to make is at work: it has room for it, and input or its end. */
function isDecoding(decoder: Transform): boolean {
	if (decoder.destroyed || decoder.readableLength >= decoder.readableHighWaterMark) return false;
	return decoder.writableLength > 0 || decoder.writableEnded;
}

/** Watches all connections made from now on whose two ends are in this process. */
export function watchTraffic(): Traffic {
	const connecting = new Set<Socket>();
	const connections = new Map<string, Connection>();
	const decoders = new Set<Transform>();

	function join(ports: string, end: Partial<Connection>): void {
		const known = connections.get(ports);
		// A port is used again: the connection that had it is over.
		const isNew = known === undefined || isOver(known);
		const other = isNew ? { client: null, server: null } : known;
		connections.set(ports, { ...other, ...end });
	}

	function onClient(message: unknown): void {
		const { socket } = message as { socket: Socket };
		connecting.add(socket);
		socket.once('connect', () => {
			connecting.delete(socket);
			join(`${socket.localPort}-${socket.remotePort}`, { client: socket });
		});
		socket.once('close', () => connecting.delete(socket));
	}

	function onServer(message: unknown): void {
		const { socket } = message as { socket: Socket };
		join(`${socket.remotePort}-${socket.localPort}`, { server: socket });
	}

	/** Follows an answer through its decompressors: their threads are seen nowhere else. */
	function onAnswer(message: unknown): void {
		const { response } = message as { response: IncomingMessage };
		if (response.headers['content-encoding'] !== undefined) followPipe(response);
	}

	/** It has finished as a writable before its last output is made, and ends only when that is read. */
	function forgetAtEnd(decoder: Transform): void {
		const push = decoder.push.bind(decoder);
		decoder.push = (chunk: unknown, encoding?: BufferEncoding) => {
			if (chunk === null) decoders.delete(decoder);
			return push(chunk, encoding);
		};
	}

	function followPipe(source: IncomingMessage | Transform): void {
		const pipe = source.pipe.bind(source);
		source.pipe = (target, options) => {
			if (target instanceof Transform) {
				decoders.add(target);
				target.once('close', () => decoders.delete(target));
				forgetAtEnd(target);
				followPipe(target);
			}
			return pipe(target, options);
		};
	}

	const subscriptions: ReadonlyArray<readonly [string, (message: unknown) => void]> = [
		['net.client.socket', onClient],
		['net.server.socket', onServer],
		['http.client.response.finish', onAnswer],
	];
	for (const [channel, listener] of subscriptions) subscribe(channel, listener);

	return {
		isMoving() {
			if (connecting.size > 0) return true;
			for (const [ports, connection] of connections) {
				if (isOver(connection)) connections.delete(ports);
				else if (isConnectionMoving(connection)) return true;
			}
			for (const decoder of decoders) if (isDecoding(decoder)) return true;
			return process.getActiveResourcesInfo().some((name) => WORK.test(name));
		},
		stamp() {
			let bytes = 0;
			for (const { client, server } of connections.values()) {
				for (const end of [client, server]) if (end) bytes += end.bytesRead + end.bytesWritten;
			}
			return `${connections.size} ${bytes}`;
		},
		close() {
			for (const [channel, listener] of subscriptions) unsubscribe(channel, listener);
		},
	};
}

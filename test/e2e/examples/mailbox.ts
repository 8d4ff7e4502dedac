import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

import { listenOnLoopback } from './loopback';

/** A mail server that accepts everything and keeps it. */
export interface Mailbox {
	/** The credential of n8n's Send Email node. */
	readonly account: object;
	/** Whole messages as they arrived, headers and attachments included. */
	readonly messages: string[];
	close(): Promise<void>;
}

/** RFC 5321: what the client waits for after each command. */
const REPLIES: Readonly<Record<string, string>> = {
	EHLO: '250 mailbox',
	HELO: '250 mailbox',
	MAIL: '250 OK',
	RCPT: '250 OK',
	DATA: '354 Go on',
	RSET: '250 OK',
	QUIT: '221 Bye',
};

async function converse(socket: Socket, messages: string[]): Promise<void> {
	const reply = (line: string): boolean => socket.write(`${line}\r\n`);
	let message: string[] | null = null;
	reply('220 mailbox');
	for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
		if (message === null) {
			const verb = line.slice(0, 4).toUpperCase();
			reply(REPLIES[verb] ?? '502 Not here');
			if (verb === 'DATA') message = [];
			if (verb === 'QUIT') socket.end();
		} else if (line === '.') {
			messages.push(message.join('\r\n'));
			message = null;
			reply('250 Kept');
		} else {
			// A dot at the beginning of a line is sent twice.
			message.push(line.startsWith('.') ? line.slice(1) : line);
		}
	}
}

/** Starts it on a free port of the loopback address. */
export async function startMailbox(): Promise<Mailbox> {
	const messages: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		socket.once('error', () => socket.destroy());
		void converse(socket, messages).catch(() => socket.destroy());
	});
	const { host, port } = await listenOnLoopback(server);
	return {
		account: {
			host,
			port,
			secure: false,
			disableStartTls: true,
			user: '',
			password: '',
		},
		messages,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

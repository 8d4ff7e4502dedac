import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

/** Counts this process' outgoing connections: all of them, told by Node itself, not samples. */
export interface SocketCount {
	/** The most that were open at one moment, so far. */
	most(): number;
}

function socketOf(message: unknown): Socket | null {
	if (typeof message !== 'object' || message === null || !('socket' in message)) return null;
	return message.socket instanceof Socket ? message.socket : null;
}

/** A destroyed socket is closed for the kernel at once; Node tells so a little later. */
export function countSockets(): SocketCount {
	const open = new Set<Socket>();
	let most = 0;
	subscribe('net.client.socket', (message) => {
		const socket = socketOf(message);
		if (!socket) return;
		open.add(socket);
		socket.once('close', () => open.delete(socket));
		most = Math.max(most, [...open].filter(({ destroyed }) => !destroyed).length);
	});
	return { most: () => most };
}

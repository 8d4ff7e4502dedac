import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import dns from 'node:dns';
import { isIP, type Socket } from 'node:net';

/**
 * Nothing leaves this machine, and what would have is known. Hosts under `.example` are public by
 * their names and stand for this machine; no other name is known, and a connection to any address
 * but this machine's is broken off before its first packet.
 */
export interface NetworkGuard {
	/** The hosts of all connections since the last `forget`, as they were asked for. */
	readonly hosts: readonly string[];
	forget(): void;
	close(): void;
}

const PUBLIC_NAME = /\.example$/;
const THIS_MACHINE = '127.0.0.1';
const IS_HERE = /^(127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$)/;

type Answer = (error: Error | null, address?: unknown, family?: number) => void;

/** Where a name leads. Servers look up what they listen on, which is an address already. */
function addressOf(name: string): string | null {
	if (isIP(name) !== 0) return name;
	return PUBLIC_NAME.test(name) || name === 'localhost' ? THIS_MACHINE : null;
}

function lookUp(name: string, options: unknown, answer: Answer): void {
	const address = addressOf(name);
	if (address === null) {
		answer(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }));
		return;
	}
	const family = isIP(address);
	const wantsAll = typeof options === 'object' && options !== null && 'all' in options;
	if (wantsAll && options.all === true) answer(null, [{ address, family }]);
	else answer(null, address, family);
}

/** @param args of `connect`, as `net` has normalized them */
function hostOf([normalized]: readonly unknown[]): string {
	const [options] = Array.isArray(normalized) ? (normalized as unknown[]) : [normalized];
	const named = typeof options === 'object' && options !== null && 'host' in options;
	return named ? String(options.host) : '';
}

export function guardNetwork(): NetworkGuard {
	const hosts: string[] = [];

	/** Told of each socket before it connects. */
	function onClient(message: unknown): void {
		const { socket } = message as { socket: Socket };
		const connect = socket.connect.bind(socket) as (...args: unknown[]) => Socket;
		socket.connect = (...args: unknown[]) => {
			const host = hostOf(args);
			hosts.push(host);
			if (isIP(host) === 0 || IS_HERE.test(host)) return connect(...args);
			// Who asked for it listens only from the next turn on.
			setImmediate(() => socket.destroy(new Error(`The tests do not go to ${host}`)));
			return socket;
		};
	}

	const { lookup } = dns;
	const guarded = (name: string, options: unknown, answer?: Answer): void => {
		const done = typeof options === 'function' ? (options as Answer) : answer;
		process.nextTick(() => lookUp(name, options, (...found) => done?.(...found)));
	};
	Object.assign(dns, { lookup: guarded });
	subscribe('net.client.socket', onClient);
	return {
		hosts,
		forget: () => {
			hosts.length = 0;
		},
		close: () => {
			unsubscribe('net.client.socket', onClient);
			Object.assign(dns, { lookup });
		},
	};
}

import type { IncomingMessage } from 'node:http';
import type { RequestRecord } from '../requestRecord';
import type { World } from '../world';
import { namedJobId, routeName, type Target } from './target';

/** The record of a request of which only the head has arrived. */
export function newRecord(
	world: World,
	target: Target,
	incoming: IncomingMessage,
	path: string,
	query: URLSearchParams,
): RequestRecord {
	const headers = headersOf(incoming);
	return {
		at: world.clock.now(),
		dialect: 'provider' in target ? target.provider.dialect : null,
		route: routeName(target),
		origin: `http://${headers['host'] ?? ''}`,
		method: incoming.method ?? '',
		path,
		query: Object.fromEntries(query),
		headers,
		body: Buffer.alloc(0),
		status: null,
		jobId: namedJobId(world, target),
	};
}

function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
	const headers: Record<string, string> = {};
	for (let index = 0; index < rawHeaders.length; index += 2) {
		const name = (rawHeaders[index] ?? '').toLowerCase();
		const value = rawHeaders[index + 1] ?? '';
		const before = headers[name];
		headers[name] = before === undefined ? value : `${before}, ${value}`;
	}
	return headers;
}

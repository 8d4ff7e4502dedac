import { END, send, type Script } from './script';

/** An answer as an honest server gives it. */
export interface GoodAnswer {
	readonly status: number;
	/** Without those that frame the body. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

export function json(status: number, value: unknown): GoodAnswer {
	return {
		status,
		headers: { 'content-type': 'application/json' },
		body: Buffer.from(JSON.stringify(value)),
	};
}

export function file(type: string, body: Buffer): GoodAnswer {
	return { status: 200, headers: { 'content-type': type, etag: '"1"' }, body };
}

/** Status line and headers; the values are not checked for anything. */
export function head(
	status: number | string,
	headers: Readonly<Record<string, string | number>>,
): string {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	return `HTTP/1.1 ${status} X\r\n${lines.join('')}connection: close\r\n\r\n`;
}

/** A whole answer with a length that fits. */
export function whole(
	status: number,
	headers: Readonly<Record<string, string | number>>,
	body: string | Buffer,
): Script {
	const bytes = Buffer.from(body);
	return [send(head(status, { ...headers, 'content-length': bytes.length })), send(bytes), END];
}

/** One chunk of the chunked coding. */
export function chunk(content: string | Buffer): Buffer {
	const bytes = Buffer.from(content);
	return Buffer.concat([
		Buffer.from(`${bytes.length.toString(16)}\r\n`),
		bytes,
		Buffer.from('\r\n'),
	]);
}

import busboy from 'busboy';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { listenOnLoopback } from './loopback';

/** A request as a service on the web sees it. */
export interface ServiceRequest {
	readonly method: string;
	/** With the leading slash, without the query. */
	readonly path: string;
	readonly authorization: string | null;
	/** Of a form; a name may be there several times. */
	readonly fields: ReadonlyArray<readonly [name: string, value: string]>;
	/** Of a form, by field. */
	readonly files: Readonly<Record<string, Buffer>>;
	/** The body, where it is JSON. */
	readonly json: unknown;
}

export type ServiceAnswer =
	{ readonly json: object } | { readonly file: Buffer; readonly mimeType: string };

/** A service of the web that example workflows call, on the loopback address. */
export interface Service {
	readonly origin: string;
	/** Oldest first. */
	readonly requests: ServiceRequest[];
	close(): Promise<void>;
}

type Form = Pick<ServiceRequest, 'fields' | 'files'>;

async function readForm(request: IncomingMessage): Promise<Form> {
	const fields: Array<readonly [string, string]> = [];
	const files: Array<Promise<readonly [string, Buffer]>> = [];
	const form = busboy({ headers: request.headers });
	form.on('field', (name, value) => fields.push([name, value]));
	form.on('file', (name, stream) => {
		files.push(buffer(stream).then((bytes) => [name, bytes] as const));
	});
	await new Promise<void>((resolve, reject) => {
		form.once('close', resolve);
		form.once('error', reject);
		request.pipe(form);
	});
	return { fields, files: Object.fromEntries(await Promise.all(files)) };
}

async function readRequest(request: IncomingMessage): Promise<ServiceRequest> {
	const { method = '', url = '', headers } = request;
	const type = headers['content-type'] ?? '';
	const common = {
		method,
		path: new URL(url, 'http://localhost').pathname,
		authorization: headers.authorization ?? null,
	};
	const nothing = { fields: [], files: {}, json: null };
	if (type.startsWith('multipart/')) return { ...common, ...nothing, ...(await readForm(request)) };
	const text = (await buffer(request)).toString();
	const json: unknown = type.startsWith('application/json') ? JSON.parse(text) : null;
	return { ...common, ...nothing, json };
}

function send(response: ServerResponse, answer: ServiceAnswer): void {
	if ('file' in answer) {
		response.writeHead(200, { 'Content-Type': answer.mimeType }).end(answer.file);
		return;
	}
	response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.json));
}

/**
 * Starts it on a free port.
 * @param answer told where the service is, as some answers have links to it
 */
export async function startService(
	answer: (request: ServiceRequest, origin: string) => ServiceAnswer,
): Promise<Service> {
	const requests: ServiceRequest[] = [];
	let origin = '';
	const server = createServer((request, response) => {
		readRequest(request)
			.then((read) => {
				requests.push(read);
				send(response, answer(read, origin));
			})
			.catch((error: unknown) => response.writeHead(400).end(String(error)));
	});
	const { host, port } = await listenOnLoopback(server);
	origin = `http://${host}:${port}`;
	return {
		origin,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

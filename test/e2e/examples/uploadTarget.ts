import busboy from 'busboy';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { listenOnLoopback } from './loopback';

/** A file as it arrived. */
export interface Upload {
	readonly method: string;
	/** With the leading slash, without the query. */
	readonly path: string;
	/** Null: in a body of its own, outside of any form. */
	readonly field: string | null;
	/** Null: not told. */
	readonly fileName: string | null;
	readonly mimeType: string;
	readonly bytes: Buffer;
}

/** A server that keeps every file that is uploaded to it. */
export interface UploadTarget {
	readonly origin: string;
	readonly uploads: Upload[];
	close(): Promise<void>;
}

async function readForm(request: IncomingMessage, common: UploadPlace): Promise<Upload[]> {
	const files: Array<Promise<Upload>> = [];
	const form = busboy({ headers: request.headers });
	form.on('file', (field, stream, { filename, mimeType }) => {
		files.push(
			buffer(stream).then((bytes) => ({
				...common,
				field,
				fileName: filename ?? null,
				mimeType,
				bytes,
			})),
		);
	});
	await new Promise<void>((resolve, reject) => {
		form.once('close', resolve);
		form.once('error', reject);
		request.pipe(form);
	});
	return await Promise.all(files);
}

type UploadPlace = Pick<Upload, 'method' | 'path'>;

async function readUploads(request: IncomingMessage): Promise<Upload[]> {
	const { method = '', url = '' } = request;
	const common = { method, path: new URL(url, 'http://localhost').pathname };
	const mimeType = request.headers['content-type'] ?? '';
	if (mimeType.startsWith('multipart/')) return await readForm(request, common);
	const bytes = await buffer(request);
	const isFile = bytes.length > 0;
	return isFile ? [{ ...common, field: null, fileName: null, mimeType, bytes }] : [];
}

/** What S3 answers when asked where a bucket is; other uploaders do not read it. */
const ANSWER =
	'<?xml version="1.0"?><LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">us-east-1</LocationConstraint>';

/** Starts it on a free port of the loopback address. Answers everything with 200. */
export async function startUploadTarget(): Promise<UploadTarget> {
	const uploads: Upload[] = [];
	const server = createServer((request, response) => {
		readUploads(request).then(
			(files) => {
				uploads.push(...files);
				response.writeHead(200, { 'Content-Type': 'application/xml' }).end(ANSWER);
			},
			(error: unknown) => response.writeHead(400).end(String(error)),
		);
	});
	const { host, port } = await listenOnLoopback(server);
	return {
		origin: `http://${host}:${port}`,
		uploads,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

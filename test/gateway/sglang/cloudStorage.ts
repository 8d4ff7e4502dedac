import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** One request that reached the storage. */
export interface StorageRequest {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
}

/** As much of S3 as SGLang needs: what is put at an address can be had there by anybody. */
export interface CloudStorage {
	/** SGLang's variables for storing there. */
	readonly environment: Readonly<Record<string, string>>;
	readonly requests: readonly StorageRequest[];
	/** Where a job's video is. */
	addressOf(jobId: string): string;
	/** The bytes that were put there. */
	fileOf(jobId: string): Buffer;
	close(): void;
}

const HOST = '127.0.0.1';
const BUCKET = 'videos';

const pathOf = (jobId: string): string => `/${BUCKET}/${jobId}.mp4`;

export async function startCloudStorage(): Promise<CloudStorage> {
	const files = new Map<string, Buffer>();
	const requests: StorageRequest[] = [];

	async function put(request: IncomingMessage, path: string): Promise<void> {
		files.set(path, await buffer(request));
	}

	const server = createServer((request, response) => {
		const { method = '', url: path = '', headers } = request;
		requests.push({ method, path, headers });
		if (method === 'PUT') {
			void put(request, path).then(() => response.end());
			return;
		}
		const file = files.get(path);
		response.statusCode = file ? 200 : 404;
		response.setHeader('Content-Type', 'video/mp4');
		response.end(file);
	});
	await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('Not a TCP server');
	const origin = `http://${HOST}:${address.port}`;

	return {
		environment: {
			SGLANG_CLOUD_STORAGE_TYPE: 's3',
			SGLANG_S3_BUCKET_NAME: BUCKET,
			SGLANG_S3_ENDPOINT_URL: origin,
			SGLANG_S3_ACCESS_KEY_ID: 'access-key',
			SGLANG_S3_SECRET_ACCESS_KEY: 'secret-key',
			// Else boto3 wraps the file in chunks with checksums.
			AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
		},
		requests,
		addressOf: (jobId) => `${origin}${pathOf(jobId)}`,
		fileOf: (jobId) => {
			const file = files.get(pathOf(jobId));
			if (!file) throw new Error(`Nothing stored for ${jobId}`);
			return file;
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

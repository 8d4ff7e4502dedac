import { createServer, type IncomingHttpHeaders } from 'node:http';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { binaryItem, createEngine, type BinaryMode } from '../../engine';
import {
	declarativeCredential,
	programmaticCredential,
	scriptedNode,
} from '../../unit/engine/scripted-node';

const VIDEO = Buffer.from(Array.from({ length: 150_000 }, (_, index) => index % 251));
const credentials = { apiKey: 'k-123' };

describe('the engine over HTTP', () => {
	const seen: IncomingHttpHeaders[] = [];
	const server = createServer((request, response) => {
		seen.push(request.headers);
		response.statusCode = request.url === '/refused' ? 401 : 200;
		response.setHeader('content-type', 'video/mp4');
		response.write(VIDEO.subarray(0, 50_000));
		if (request.url === '/cut') setTimeout(() => response.destroy(), 20);
		else response.end(VIDEO.subarray(50_000));
	});
	let url: string;
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('no port');
		url = `http://127.0.0.1:${address.port}`;
	});
	afterAll(() => server.close());
	beforeEach(() => (seen.length = 0));

	const downloading = scriptedNode(async function () {
		const response = await this.helpers.httpRequestWithAuthentication.call(this, 'scriptedApi', {
			url: String(this.getNodeParameter('url', 0)),
			method: 'GET',
			encoding: 'stream',
			returnFullResponse: true,
		});
		const body: Readable = response.body;
		const data = await this.helpers.prepareBinaryData(body, 'clip.mp4', 'video/mp4');
		return [[{ json: {}, binary: { data } }]];
	});

	describe.each<BinaryMode>(['filesystem', 'default'])('in binary mode %s', (binaryMode) => {
		it('streams a download into the store', async () => {
			const engine = await createEngine({ binaryMode });
			const { items, status, executionId } = await engine.run({
				nodeType: downloading,
				parameters: { url: `${url}/video` },
				credentialType: declarativeCredential,
				credentials,
			}).result;
			expect(status).toBe('success');
			expect(seen).toMatchObject([{ authorization: 'Bearer k-123' }]);

			const data = items[0]?.binary?.['data'];
			if (!data) throw new Error('no binary');
			expect(data).toMatchObject({ fileName: 'clip.mp4', mimeType: 'video/mp4' });
			expect((await engine.readBinary(data)).equals(VIDEO)).toBe(true);
			const path = engine.storedPath(data);
			const size = path === undefined ? undefined : (await stat(path)).size;
			expect(size).toBe(binaryMode === 'filesystem' ? VIDEO.length : undefined);

			const files = await engine.storedFiles(executionId);
			expect(files).toHaveLength(binaryMode === 'filesystem' ? 2 : 0);
			await engine.prune(executionId);
			expect(await engine.storedFiles(executionId)).toEqual([]);
			await engine.close();
		});

		it('hands input files to the node', async () => {
			const engine = await createEngine({ binaryMode });
			const nodeType = scriptedNode(async function () {
				const { fileName } = this.helpers.assertBinaryData(0, 'image');
				const bytes = (await this.helpers.getBinaryDataBuffer(0, 'image')).length;
				return [[{ json: { fileName, bytes } }]];
			});
			const image = binaryItem(VIDEO, 'a.png', 'image/png', { field: 'image' });
			const { items } = await engine.run({ nodeType, parameters: {}, items: [image] }).result;
			expect(items).toMatchObject([{ json: { fileName: 'a.png', bytes: VIDEO.length } }]);
			await engine.close();
		});
	});

	describe('with one engine', () => {
		let engine: Awaited<ReturnType<typeof createEngine>>;
		beforeAll(async () => (engine = await createEngine()));
		afterAll(async () => await engine.close());

		it('shows the error of a cut download', async () => {
			const { error } = await engine.run({
				nodeType: downloading,
				parameters: { url: `${url}/cut` },
				credentialType: programmaticCredential,
				credentials,
			}).result;
			expect(error?.message).toBe('aborted');
			expect(seen).toMatchObject([{ 'x-key': 'k-123' }]);
		});

		it('sends a request refused with 401 twice, as n8n does', async () => {
			const { error } = await engine.run({
				nodeType: downloading,
				parameters: { url: `${url}/refused` },
				credentialType: declarativeCredential,
				credentials,
			}).result;
			expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '401' });
			expect(seen).toHaveLength(2);
		});

		it('runs a credential test', async () => {
			const nodeType = scriptedNode(async () => [[]], {
				credentialTest: {
					async probe({ data }) {
						const headers = { authorization: data?.['apiKey'] };
						await this.helpers.request({ uri: `${url}/models`, headers });
						return { status: 'OK', message: String(data?.['baseUrl']) };
					},
				},
			});
			const credential = { credentialType: declarativeCredential, credentials };
			const result = await engine.testCredential(nodeType, 'probe', credential);
			expect(result).toEqual({ status: 'OK', message: 'http://localhost' });
			expect(seen).toMatchObject([{ authorization: 'k-123' }]);
		});

		it('runs a list search', async () => {
			const nodeType = scriptedNode(async () => [[]], {
				listSearch: {
					async models(filter, paginationToken) {
						const options = { url: `${url}/models`, method: 'GET' as const };
						await this.helpers.httpRequestWithAuthentication.call(this, 'scriptedApi', options);
						const name = `${filter} ${this.getCurrentNodeParameter('url')}`;
						return { results: [{ name, value: 'sora-2' }], paginationToken: `${paginationToken}+` };
					},
				},
			});
			const result = await engine.listSearch(nodeType, 'models', {
				credentialType: declarativeCredential,
				credentials,
				parameters: { url: 'x' },
				filter: 'sora',
				paginationToken: '1',
			});
			const results = [{ name: 'sora x', value: 'sora-2' }];
			expect(result).toEqual({ results, paginationToken: '1+' });
			expect(seen).toMatchObject([{ authorization: 'Bearer k-123' }]);
		});
	});
});

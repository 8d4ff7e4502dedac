import type { SavedCredential } from '../client/credentials';
import { failureOf } from '../client/executionData';
import { aiVideo, type NodeDraft } from '../client/nodes';
import type { ServerRig } from '../rig';
import { runManually } from '../suites/execute';
import { generate } from '../suites/parameters';
import { startUploadTarget, type UploadTarget } from './uploadTarget';

const UPLOAD = 'Upload';
const NAME = 'forest.mp4';

/** Upload nodes whose address n8n lets be set, against a server that keeps what it gets. */
export function uploadTests(rig: () => ServerRig): void {
	describe('the video reaches the next node whole', () => {
		let target: UploadTarget;
		let account: SavedCredential;

		beforeAll(async () => {
			target = await startUploadTarget();
			account = await rig().credential('openai');
		});
		beforeEach(() => {
			rig().emulator.settings('openai').generationMs = 500;
			target.uploads.length = 0;
		});
		afterAll(async () => await target.close());

		async function s3Node(): Promise<NodeDraft> {
			const data = {
				endpoint: target.origin,
				region: 'us-east-1',
				accessKeyId: 'key',
				secretAccessKey: 'secret',
				forcePathStyle: true,
				ignoreSSLIssues: false,
			};
			const { id, name } = await rig().n8n.credentials.create('S3', data, 's3');
			return {
				name: UPLOAD,
				type: 'n8n-nodes-base.s3',
				parameters: {
					resource: 'file',
					operation: 'upload',
					bucketName: 'videos',
					fileName: '={{ $binary.data.fileName }}',
					binaryData: true,
					binaryPropertyName: 'data',
					additionalFields: {},
				},
				credentials: { s3: { id, name } },
			};
		}

		function httpNode(parameters: NodeDraft['parameters']): NodeDraft {
			const url = `${target.origin}/upload/${NAME}`;
			return {
				name: UPLOAD,
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.5,
				parameters: { url, sendBody: true, options: {}, ...parameters },
			};
		}

		const multipart = () =>
			httpNode({
				method: 'POST',
				contentType: 'multipart-form-data',
				bodyParameters: {
					parameters: [
						{ parameterType: 'formBinaryData', name: 'file', inputDataFieldName: 'data' },
						{ parameterType: 'formData', name: 'title', value: 'Forest' },
					],
				},
			});

		const raw = () =>
			httpNode({ method: 'PUT', contentType: 'binaryData', inputDataFieldName: 'data' });

		it.each([
			['S3', s3Node, { method: 'PUT', path: `/videos/${NAME}`, mimeType: 'video/mp4' }],
			[
				'HTTP Request with a form',
				async () => multipart(),
				{ method: 'POST', field: 'file', fileName: NAME, mimeType: 'video/mp4' },
			],
			[
				'HTTP Request with the file as its body',
				async () => raw(),
				{ method: 'PUT', path: `/upload/${NAME}`, mimeType: 'video/mp4' },
			],
		])('%s', async (_name, upload, expected) => {
			const video = aiVideo(account, generate({ options: { fileName: NAME } }));
			const { data } = await runManually(rig(), [video, await upload()]);
			expect(failureOf(data, UPLOAD)).toBeNull();
			expect(target.uploads).toMatchObject([expected]);
			const served = await rig().emulator.contentOf(rig().emulator.jobs()[0]?.id ?? 'no job');
			expect(target.uploads[0]?.bytes.equals(served)).toBe(true);
		});
	});
}

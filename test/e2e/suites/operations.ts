import { defaultModel } from '../../../demo/options';
import type { INodeParameters } from 'n8n-workflow';

import { isProfileName, profiles, type ProfileName } from '../../emulator';
import type { SavedCredential } from '../client/credentials';
import { itemsOf } from '../client/executionData';
import type { Execution } from '../client/executions';
import { aiVideo } from '../client/nodes';
import { fileOf, runManually } from './execute';
import { create, generate, onVideo, PROMPT, wait } from './parameters';
import type { ServerRig } from '../rig';

const GENERATION_MS = 500;

function jsonOf({ data }: Execution, node: string): Array<Record<string, unknown>> {
	return itemsOf(data, node).map(({ json }) => json);
}

/** A model that the provider has. */
function modelOf(dialect: ProfileName): INodeParameters {
	return { model: { __rl: true, mode: 'id', value: defaultModel(dialect) } };
}

/** Every operation, and a Generate in every dialect. */
export function operationTests(rig: () => ServerRig): void {
	/** Runs nodes of one credential one after another; each is named after its operation. */
	async function runOperations(
		credential: SavedCredential,
		...operations: Array<INodeParameters & { operation: string }>
	): Promise<Execution> {
		return await runManually(
			rig(),
			operations.map((parameters) => aiVideo(credential, parameters)),
		);
	}

	describe('in workflows executed by the server', () => {
		let credential: SavedCredential;
		beforeAll(async () => {
			credential = await rig().credential('openai');
		});
		beforeEach(() => {
			rig().emulator.settings('openai').generationMs = GENERATION_MS;
		});

		const onlyJob = () => rig().emulator.jobs()[0]?.id ?? 'no job';
		const made = async () => await rig().emulator.contentOf(onlyJob());

		it('Generate puts out the job and the file the provider served', async () => {
			const execution = await runOperations(credential, generate());
			expect(execution.status).toBe('success');
			const file = await fileOf(rig(), execution, 'generate');
			expect(file.equals(await made())).toBe(true);
			expect(jsonOf(execution, 'generate')).toMatchObject([
				{
					id: onlyJob(),
					status: 'completed',
					prompt: PROMPT,
					video: { bytes: file.length, mimeType: 'video/mp4' },
				},
			]);
			expect(itemsOf(execution.data, 'generate')[0]?.binary?.data).toMatchObject({
				fileName: `${onlyJob()}.mp4`,
				mimeType: 'video/mp4',
				fileType: 'video',
			});
		});

		it('Create and Wait do the same in two nodes', async () => {
			const execution = await runOperations(credential, create(), wait());
			expect(execution.status).toBe('success');
			expect(jsonOf(execution, 'create')).toMatchObject([{ id: onlyJob(), status: 'queued' }]);
			expect(jsonOf(execution, 'wait')).toMatchObject([{ id: onlyJob(), status: 'completed' }]);
			expect((await fileOf(rig(), execution, 'wait')).equals(await made())).toBe(true);
			expect(rig().emulator.billing.count).toBe(1);
		});

		it('Get Status and Download find a video that is ready', async () => {
			await runOperations(credential, create(), wait(undefined, { downloadVideo: false }));
			const execution = await runOperations(
				credential,
				onVideo('getStatus', onlyJob()),
				onVideo('download'),
			);
			expect(execution.status).toBe('success');
			expect(jsonOf(execution, 'getStatus')).toMatchObject([{ id: onlyJob(), progress: 100 }]);
			expect((await fileOf(rig(), execution, 'download')).equals(await made())).toBe(true);
		});

		it('Get Many lists the videos', async () => {
			await runOperations(credential, create({ prompt: 'One' }));
			await runOperations(credential, create({ prompt: 'Two' }));
			const execution = await runOperations(credential, { operation: 'getMany', returnAll: true });
			const ids = rig()
				.emulator.jobs()
				.map(({ id }) => id);
			expect(ids).toHaveLength(2);
			expect(jsonOf(execution, 'getMany').map(({ id }) => id)).toEqual(ids.reverse());
		});

		it('Delete removes a video', async () => {
			const execution = await runOperations(credential, generate(), onVideo('delete'));
			expect(jsonOf(execution, 'delete')).toEqual([{ deleted: true, id: onlyJob() }]);
			expect(rig().emulator.jobs()).toMatchObject([{ deleted: true }]);
		});

		it('Remix makes a new video of a finished one', async () => {
			const remix = onVideo('remix', undefined, { prompt: 'At night', waitForCompletion: true });
			const execution = await runOperations(credential, generate(), remix);
			expect(execution.status).toBe('success');
			const [first, second] = rig().emulator.jobs();
			expect(second).toMatchObject({ prompt: 'At night', remixedFrom: first?.id });
			const file = await fileOf(rig(), execution, 'remix');
			expect(file.equals(await rig().emulator.contentOf(second?.id ?? 'no job'))).toBe(true);
		});

		it('an error shows message and description as the node wrote them', async () => {
			const execution = await runOperations(credential, onVideo('getStatus', 'video_of_nobody'));
			expect(execution.status).toBe('error');
			expect(execution.data.resultData.error).toMatchObject({
				message: expect.stringContaining('video_of_nobody'),
				description: expect.stringMatching(/\w/),
			});
		});
	});

	describe.each(Object.keys(profiles).filter(isProfileName))(
		'a Generate with a credential for %s',
		(dialect) => {
			it('brings the file byte for byte', async () => {
				const { emulator } = rig();
				emulator.settings(dialect).generationMs = GENERATION_MS;
				const execution = await runOperations(
					await rig().credential(dialect),
					generate(modelOf(dialect)),
				);
				const [job] = emulator.jobs();
				expect(job?.dialect).toBe(dialect);
				const file = await fileOf(rig(), execution, 'generate');
				expect(file.equals(await emulator.contentOf(job?.id ?? 'no job'))).toBe(true);
				expect(emulator.billing.count).toBe(1);
			});
		},
	);
}

import { keyHeaders } from '../rig/dialects/expected';
import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import type { NewDialect } from '../rig/dialects/wire';
import { PROMPT } from '../rig/rig';
import { imageUrl } from '../rig/images';
import { fileOf, only, onlyItem } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

describe('New API', () => {
	it.each([
		['envelope', 'endpoint'],
		['envelope', 'storage'],
		['olderEnvelope', 'endpoint'],
		['olderEnvelope', 'storage'],
		['job', 'storage'],
	] as const)('may answer as %s with a file at the %s', async (answers, links) => {
		const { emulator } = rig();
		Object.assign(emulator.settings('newApi'), { answers, links });
		// An operator who has told the relay its own address.
		emulator.settings('newApi').relay.serverAddress = `${emulator.origin}/newApi`;
		// The relay's own endpoint has trouble with this file.
		rig().emulator.faults.add({
			route: 'content',
			times: 1,
			action: { kind: 'respond', status: 403, body: '{}' },
		});
		const { json } = await generateWhole(rig(), 'newApi');
		expect(json).toMatchObject({ status: 'completed', progress: 100, failure: null });
		const fetch = rig().requestsTo('content', 'file').at(-1);
		expect(fetch?.route).toBe(links === 'storage' ? 'file' : 'content');
		expect(fetch?.headers['authorization']).toBe(
			links === 'storage' ? undefined : 'Bearer sk-newApi',
		);
	});

	it.each(['failed', 'cancelled'] as const)(
		'tells in its envelope that a job ended as %s, once as FAILURE',
		async (outcome) => {
			Object.assign(rig().emulator.settings('newApi'), {
				generationMs: 0,
				outcome,
				answers: 'envelope',
			});
			const videoId = await createOn(rig(), 'newApi');
			const { json } = onlyItem(await runOn(rig(), 'newApi', 'getStatus', { videoId }));
			const moderated = 'Your request was blocked by our moderation system.';
			const message = outcome === 'failed' ? moderated : 'task failed';
			expect(json).toMatchObject({
				status: 'failed',
				progress: 100,
				failure: { code: null, message },
			});
		},
	);

	it('without the newer routes is asked on its generic ones, and learns it once', async () => {
		Object.assign(rig().emulator.settings('newApi'), { routes: 'generic', links: 'storage' });
		const { json } = await generateWhole(rig(), 'newApi');
		expect(json).toMatchObject({ status: 'completed', failure: null });
		const paths = rig().emulator.requests.map(({ method, path }) => `${method} ${path}`);
		const { id } = only(rig().emulator.jobs('newApi'));
		expect(paths.slice(0, 4)).toEqual([
			'POST /newApi/v1/videos',
			'POST /newApi/v1/video/generations',
			`GET /newApi/v1/videos/${id}`,
			`GET /newApi/v1/video/generations/${id}`,
		]);
		expect(paths.slice(4).filter((path) => path.includes('/videos/'))).toEqual([]);
	});

	it('without the newer routes is not sent a second submission when the answer is lost', async () => {
		rig().emulator.settings('newApi').routes = 'generic';
		rig().emulator.faults.add({
			route: 'submit',
			after: 1,
			action: { kind: 'reset', when: 'afterWork' },
		});
		const { error } = await runOn(rig(), 'newApi', 'generate');
		expect(error).toMatchObject({ context: { data: { kind: 'unknown' } } });
		expect(rig().emulator.jobs('newApi')).toHaveLength(1);
		expect(rig().requestsTo('submit')).toHaveLength(2);
	});

	it('says that it does not know a job with 400, which is no error of the request', async () => {
		const { error } = await runOn(rig(), 'newApi', 'getStatus', { videoId: 'task_0' });
		expect(error).toMatchObject({ context: { data: { id: 'task_0', kind: 'notFound' } } });
		expect(error?.message).toContain('task_not_exist');
	});

	it('gets an image of Sora as a file, downloaded without the key', async () => {
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'landscape-1280x720.png') };
		await generateWhole(rig(), 'newApi', setting);
		expect(only(rig().emulator.jobs('newApi')).image).toMatchObject({ kind: 'file' });
		expect(keyHeaders(only(rig().requestsTo('image')).headers)).toEqual({});
	});

	it('gets an image of another model by its address', async () => {
		const model = { __rl: true, mode: 'id', value: 'kling-v2-master' };
		const setting = { imageSource: 'url', imageUrl: imageUrl(rig(), 'square-640x640.png'), model };
		await generateWhole(rig(), 'newApi', setting);
		const { body } = await wireOf(only(rig().requestsTo('submit')));
		expect(body).toEqual({
			model: 'kling-v2-master',
			prompt: PROMPT,
			metadata: { aspect_ratio: '16:9' },
			seconds: '8',
			duration: 8,
			image: setting.imageUrl,
		});
	});
});

describe('LiteLLM', () => {
	it('is asked by the ID of the create answer, encoded, never by that of a status answer', async () => {
		const item = await generateWhole(rig(), 'liteLlm');
		const { id } = only(rig().emulator.jobs('liteLlm'));
		expect(id).toMatch(/^video_[\w/+]+={0,2}$/);
		expect(id).toMatch(/[/+]/);
		expect(item.json['id']).toBe(id);
		for (const { path, status } of rig().requestsTo('status', 'content')) {
			expect(path).toContain(`/v1/videos/${encodeURIComponent(id)}`);
			expect(status).toBe(200);
		}
		const file = await fileOf(rig(), item);
		expect(file.fileName).toMatch(/^video_[\w+=]+-[0-9a-f]{10}\.mp4$/);
	});
});

const ONE_DAY = 86_400_000;

const CAN: Readonly<Record<NewDialect, readonly string[]>> = {
	azureOpenAi: ['getMany', 'delete', 'remix'],
	openRouter: [],
	liteLlm: ['getMany', 'remix'],
	newApi: [],
	vllmOmni: ['getMany', 'delete'],
	sglang: ['getMany', 'delete'],
	fal: [],
	kie: [],
	piApi: [],
	aimlApi: [],
	gemini: ['delete'],
	xAi: [],
	together: [],
	replicate: ['getMany'],
	waveSpeed: ['getMany', 'delete'],
	modelArk: ['getMany', 'delete'],
};

/** What ends only while it runs is in dialects.fal.test.ts. */
const OPERATIONS: Readonly<Partial<Record<NewDialect, readonly string[]>>> = {
	fal: ['getMany', 'remix'],
	piApi: ['getMany', 'remix'],
	replicate: ['getMany', 'remix'],
};

describe.each(Object.keys(CAN) as NewDialect[])('The further life of a video on %s', (dialect) => {
	it.each(OPERATIONS[dialect] ?? ['getMany', 'delete', 'remix'])(
		'%s works, or is refused before any request',
		async (operation) => {
			rig().emulator.settings(dialect).generationMs = 0;
			const videoId = await createOn(rig(), dialect);
			const before = rig().emulator.requests.length;
			const { items, error } = await runOn(rig(), dialect, operation, {
				...(operation === 'getMany' ? {} : { videoId }),
				...(operation === 'remix' ? { prompt: 'At night' } : {}),
			});
			if (!CAN[dialect].includes(operation)) {
				expect(error).toMatchObject({ context: { data: { kind: 'refused' } } });
				expect(rig().emulator.requests).toHaveLength(before);
				return;
			}
			const jobs = rig().emulator.jobs(dialect);
			const shown = { getMany: { id: videoId }, delete: { id: videoId, deleted: true } };
			const remixed = { id: jobs[1]?.id, prompt: 'At night', dialect };
			expect(only(items).json).toMatchObject(
				operation === 'getMany' || operation === 'delete' ? shown[operation] : remixed,
			);
			expect(jobs[0]?.deleted).toBe(operation === 'delete');
			expect(jobs).toHaveLength(operation === 'remix' ? 2 : 1);
		},
	);

	it('shows a running job as not ready', async () => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const videoId = await createOn(rig(), dialect);
		const { error } = await runOn(rig(), dialect, 'download', { videoId });
		expect(error).toMatchObject({ context: { data: { id: videoId, kind: 'notReady' } } });
	});
});

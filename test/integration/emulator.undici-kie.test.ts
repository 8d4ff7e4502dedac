// kie.ai's profile, judged by answers recorded from the live API (justintanner/apicity, tests/recordings/kie, 2026-04)
// and by the requests of the community node n8n-nodes-kie (0.14.0, nodes/{Seedance,Kling,Veo}).
import { useEmulator } from '../fixtures/emulatorRig';
import { textAt } from '../fixtures/falClient';
import { jsonClient } from '../fixtures/jsonClient';

const GENERATION_MS = 60_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const { send } = jsonClient(emulator);

const TASKS = '/api/v1/jobs/createTask';
const VEO = '/api/v1/veo/generate';

/** Every answer but that of an unknown address comes with HTTP 200. */
async function ask(path: string, fields?: object, headers = {}): Promise<unknown> {
	const posted = fields && {
		method: 'POST' as const,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(fields),
	};
	const { status, body } = await send('kie', path, posted ?? { headers });
	expect(status).toBe(200);
	return body;
}

async function taskOf(path: string, fields: object): Promise<string> {
	return textAt(await ask(path, fields), 'data', 'taskId');
}

const detail = async (id: string) => await ask(`/api/v1/jobs/recordInfo?taskId=${id}`);
const veoDetail = async (id: string) => await ask(`/api/v1/veo/record-info?taskId=${id}`);
const refused = (code: number, msg: unknown) => ({ code, msg, data: null });

/** As recorded: bytedance-seedance-2. */
const SEEDANCE = {
	model: 'bytedance/seedance-2',
	input: {
		prompt: 'A calm lake at dawn with mist rising over the water',
		resolution: '480p',
		aspect_ratio: '16:9',
		duration: 4,
		generate_audio: false,
		web_search: false,
		nsfw_checker: false,
	},
};

describe('a task of the market', () => {
	it('is answered as it was recorded, from its submission to its file', async () => {
		const taskId = await taskOf(TASKS, SEEDANCE);
		expect(taskId).toMatch(/^[0-9a-f]{32}$/);
		const { model } = SEEDANCE;
		const recorded = {
			taskId,
			model,
			state: 'waiting',
			param: JSON.stringify({ input: JSON.stringify(SEEDANCE.input), model }),
			resultJson: '',
			failCode: null,
			failMsg: null,
			costTime: null,
			completeTime: null,
			createTime: expect.any(Number),
		};
		expect(await detail(taskId)).toMatchObject({ code: 200, msg: 'success', data: recorded });
		clock.advance(GENERATION_MS / 2);
		const running = { ...recorded, state: 'generating' };
		expect(await detail(taskId)).toMatchObject({ data: running });
		clock.advance(GENERATION_MS / 2);
		const done = await detail(taskId);
		expect(done).toMatchObject({
			code: 200,
			data: {
				...recorded,
				state: 'success',
				successFlag: 1,
				resultJson: expect.stringMatching(/^\{"resultUrls":\["http:.*"\]\}$/),
				costTime: 60,
				completeTime: expect.any(Number),
				creditsConsumed: 76,
			},
		});
		const { resultUrls } = JSON.parse(textAt(done, 'data', 'resultJson')) as {
			resultUrls: string[];
		};
		const file = Buffer.from(await (await fetch(resultUrls[0] ?? '')).arrayBuffer());
		expect(file.equals(await emulator().contentOf(taskId))).toBe(true);
		expect(emulator().jobs('kie')).toMatchObject([{ size: '854x480', seconds: 4 }]);
		expect(emulator().billing.jobs).toMatchObject([{ amount: 76, currency: 'credits' }]);
	});

	it('tells why it failed, and is free then', async () => {
		emulator().settings('kie').outcome = 'failed';
		const id = await taskOf(TASKS, SEEDANCE);
		expect(emulator().billing.total()).toBe(76);
		clock.advance(GENERATION_MS);
		expect(await detail(id)).toMatchObject({
			code: 200,
			data: { state: 'fail', successFlag: 3, failCode: '501', creditsConsumed: 0, resultJson: '' },
		});
		expect(emulator().billing.total()).toBe(0);
	});

	it('is not found by another route, or by another ID', async () => {
		const id = await taskOf(TASKS, SEEDANCE);
		expect(await veoDetail(id)).toEqual(refused(422, 'record is null'));
		expect(await detail('task_12345678')).toEqual(refused(422, 'recordInfo is null'));
	});

	it.each<[string, object]>([
		['Seedance', { ...SEEDANCE, input: { ...SEEDANCE.input, return_last_frame: false } }],
		[
			'Kling 3',
			{
				model: 'kling-3.0/video',
				input: {
					prompt: 'x',
					duration: '5',
					mode: 'std',
					aspect_ratio: '9:16',
					multi_shots: false,
					sound: false,
					image_urls: ['https://a.example/1.png', 'https://a.example/2.png'],
				},
			},
		],
	])('is taken as the community node sends it: %s', async (_name, fields) => {
		expect(await ask(TASKS, fields)).toMatchObject({
			code: 200,
			data: { recordId: expect.any(String) },
		});
	});
});

describe('a refusal', () => {
	it.each<[string, object, number, RegExp]>([
		['an unknown model', { model: 'veo3', input: { prompt: 'x' } }, 422, /^The model name you/],
		['a field left out', { model: 'veo-3-1', input: {} }, 422, /^prompt is required$/],
		['a number where text is wanted', kling({ duration: 5 }), 422, /^duration type error$/],
		['a value that is none', kling({ duration: '7' }), 422, /^duration is not within the range/],
		['a field of no model', kling({ durration: '5' }), 422, /^durration is not a field/],
		[
			'the content of an image',
			{ model: 'veo-3-1', input: { prompt: 'x', image_urls: ['data:image/png;base64,AAAA'] } },
			422,
			/valid URL/,
		],
	])('comes with HTTP 200 for %s, and makes nothing', async (_name, fields, code, words) => {
		expect(await ask(TASKS, fields)).toEqual(refused(code, expect.stringMatching(words)));
		expect(emulator().jobs('kie')).toEqual([]);
	});

	it('comes for a wrong key on every route', async () => {
		const headers = { authorization: 'Bearer key-of-nobody' };
		const words = refused(401, 'You do not have access permissions');
		expect(await ask(TASKS, SEEDANCE, headers)).toEqual(words);
		expect(await ask(VEO, { prompt: 'x' }, headers)).toEqual(words);
		expect(await ask('/api/v1/chat/credit', undefined, headers)).toEqual(words);
		expect(emulator().jobs('kie')).toEqual([]);
	});

	it('comes without credits, and at a limit of tasks at once', async () => {
		emulator().settings('kie').maxRunning = 0;
		expect(await ask(TASKS, SEEDANCE)).toMatchObject({ code: 429, data: null });
		emulator().settings('kie').credit = 0;
		expect(await ask(TASKS, SEEDANCE)).toEqual(
			refused(402, expect.stringMatching(/^Credits insufficient/)),
		);
		expect(emulator().jobs('kie')).toEqual([]);
	});
});

function kling(changes: object): object {
	const input = { prompt: 'x', sound: false, aspect_ratio: '1:1', duration: '5', ...changes };
	return { model: 'kling-2.6/text-to-video', input };
}

describe('a task of Veo', () => {
	/** As the community node sends it. */
	const FIELDS = {
		model: 'veo3_fast',
		prompt: 'x',
		aspect_ratio: '9:16',
		enableTranslation: true,
	};

	it('is told as its page has it', async () => {
		const taskId = await taskOf(VEO, FIELDS);
		expect(await veoDetail(taskId)).toMatchObject({
			code: 200,
			data: { taskId, successFlag: 0, response: null },
		});
		clock.advance(GENERATION_MS);
		expect(await veoDetail(taskId)).toEqual({
			code: 200,
			msg: 'success',
			data: {
				taskId,
				paramJson: JSON.stringify(FIELDS),
				completeTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
				response: {
					taskId,
					resultUrls: [expect.stringMatching(/^http:/)],
					originUrls: null,
					resolution: '720p',
				},
				successFlag: 1,
				errorCode: null,
				errorMessage: '',
				createTime: expect.any(String),
				fallbackFlag: false,
			},
		});
		expect(emulator().jobs('kie')).toMatchObject([{ size: '720x1280', seconds: 8 }]);
		expect(await detail(taskId)).toEqual(refused(422, 'recordInfo is null'));
	});

	it.each<[string, object]>([
		['references of the Quality model', { model: 'veo3', imageUrls: ['https://a.example/1.png'] }],
		['references in four seconds', { duration: 4, imageUrls: ['https://a.example/1.png'] }],
		['no references at all', {}],
	])('is refused with %s', async (_name, changes) => {
		const fields = { ...FIELDS, generationType: 'REFERENCE_2_VIDEO', ...changes };
		expect(await ask(VEO, fields)).toMatchObject({ code: 422, data: null });
	});
});

describe('the catalogue', () => {
	it('is filtered by what the models do', async () => {
		const list = await ask('/api/v1/models?taskType=Text%20to%20Video&q=veo');
		expect(list).toMatchObject({
			code: 200,
			data: { total: 1, models: [{ model: 'veo-3-1', provider: 'Google' }] },
		});
	});

	it('has the document of a model, whose slash is not encoded, and says no of another', async () => {
		expect(await ask('/api/v1/models/bytedance/seedance-2/schema')).toMatchObject({
			code: 200,
			data: { model: 'bytedance/seedance-2', openapi: { paths: { [TASKS]: { post: {} } } } },
		});
		expect(await ask('/api/v1/models/no-such-model/schema')).toEqual(
			refused(404, expect.stringMatching(/^The model name you specified is not supported/)),
		);
	});

	it('tells the balance as a number', async () => {
		expect(await ask('/api/v1/chat/credit')).toEqual({ code: 200, msg: 'success', data: 5916.25 });
	});
});

import { setTimeout as sleep } from 'node:timers/promises';

import { imageFixture } from '../fixtures/images';
import { member } from './member';
import { useSglang } from './sglang/sglangRig';
import type { ServerAnswer } from './stubs/nodeAtServer';

/** What SGLang's real API does otherwise than section 9 of the providers' document says, or beyond it. */

const sglang = useSglang();

const LOOK_AGAIN_MS = 50;

async function post(body: object): Promise<ServerAnswer> {
	const headers = { 'content-type': 'application/json' };
	return await sglang().ask('/videos', { method: 'POST', headers, body: JSON.stringify(body) });
}

async function postForm(fields: Readonly<Record<string, string>>, file?: Buffer) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	if (file) body.append('input_reference', new Blob([file]), 'a.jpg');
	return await sglang().ask('/videos', { method: 'POST', body });
}

const look = async (id: unknown): Promise<unknown> =>
	(await sglang().ask(`/videos/${String(id)}`)).json;

const created = async (): Promise<unknown> => member((await post({ prompt: 'Fog' })).json, 'id');

/** The job once it is in a state. */
async function jobWhen(id: unknown, status: string): Promise<unknown> {
	for (;;) {
		const job = await look(id);
		if (member(job, 'status') === status) return job;
		await sleep(LOOK_AGAIN_MS);
	}
}

/** The ID of a completed job; all jobs before it have ended too. */
async function finished(): Promise<unknown> {
	return member(await jobWhen(await created(), 'completed'), 'id');
}

describe('SGLang takes', () => {
	it('a form without a file, which older servers refuse', async () => {
		expect((await postForm({ prompt: 'Fog' })).status).toBe(200);
	});

	it('the name of any model, and gives it back', async () => {
		const { status, json } = await post({ prompt: 'Fog', model: 'sora-2' });
		expect([status, member(json, 'model')]).toEqual([200, 'sora-2']);
	});

	it('any size, and only writes a warning when the model was not made for it', async () => {
		const { status, json } = await post({ prompt: 'Fog', size: '333x77' });
		expect([status, member(json, 'size')]).toEqual([200, '333x77']);
	});

	it('a file that is no image, which the engine would stumble over later', async () => {
		expect((await postForm({ prompt: 'Fog' }, imageFixture('text.txt'))).status).toBe(200);
	});

	it('a path in `input_reference` without looking whether it is there', async () => {
		const fields = { prompt: 'Fog', input_reference: '/nowhere.png' };
		expect((await post(fields)).status).toBe(200);
	});

	it('seconds as a text of digits', async () => {
		const { status, json } = await post({ prompt: 'Fog', seconds: '8' });
		expect([status, member(json, 'seconds')]).toEqual([200, '8']);
	});

	it('any key, and none', async () => {
		const headers = { authorization: 'Bearer anything' };
		expect((await sglang().ask('/videos', { headers })).status).toBe(200);
		expect((await sglang().ask('/videos')).status).toBe(200);
	});
});

describe("SGLang's answers", () => {
	it('name the served model and its own size when the request does not', async () => {
		const { json } = await post({ prompt: 'Fog' });
		expect(json).toMatchObject({ model: 'Wan-AI/Wan2.2-TI2V-5B-Diffusers', size: '1280x704' });
	});

	it('round the length to the frames of the model', async () => {
		const { json } = await post({ prompt: 'Fog', num_frames: 30, fps: 24 });
		expect(member(json, 'seconds')).toBe('1');
	});

	it('tell the steps of a job, and never 100 before it is done', async () => {
		await finished();
		await sglang().server.hold();
		const id = await created();
		const job = await jobWhen(id, 'in_progress');
		expect(job).toMatchObject({ progress: 0, completed_at: null });
		await sglang().server.release();
		const steps = new Set<unknown>();
		for (let now = job; member(now, 'status') === 'in_progress'; now = await look(id)) {
			steps.add(member(now, 'progress'));
		}
		for (const step of steps) expect([0, 25, 50, 75, 99]).toContain(step);
	});

	it('say 400 for wrong JSON, where other FastAPI servers say 422', async () => {
		const wrong = await post({ prompt: 'Fog', seconds: 'many' });
		expect(wrong.status).toBe(400);
		expect(member(wrong.json, 'detail')).toMatch(/^Invalid request body: 1 validation error/);
		expect((await post({})).status).toBe(400);
		expect((await postForm({ prompt: 'Fog', seconds: 'many' })).status).toBe(422);
	});

	it('have the number of outputs, their paths on the server, and null for each address', async () => {
		const id = await finished();
		const path: unknown = expect.stringMatching(/^\/.*\.mp4$/);
		expect(await look(id)).toMatchObject({
			file_path: path,
			file_paths: [path],
			num_outputs: 1,
			url: null,
			urls: [null],
		});
	});
});

describe("SGLang's content", () => {
	it('is 404 while the job runs, as documented', async () => {
		await sglang().server.hold();
		const { status, json } = await sglang().ask(`/videos/${String(await created())}/content`);
		expect([status, json]).toEqual([404, { detail: 'Generation is still in-progress' }]);
	});

	it('has variants by number; `video` is none', async () => {
		const path = `/videos/${String(await finished())}/content`;
		const statuses = ['', '?variant=0', '?variant=1', '?variant=video'].map(
			async (query) => (await sglang().ask(`${path}${query}`)).status,
		);
		expect(await Promise.all(statuses)).toEqual([200, 200, 404, 404]);
	});
});

describe("SGLang's list", () => {
	it('says whether there is more, and where to go on', async () => {
		await created();
		await created();
		const { json } = await sglang().ask('/videos?limit=1');
		const id: unknown = expect.any(String);
		expect(json).toMatchObject({ object: 'list', has_more: true, first_id: id, last_id: id });
	});

	it('is empty after a job that is not there, and refuses more than 100', async () => {
		expect((await sglang().ask('/videos?after=nobody')).json).toMatchObject({ data: [] });
		expect((await sglang().ask('/videos?limit=101')).status).toBe(422);
	});
});

describe("SGLang's deletion", () => {
	const remove = async (id: unknown): Promise<unknown> =>
		(await sglang().ask(`/videos/${String(id)}`, { method: 'DELETE' })).json;

	it('leaves the file on the disk of the server', async () => {
		const id = await finished();
		expect(await remove(id)).toMatchObject({ id, status: 'deleted' });
		expect(await look(id)).toEqual({ detail: 'Video not found' });
		expect((await sglang().server.fileOf(String(id))).length).toBeGreaterThan(0);
	});

	it('forgets a job that is not done, which is made all the same, as documented', async () => {
		await sglang().server.hold();
		const id = await created();
		expect(await remove(id)).toMatchObject({ id, status: 'deleted' });
		await sglang().server.release();
		await finished();
		expect((await sglang().server.fileOf(String(id))).length).toBeGreaterThan(0);
	});
});

describe("SGLang's remix", () => {
	it('does not exist', async () => {
		const { status } = await sglang().ask('/videos/any/remix', { method: 'POST' });
		expect(status).toBe(404);
	});
});

import { setTimeout as sleep } from 'node:timers/promises';

import { member } from './member';
import { LTX2, WAN_TEXT, type VllmOmniServer } from './vllmOmni/startVllmOmni';
import { useVllmOmni } from './vllmOmni/vllmOmniRig';
import type { NodeAtServer, ServerAnswer } from './stubs/nodeAtServer';

/** What vLLM-Omni's real API does otherwise than section 8 of the providers' document says, or beyond it. */

type Omni = NodeAtServer<VllmOmniServer>;
type Fields = Readonly<Record<string, string>>;

const LOOK_AGAIN_MS = 50;

async function post({ ask }: Omni, fields: Fields): Promise<ServerAnswer> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	return await ask('/videos', { method: 'POST', body });
}

const create = async (omni: Omni, fields: Fields = {}): Promise<string> =>
	String(member((await post(omni, { prompt: 'Fog', seconds: '4', ...fields })).json, 'id'));

/** What is said of a job once it has ended. */
async function ended({ ask }: Omni, id: string): Promise<ServerAnswer> {
	for (;;) {
		const answer = await ask(`/videos/${id}`);
		const status = member(answer.json, 'status');
		if (status === 'completed' || status === 'failed') return answer;
		await sleep(LOOK_AGAIN_MS);
	}
}

describe("vLLM-Omni's errors", () => {
	const omni = useVllmOmni({ model: WAN_TEXT });

	it('are in an envelope like that of OpenAI, with the HTTP status as the code', async () => {
		const { status, json } = await omni().ask('/videos/nobody');
		expect([status, json]).toEqual([
			404,
			{ error: { message: 'Video not found', type: 'Not Found', param: null, code: 404 } },
		]);
	});

	it('are 400 for wrong fields and for JSON, never 422, and name the field', async () => {
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers, body: JSON.stringify({ prompt: 'Fog' }) };
		for (const { status, json } of [await omni().ask('/videos', init), await post(omni(), {})]) {
			expect([status, member(json, 'error')]).toEqual([
				400,
				{
					message: expect.stringContaining("'loc': 'body.prompt', 'msg': 'Field required'"),
					type: 'Bad Request',
					param: 'body.prompt',
					code: 400,
				},
			]);
		}
	});

	it('are 404 for the file of a running job, and 422 for that of a failed one', async () => {
		await omni().server.hold();
		const running = await create(omni());
		const content = await omni().ask(`/videos/${running}/content`);
		expect([content.status, member(member(content.json, 'error'), 'message')]).toEqual([
			404,
			'Generation is still in-progress',
		]);
		await omni().server.release();
		const failed = await create(omni(), { prompt: 'fail: CUDA out of memory' });
		await ended(omni(), failed);
		expect((await omni().ask(`/videos/${failed}/content`)).status).toBe(422);
	});

	it('are the whole job, with the status of its failure, when a failed job is asked for', async () => {
		const failing = { 'fail: no memory': 500, 'blocked: no': 400 };
		for (const [prompt, code] of Object.entries(failing)) {
			const { status, json } = await ended(omni(), await create(omni(), { prompt }));
			const [, message] = prompt.split(': ');
			expect([status, member(json, 'status')]).toEqual([code, 'failed']);
			expect(member(json, 'error')).toEqual({ code, message });
		}
	});
});

describe("vLLM-Omni's jobs", () => {
	const omni = useVllmOmni({ model: WAN_TEXT });

	it('claim 4 seconds where none were asked for, and then are of one frame', async () => {
		const { json } = await post(omni(), { prompt: 'Fog' });
		expect(json).toMatchObject({ seconds: '4', num_frames: null, duration_s: null });
		const asked = await omni().server.asked(String(member(json, 'id')));
		expect(asked).toMatchObject({ num_frames: 1, width: null, height: null });
	});

	it('tell the frames of the file and its length when it is there', async () => {
		const { json } = await ended(omni(), await create(omni()));
		expect(json).toMatchObject({ seconds: '4', num_frames: 24, fps: 24, duration_s: 1 });
	});

	it('have more frames than their seconds when both were asked for', async () => {
		const id = await create(omni(), { seconds: '4', num_frames: '97' });
		expect(await omni().server.asked(id)).toMatchObject({ num_frames: 97 });
	});

	it('take addresses of two images, for the first and the last frame', async () => {
		const pixel =
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
		const image = { image_url: `data:image/png;base64,${pixel}` };
		const id = await create(omni(), { image_reference: JSON.stringify([image, image]) });
		expect((await omni().server.asked(id)).images).toEqual([
			[1, 1],
			[1, 1],
		]);
	});

	it('are listed all at once without a limit, and refused one above 100', async () => {
		const ids = [await create(omni()), await create(omni())];
		const { json } = await omni().ask('/videos');
		expect(JSON.stringify(json)).toContain(ids[0]);
		expect(json).toMatchObject({ object: 'list', has_more: false });
		expect(await omni().ask('/videos?limit=1')).toMatchObject({ json: { has_more: true } });
		expect((await omni().ask('/videos?limit=101')).status).toBe(400);
	});

	it('cannot be remixed', async () => {
		const { status } = await omni().ask('/videos/any/remix', { method: 'POST' });
		expect(status).toBe(404);
	});
});

describe("A length in seconds at vLLM-Omni's LTX-2", () => {
	const omni = useVllmOmni({ model: LTX2 });
	const size = '1280x704';

	it.each(['4', '5', '8'])(
		'fails the job, as the frames of %s seconds are never 8 * k + 1',
		async (seconds) => {
			const { status, json } = await ended(omni(), await create(omni(), { seconds, size }));
			expect([status, member(member(json, 'error'), 'message')]).toEqual([
				500,
				`LTX2Pipeline \`num_frames\` must be 8 * k + 1, got ${Number(seconds) * 24}.`,
			]);
		},
	);
});

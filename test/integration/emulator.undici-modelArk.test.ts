// Requests as BytePlus' own client writes them (byteplus-python-sdk-v2 3.0.63, content_generation/tasks.py), which was
// run against this profile by hand: with its 300 MB it is no judge for every day.
import { useEmulator } from '../fixtures/emulatorRig';
import { jsonClient } from '../fixtures/jsonClient';

const GENERATION_MS = 60_000;
const DAY_MS = 86_400_000;
const { emulator, clock } = useEmulator(GENERATION_MS);
const TASKS = '/contents/generations/tasks';
const MODEL = 'dreamina-seedance-2-0-260128';

const { send } = jsonClient(emulator);
const get = async (path: string) => await send('modelArk', `${TASKS}${path}`);
const remove = async (id: string) => await send('modelArk', `${TASKS}/${id}`, { method: 'DELETE' });

/** Everything the client was not told is `null`. */
const UNSET = Object.fromEntries(
	[
		...['safety_identifier', 'callback_url', 'return_last_frame', 'service_tier', 'priority'],
		...['execution_expires_after', 'generate_audio', 'draft', 'camera_fixed', 'watermark'],
		...['seed', 'resolution', 'ratio', 'duration', 'frames', 'output_format'],
		'omni_reference_task_type',
	].map((name) => [name, null]),
);

async function post(fields: object) {
	const body = { model: MODEL, content: [{ type: 'text', text: 'A fox' }], ...UNSET, ...fields };
	return await send('modelArk', TASKS, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}

/** Submits, and says the ID. */
async function create(fields: object = {}): Promise<string> {
	const { status, body } = await post(fields);
	const id = emulator().jobs('modelArk').at(-1)?.id ?? '';
	expect({ status, body }).toEqual({ status: 200, body: { id } });
	return id;
}

describe("BytePlus' own client", () => {
	it('leaves open what it sends null for', async () => {
		const id = await create({ duration: 5, watermark: false });
		expect((await get(`/${id}`)).body).toMatchObject({ id, model: MODEL, status: 'queued' });
		clock.advance(GENERATION_MS);
		expect((await get(`/${id}`)).body).toMatchObject({
			status: 'succeeded',
			content: { video_url: emulator().fileUrlOf(id) },
			usage: { completion_tokens: 108_900, total_tokens: 108_900 },
			...{ resolution: '720p', ratio: '16:9', duration: 5, framespersecond: 24 },
		});
	});

	it('cancels a task that waits, and not one that runs', async () => {
		const [waiting, running] = [await create(), await create()];
		expect(await remove(waiting)).toEqual({ status: 200, body: {} });
		expect((await get(`/${waiting}`)).body).toMatchObject({ status: 'cancelled' });
		expect(await remove(waiting)).toMatchObject({ status: 403 });
		clock.advance(GENERATION_MS / 2);
		expect(await remove(running)).toMatchObject({
			status: 409,
			body: { error: { code: 'InvalidAction.RunningTaskDeletion' } },
		});
		clock.advance(GENERATION_MS);
		expect(await remove(running)).toEqual({ status: 200, body: {} });
		expect(await get(`/${running}`)).toMatchObject({ status: 404 });
		expect(emulator().billing.jobs.map(({ id }) => id)).toContain(running);
	});

	it('lists tasks page by page, by state and ID, and offline ones only if asked', async () => {
		const ids = [await create(), await create(), await create()];
		const model = 'seedance-1-0-pro-250528';
		const offline = await create({ model, service_tier: 'flex' });
		const listed = async (query: string) => (await get(`?${query}`)).body;
		expect(await listed('page_num=2&page_size=2')).toMatchObject({
			total: 3,
			items: [{ id: ids[0] }],
		});
		const two = `filter.task_ids=${ids[0]}&filter.task_ids=${ids[2]}`;
		expect(await listed(two)).toMatchObject({ items: [{ id: ids[2] }, { id: ids[0] }] });
		expect(await listed('filter.service_tier=flex')).toMatchObject({ items: [{ id: offline }] });
		expect(await listed('filter.status=succeeded')).toEqual({ total: 0, items: [] });
		expect(await get('?page_size=501')).toMatchObject({ status: 400 });
	});

	it('finds no task of last week', async () => {
		const id = await create();
		clock.advance(7 * DAY_MS);
		expect(await get(`/${id}`)).toMatchObject({ status: 404 });
		expect((await get('')).body).toEqual({ total: 0, items: [] });
	});

	it.each([
		['frames that are not 25 + 4n', { model: 'seedance-1-0-pro-250528', frames: 30 }],
		['frames of a model that counts seconds', { frames: 29 }],
		['a camera that stands still in 2.0', { camera_fixed: true }],
		['offline work of 2.0', { service_tier: 'flex' }],
		['a field nobody has', { fps: 24 }],
		['a role nobody has', { content: [picture('start_frame')] }],
		['two first frames', { content: [picture('first_frame'), picture('first_frame')] }],
		['images without roles', { content: [picture(), picture()] }],
		['frames beside references', { content: [picture('first_frame'), picture('reference_image')] }],
		['a last frame alone', { content: [picture('last_frame')] }],
		['an image that is no address', { content: [picture('first_frame', 'SU1HIQ==')] }],
		['nothing to begin with', { content: [] }],
	])('is refused %s', async (_what, fields) => {
		expect(await post(fields)).toMatchObject({
			status: 400,
			body: { error: { type: 'BadRequest', code: expect.stringMatching(/Parameter/) } },
		});
		expect(emulator().jobs('modelArk')).toEqual([]);
	});
});

function picture(role?: string, url = 'https://a.example/fox.png'): object {
	return { type: 'image_url', image_url: { url }, ...(role !== undefined && { role }) };
}

import type { FaultAction } from '../emulator';
import { only } from '../integration/rig/items';
import { useGateway, type ProxyAnswer } from './gatewayRig';
import { decodeId, encodeId, pathOf } from './liteLlmId';
import { member } from './member';
import { ALIAS_KEY, DEPLOYMENT_KEY, ENVIRONMENT_KEY } from './proxy/config';

/** What the real proxy does otherwise than section 7 of the providers' document says, or beyond it. */

const gateway = useGateway();

const NO_RETRIES = { 'x-litellm-num-retries': '0' };
const NOBODY = encodeId({ provider: 'openai', model: 'sora-2', upstreamId: 'video_nobody' });

async function post(path: string, body: object, headers = {}): Promise<ProxyAnswer> {
	const type = { 'content-type': 'application/json' };
	const init = { method: 'POST', body: JSON.stringify(body), headers: { ...type, ...headers } };
	return await gateway().ask(path, init);
}

const create = async (headers = {}, model = 'sora-2'): Promise<ProxyAnswer> =>
	await post('/videos', { model, prompt: 'Fog', seconds: '4', size: '1280x720' }, headers);

const idOf = ({ json }: ProxyAnswer): unknown => member(json, 'id');

async function completedId(): Promise<unknown> {
	const id = idOf(await create());
	await gateway().rig.clock.until(() =>
		gateway()
			.upstreamJobs()
			.every(({ state }) => state.status === 'completed'),
	);
	return id;
}

const failSubmit = (action: FaultAction): void =>
	gateway().rig.emulator.faults.add({ route: 'submit', action });
const billed = () => gateway().rig.emulator.billing.count;
const keysOf = () => gateway().rig.emulator.requests.map(({ headers }) => headers.authorization);

describe('LiteLLM and money', () => {
	it('submits again by itself when the provider made the job and answered 500, and both are billed', async () => {
		failSubmit({ kind: 'respondAfterWork', status: 500, body: '{}' });
		expect((await create()).status).toBe(200);
		expect(billed()).toBe(2);
	});

	it('does not when the request says so in a header', async () => {
		failSubmit({ kind: 'respondAfterWork', status: 500, body: '{}' });
		expect((await create(NO_RETRIES)).status).toBe(500);
		expect(billed()).toBe(1);
	});

	it('sends nothing again after a reset, and says 500', async () => {
		failSubmit({ kind: 'reset', when: 'afterWork' });
		expect((await create(NO_RETRIES)).status).toBe(500);
		expect(gateway().upstream('submit')).toHaveLength(1);
		expect(billed()).toBe(1);
	});

	it('loses Retry-After', async () => {
		const headers = { 'retry-after': '3' };
		failSubmit({ kind: 'respond', status: 503, headers, body: '{}' });
		const answer = await create(NO_RETRIES);
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, null]);
	});
});

describe("LiteLLM's IDs", () => {
	it('are padded base64, as documented, with the name the provider knows the model by and the deployment', async () => {
		const id = idOf(await create({}, 'film-studio'));
		expect(id).toMatch(/^video_[A-Za-z0-9+/]+={0,2}$/);
		const { upstreamId, ...rest } = decodeId(id);
		const deployment: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
		expect(rest).toEqual({ provider: 'openai', model: 'sora-2', deployment });
		expect(upstreamId).toBe(only(gateway().upstreamJobs()).id);
	});

	it('lead to another deployment of the same model, when the job was made under an alias', async () => {
		await gateway().ask(pathOf(idOf(await create({}, 'film-studio'))));
		expect(keysOf()).toEqual([`Bearer ${ALIAS_KEY}`, `Bearer ${DEPLOYMENT_KEY}`]);
	});

	it('stay the same in a status answer', async () => {
		const id = await completedId();
		expect(idOf(await gateway().ask(pathOf(id)))).toBe(id);
	});

	it('have their model in a remix too, and lead to the same deployment', async () => {
		const id = await completedId();
		const remix = idOf(await post(pathOf(id, 'remix'), { prompt: 'At night' }));
		const { upstreamId: first, ...rest } = decodeId(id);
		expect(decodeId(remix)).toEqual({ ...rest, upstreamId: expect.not.stringMatching(first) });
		expect((await gateway().ask(pathOf(remix), { headers: NO_RETRIES })).status).toBe(200);
		expect(keysOf().at(-1)).toBe(`Bearer ${DEPLOYMENT_KEY}`);
	});

	it('with a slash are not found, however it is encoded', async () => {
		const slashed = encodeId({ provider: 'openai', model: '????', upstreamId: 'video_1' });
		expect(slashed).toContain('/');
		const { status, json } = await gateway().ask(pathOf(slashed));
		expect([status, json]).toEqual([404, { detail: 'Not Found' }]);
	});
});

describe("LiteLLM's list", () => {
	it('wants the provider named, as documented', async () => {
		expect((await gateway().ask('/videos')).status).toBe(400);
		expect(gateway().rig.emulator.requests).toEqual([]);
	});

	it('is the one of api.openai.com, without limit, order and page', async () => {
		const { status, json } = await gateway().ask('/videos?custom_llm_provider=openai&limit=1');
		expect([status, member(member(json, 'error'), 'code')]).toEqual([401, '401']);
		expect(only(gateway().upstream('list')).query).toEqual({});
		expect(keysOf()).toEqual([`Bearer ${ENVIRONMENT_KEY}`]);
	});
});

describe("LiteLLM's answers", () => {
	it("have the provider's status and words when there is no file, or no such video", async () => {
		const running = idOf(await create());
		for (const path of [pathOf(running, 'content'), pathOf(NOBODY, 'content'), pathOf(NOBODY)]) {
			const { status, json } = await gateway().ask(path, { headers: NO_RETRIES });
			expect(status).toBe(404);
			expect(json).toMatchObject({ error: { type: 'invalid_request_error', code: '404' } });
			const words = path.includes(String(running)) ? 'has no content' : "'video_nobody' not found";
			expect(member(member(json, 'error'), 'message')).toContain(words);
		}
	});

	it("hold the provider's error as text inside the message, and the HTTP status as the code", async () => {
		const refused = { error: { message: 'No such size', code: 'invalid_value' } };
		failSubmit({ kind: 'respond', status: 400, body: JSON.stringify(refused) });
		const error = member((await create()).json, 'error');
		expect(member(error, 'message')).toContain(JSON.stringify(refused));
		expect(error).toMatchObject({ type: 'invalid_request_error', param: null, code: '400' });
	});

	it('leave out the prompt, and have usage only where the job was made', async () => {
		const created = await create();
		expect(created.json).toMatchObject({ usage: { duration_seconds: 4 } });
		expect(member(created.json, 'prompt')).toBeUndefined();
		expect((await gateway().ask(pathOf(idOf(created)))).json).toMatchObject({ usage: null });
	});

	it('are the whole video for any variant and any range', async () => {
		const id = await completedId();
		const whole = await gateway().ask(pathOf(id, 'content'));
		const headers = { range: 'bytes=10-19' };
		const other = await gateway().ask(`${pathOf(id, 'content')}?variant=thumbnail`, { headers });
		expect(other.status).toBe(200);
		expect(other.bytes.equals(whole.bytes)).toBe(true);
	});

	it('say 400 of a wrong key and 401 of none, as there is no database', async () => {
		const wrong = await gateway().ask('/models', { headers: { authorization: 'Bearer sk-no' } });
		expect(wrong.status).toBe(400);
		expect(wrong.json).toMatchObject({ error: { type: 'no_db_connection' } });
		expect((await gateway().ask('/models', { headers: { authorization: '' } })).status).toBe(401);
	});

	it('say 405 of deleting, as documented', async () => {
		expect((await gateway().ask(pathOf(NOBODY), { method: 'DELETE' })).status).toBe(405);
	});
});

import { START } from '../rig/clock';
import { fileOf, onlyItem } from '../rig/items';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** What a new-api relay was seen to do (relays.md, section 4), and the three relays that run on it. */

const rig = useRig();

const relay = () => rig().emulator.settings('newApi').relay;
const generate = async (setting = {}) =>
	await rig().run({
		dialect: 'newApi',
		parameters: parametersOf('generate', { duration: 8, ...setting }),
	});
const billed = () => rig().emulator.billing.total();

describe('The state of a job at the relay', () => {
	it.each([
		['one of its polls was answered with an error', { disagreement: 'pollError' }],
		['its upstream used a word it does not know', { disagreement: 'unknownWord' }],
		["its operator's timeout struck", { disagreement: 'timeout' }],
	] as const)('is failed and refunded in its own record when %s', async (_, settings) => {
		Object.assign(relay(), settings);
		const { error } = await generate();
		const [job] = rig().emulator.jobs();
		expect(error).toMatchObject({ context: { data: { kind: 'failed', id: job?.id } } });
		expect(billed()).toBe(0);
		expect(rig().clock.now() - START).toBeLessThan(5 * 60_000);
	});

	it.each(['otherTaskId', 'withoutStatus'] as const)(
		'is found though the body of the upstream is another (%s)',
		async (upstreamBody) => {
			relay().upstreamBody = upstreamBody;
			const item = onlyItem(await generate());
			expect(item.json).toMatchObject({ id: rig().emulator.jobs()[0]?.id, status: 'completed' });
		},
	);

	it('is read from its content where the key may not see the job', async () => {
		const limitedKeys = { 'sk-newApi': ['sora-2'] };
		Object.assign(relay(), { limitedKeys, revision: 'before2026-06' });
		const { bytes } = await fileOf(rig(), onlyItem(await generate()));
		expect(bytes.length).toBeGreaterThan(1_000);
	});

	it('is not seen by a key that the job used up, which is said', async () => {
		relay().keyQuota = { 'sk-newApi': 0.8 };
		const { error } = await generate();
		expect(error?.message).toContain(rig().emulator.jobs()[0]?.id);
		expect(error?.description).toContain('another key of the same account sees the video too');
	});
});

describe('A submission the relay refuses', () => {
	it.each([
		['an upstream that says 400', { status: 400, body: 'bad prompt' }],
		['an upstream that says 404', { status: 404, body: 'page not found' }],
		['an upstream that breaks', { status: 502, body: 'boom' }],
		['an answer without an ID', { status: 200, body: '{}' }],
		['a reset', 'reset'],
	] as const)('after %s is refused, and sent once', async (_, upstreamRefusal) => {
		relay().upstreamRefusal = upstreamRefusal;
		const { error } = await generate();
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
		expect(error?.description).toContain('Nothing was charged.');
		expect(rig().requestsTo('submit')).toHaveLength(1);
		expect(billed()).toBe(0);
	});

	it.each([
		['a model without a channel', { modelsWithoutChannel: ['sora-2'] }, /another model/],
		['a key for other models', { limitedKeys: { 'sk-newApi': ['veo-3'] } }, /another model/],
		['a key of another address', { keysFromElsewhere: ['sk-newApi'] }, /IP address/],
		['a key with too little quota', { keyQuota: { 'sk-newApi': 0.5 } }, /Add credit/],
	])('for %s has advice that fits', async (_, settings, advice) => {
		Object.assign(relay(), settings);
		const { error } = await generate();
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
		expect(error?.description).toMatch(advice);
	});
});

it('A key for certain models passes the test of the credential', async () => {
	relay().limitedKeys = { 'sk-newApi': ['sora-2'] };
	expect(await rig().testCredential({ dialect: 'newApi' })).toMatchObject({ status: 'OK' });
});

describe('A model of another channel', () => {
	it.each([
		['kling-v2-master', '9:16', '720x1280'],
		['wan2.5-t2v-preview', '9:16', '720x1280'],
		['doubao-seedance-1-0-pro', '9:16', '720x1280'],
		['kling-v2-master', '16:9', '1280x720'],
	])('%s makes %s as it was asked for', async (model, aspectRatio, size) => {
		const item = onlyItem(
			await generate({ model: { __rl: true, mode: 'id', value: model }, aspectRatio }),
		);
		expect(item.json['video']).toMatchObject({
			width: Number(size.split('x')[0]),
			height: Number(size.split('x')[1]),
		});
	});
});

describe.each(['artifex', 'apiyi', 'ezmodel'] as const)('%s on the real relay', (dialect) => {
	beforeEach(() => {
		// Its fields are its own, which no OpenAI knows.
		if (dialect === 'artifex') rig().emulator.settings('newApi').relay.upstream = 'relay';
	});

	const atRelay = () => ({ ...rig().credentials('newApi'), dialect });

	it('gives a video end to end, paid once', async () => {
		const result = await rig().run({
			credentials: atRelay(),
			parameters: parametersOf('generate', { duration: dialect === 'artifex' ? 12 : 8 }),
		});
		expect(result.error?.message).toBeUndefined();
		const item = onlyItem(result);
		expect(item.json).toMatchObject({ status: 'completed', dialect });
		const { bytes } = await fileOf(rig(), item);
		expect(bytes.equals(await rig().emulator.contentOf(String(item.json['id'])))).toBe(true);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it.each([
		['Create, then Wait', 'wait'],
		['Create, then Download', 'download'],
	])('gives a video by %s', async (_name, operation) => {
		const { items } = await rig().run({
			credentials: atRelay(),
			parameters: parametersOf('create', { duration: dialect === 'artifex' ? 12 : 8 }),
		});
		await rig().clock.pass(10_000);
		const result = await rig().run({
			credentials: atRelay(),
			items,
			parameters: parametersOf(operation),
		});
		expect(result.error?.message).toBeUndefined();
		expect((await fileOf(rig(), onlyItem(result))).mimeType).toBe('video/mp4');
	});

	it('tells a refusal in the words of the relay', async () => {
		rig().emulator.settings('newApi').credit = 0;
		const { error } = await rig().run({
			credentials: atRelay(),
			parameters: parametersOf('generate', { duration: dialect === 'artifex' ? 12 : 8 }),
		});
		expect(error?.message).toMatch(/quota is not enough/i);
		expect(error?.description).toMatch(/Add credit/);
		expect(rig().emulator.jobs()).toEqual([]);
	});
});

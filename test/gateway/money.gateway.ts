import type { FaultAction } from '../emulator';
import { parametersOf } from '../integration/rig/rig';
import { onlyItem } from '../integration/rig/items';
import { allowEnvironmentKey, useGateway } from './gatewayRig';

const gateway = useGateway();

const GENERATE = { parameters: parametersOf('generate') };
const billed = () => gateway().rig.emulator.billing.count;
const body = (message: string, code: string) => JSON.stringify({ error: { message, code } });

function failSubmit(action: FaultAction, times = 1): void {
	gateway().rig.emulator.faults.add({ route: 'submit', times, action });
}

describe('A submission through LiteLLM', () => {
	it('is billed once', async () => {
		onlyItem(await gateway().run(GENERATE));
		expect(billed()).toBe(1);
		expect(gateway().upstream('submit')).toHaveLength(1);
	});

	it('is sent again by the node after a 429 of the provider', async () => {
		failSubmit({ kind: 'respond', status: 429, body: body('Slow down', 'rate_limit_exceeded') }, 2);
		onlyItem(await gateway().run(GENERATE));
		expect(
			gateway()
				.upstream('submit')
				.map(({ status }) => status),
		).toEqual([429, 429, 200]);
		expect(billed()).toBe(1);
	});

	it.each([500, 502, 503, 504, 408])(
		'is sent by nobody a second time when the provider made the job and answered %i',
		async (status) => {
			failSubmit({ kind: 'respondAfterWork', status, body: body('Trouble', 'server_error') });
			const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
			const { error } = await gateway().run({ ...GENERATE, node: retrying });
			expect(error).toBeDefined();
			expect(gateway().upstream('submit')).toHaveLength(1);
			expect(billed()).toBe(1);
		},
	);

	it('is not called refused when LiteLLM spoils its repetition after a reset', async () => {
		failSubmit({ kind: 'reset', when: 'afterWork' });
		const { error } = await gateway().run(GENERATE);
		expect(error?.message).not.toContain('refused');
		expect(billed()).toBe(1);
	});

	it('that was answered with 500 is found again in the list, where the proxy can list', async () => {
		allowEnvironmentKey(gateway());
		failSubmit({ kind: 'respondAfterWork', status: 500, body: body('Trouble', 'server_error') });
		const item = onlyItem(await gateway().run(GENERATE));
		expect(item.json.status).toBe('completed');
		expect(billed()).toBe(1);
	});

	it('that the provider refuses fails with its words, and costs nothing', async () => {
		const message = 'Your request was blocked by our moderation system';
		failSubmit({ kind: 'respond', status: 400, body: body(message, 'moderation_blocked') });
		const { error } = await gateway().run(GENERATE);
		expect(error?.message).toContain(message);
		expect(gateway().upstream('submit')).toHaveLength(1);
		expect(billed()).toBe(0);
	});

	it('for a model the proxy does not have fails with its words, and never leaves it', async () => {
		const model = { __rl: true, mode: 'id', value: 'no-such-model' };
		const { error } = await gateway().run({ parameters: parametersOf('generate', { model }) });
		expect(error?.message).toContain('Invalid model name passed in model=no-such-model');
		expect(gateway().rig.emulator.requests).toEqual([]);
	});
});

describe('A job that fails behind LiteLLM', () => {
	it('ends the node with its ID and the reason, and is not made again', async () => {
		gateway().rig.emulator.settings('openai').outcome = 'failed';
		const { error } = await gateway().run(GENERATE);
		expect(error?.message).toMatch(/video_[A-Za-z0-9+/=]{40,}/);
		expect(error?.message).toContain('Your request was blocked by our moderation system.');
		expect(gateway().upstream('submit')).toHaveLength(1);
	});

	it('is replaced when the user allows it', async () => {
		gateway().rig.emulator.settings('openai').outcome = (job) =>
			job === 1 ? 'overloaded' : 'completed';
		const waiting = { resubmitFailed: 1 };
		onlyItem(await gateway().run({ parameters: parametersOf('generate', { waiting }) }));
		expect(billed()).toBe(2);
	});
});

describe('A file that comes through LiteLLM', () => {
	it.each<[string, FaultAction]>([
		['ends early', { kind: 'shortClean', bytes: 1000 }],
		['breaks off', { kind: 'cut', afterBytes: 1000 }],
		['is an error in JSON', { kind: 'respond', status: 500, body: body('Trouble', 'x') }],
	])('comes out whole although it first %s', async (_, action) => {
		gateway().rig.emulator.faults.add({ route: 'content', action });
		const { json } = onlyItem(await gateway().run(GENERATE));
		expect(json).toMatchObject({ video: { bytes: expect.any(Number), seconds: 4 } });
		expect(billed()).toBe(1);
	});
});

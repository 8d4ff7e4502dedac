import { parametersOf } from '../integration/rig/rig';
import { useGateway } from './gatewayRig';

const gateway = useGateway();

const wrongKey = { status: 'Error', message: 'LiteLLM Proxy does not accept this API key (400)' };

describe('The credential test at a LiteLLM proxy', () => {
	it('accepts the right key, without asking the provider behind it', async () => {
		expect(await gateway().testCredential()).toEqual({
			status: 'OK',
			message: 'Connected to LiteLLM Proxy',
		});
		expect(gateway().rig.emulator.requests).toEqual([]);
	});

	it.each(['sk-of-nobody', 'key-of-nobody'])('tells the wrong key %s', async (key) => {
		expect(await gateway().testCredential(key)).toEqual(wrongKey);
		expect(gateway().rig.emulator.requests).toEqual([]);
	});

	it('does not take a proxy without a key for connected', async () => {
		expect(await gateway().testCredential('')).toMatchObject({ status: 'Error' });
	});
});

describe('A wrong key at a LiteLLM proxy', () => {
	it("ends the node with the proxy's words, before anything is made", async () => {
		const { error } = await gateway().run({
			apiKey: 'sk-of-nobody',
			parameters: parametersOf('generate'),
		});
		expect(error?.message).toContain('No connected db');
		expect(gateway().rig.emulator.billing.count).toBe(0);
	});
});

describe('The search for models at a LiteLLM proxy', () => {
	it('offers the names of its configuration that make videos', async () => {
		const names = (await gateway().searchModels()).results.map(({ value }) => value);
		expect(names).toContain('sora-2');
		expect(names).not.toContain('gpt-4o');
	});
});

import { parametersOf } from '../integration/rig/rig';
import { WAN_TEXT } from './vllmOmni/startVllmOmni';
import { useVllmOmni } from './vllmOmni/vllmOmniRig';

const API_KEY = 'key-of-the-server';

describe('The credential test at a vLLM-Omni without a key', () => {
	const omni = useVllmOmni({ model: WAN_TEXT });

	it('says it is connected', async () => {
		expect(await omni().testCredential()).toEqual({
			status: 'OK',
			message: 'Connected to vLLM-Omni',
		});
	});

	it('and the search for models offer the one that is served', async () => {
		const { results } = await omni().searchModels();
		expect(results.map(({ value }) => value)).toEqual(['', WAN_TEXT]);
	});
});

describe('The credential test at a vLLM-Omni with a key', () => {
	const omni = useVllmOmni({ model: WAN_TEXT, apiKey: API_KEY });

	it('accepts the right key', async () => {
		expect(await omni().testCredential(API_KEY)).toMatchObject({ status: 'OK' });
	});

	it.each(['', 'key-of-nobody'])('tells the wrong key "%s"', async (key) => {
		expect(await omni().testCredential(key)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('does not accept this API key'),
		});
	});

	it('is right: with that key a job can be made, and with another it cannot', async () => {
		const parameters = parametersOf('create');
		expect((await omni().run({ parameters, apiKey: API_KEY })).error).toBeUndefined();
		const { error } = await omni().run({ parameters, apiKey: 'key-of-nobody' });
		expect(error?.message).toContain('401');
	});
});

const SEVERAL_SERVERS = { model: WAN_TEXT, apiServers: 2 };
const MANY = 'Asynchronous video jobs is not supported with --api-server-count > 1';

describe.each([
	['runs more than one API server', SEVERAL_SERVERS, MANY, 409],
	[
		'makes no videos',
		{ model: WAN_TEXT, makesVideos: false as const },
		'Video generation handler not initialized',
		503,
	],
])('A vLLM-Omni that %s', (_, options, words, status) => {
	const omni = useVllmOmni(options);

	it('refuses a job, which the node says in its words', async () => {
		const { error, items } = await omni().run({ parameters: parametersOf('generate') });
		expect(items).toEqual([]);
		expect(error?.message).toContain(words);
		expect(error?.message).toContain(`(HTTP ${status})`);
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
	});
});

// One that makes no videos says so only when a job is to be made.
describe('The credential test at a vLLM-Omni that runs more than one API server', () => {
	const omni = useVllmOmni(SEVERAL_SERVERS);

	it('does not say it is connected, but what the server says', async () => {
		expect(await omni().testCredential()).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(MANY),
		});
	});
});

import { parametersOf } from '../integration/rig/rig';
import { fileOf, only, onlyItem } from '../integration/rig/items';
import { startCloudStorage, type CloudStorage } from './sglang/cloudStorage';
import { useSglang } from './sglang/sglangRig';

let storage: CloudStorage | undefined;

function opened(): CloudStorage {
	if (!storage) throw new Error('The storage starts before the server');
	return storage;
}

const sglang = useSglang(async () => {
	storage = await startCloudStorage();
	return { environment: storage.environment };
});

afterAll(() => opened().close());

const API_KEY = 'key-of-the-server';

describe('SGLang with a cloud storage', () => {
	it('has the file there, and the node fetches it without the key', async () => {
		const run = { parameters: parametersOf('generate'), apiKey: API_KEY };
		const item = onlyItem(await sglang().run(run));
		const id = String(item.json.id);
		const { bytes } = await fileOf(sglang().rig, item);
		expect(bytes.equals(opened().fileOf(id))).toBe(true);
		const fetched = only(opened().requests.filter(({ method }) => method === 'GET'));
		expect(fetched.headers).not.toHaveProperty('authorization');
		expect(JSON.stringify(fetched)).not.toContain(API_KEY);
	});

	it('says so instead of giving the file, as documented', async () => {
		const { json } = onlyItem(await sglang().run({ parameters: parametersOf('generate') }));
		const id = String(json.id);
		const url = opened().addressOf(id);
		expect((await sglang().ask(`/videos/${id}`)).json).toMatchObject({
			url,
			urls: [url],
			file_path: null,
		});
		const { status, json: answer } = await sglang().ask(`/videos/${id}/content`);
		expect([status, answer]).toEqual([
			400,
			{
				detail: `Video has been uploaded to cloud storage. Please use the cloud URL: ${url}`,
			},
		]);
	});
});

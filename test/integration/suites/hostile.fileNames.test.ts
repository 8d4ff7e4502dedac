import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { KEY } from '../rig/hostile/attack';
import { openHostileProvider } from '../rig/hostile/provider';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';
import { onlyItem } from '../rig/items';

describe('the name of a file', () => {
	const rig = useRig();

	async function fileOf(options: INodeParameters, json: IDataObject = {}) {
		const item = onlyItem(
			await rig().run({ parameters: parametersOf('generate', { options }), items: [{ json }] }),
		);
		return { id: String(item.json.id), file: item.binary?.data };
	}

	it.each<[string, INodeParameters]>([
		['there is no option', {}],
		['the option is empty', { fileName: '' }],
		['the option is blank', { fileName: '  \n ' }],
		['its expression leads nowhere', { fileName: '={{ $json.nothing }}' }],
	])('is the video ID when %s', async (_what, options) => {
		const { id, file } = await fileOf(options);
		expect(file).toMatchObject({ fileName: `${id}.mp4`, fileExtension: 'mp4' });
	});

	it.each<[string, string | number, string]>([
		['a title', 'Foxes at dawn', 'Foxes at dawn.mp4'],
		['a number', 7, '7.mp4'],
		['the extension', 'film.MP4', 'film.mp4'],
		['another extension', 'film.exe', 'film.exe.mp4'],
		['letters of the world', 'Füchse – 狐🦊', 'Füchse – 狐🦊.mp4'],
		['a path', '../../etc/passwd', '_.._etc_passwd.mp4'],
		['a Windows path', 'C:\\Windows\\film', 'C_Windows_film.mp4'],
		['a reserved name', 'con', 'video_con.mp4'],
		['a reserved name with an ending', 'nul.txt', 'video_nul.txt.mp4'],
		['a hidden name', '.htaccess', 'htaccess.mp4'],
		['line breaks', 'a\r\nX-Evil: yes', 'a_X-Evil_ yes.mp4'],
		['an order to write backwards', 'a\u202egnp.exe', 'a_gnp.exe.mp4'],
		['half a character', 'a\ud800b', 'a\ufffdb.mp4'],
		['dots alone', '..', 'video.mp4'],
	])('by an expression with %s is safe', async (_what, title, name) => {
		const { file } = await fileOf({ fileName: '={{ $json.title }}' }, { title });
		expect(file?.fileName).toBe(name);
		expect(file).not.toHaveProperty('directory');
	});

	it('is cut where file systems and headers would', async () => {
		const { file } = await fileOf({ fileName: '={{ "狐".repeat(5000) }}' });
		expect(file?.fileName).toMatch(/^狐{56}-[0-9a-f]{10}\.mp4$/);
	});

	it('is each item of its own', async () => {
		const { items } = await rig().run({
			parameters: parametersOf('generate', { options: { fileName: '={{ $json.title }}' } }),
			items: [{ json: { title: 'one' } }, { json: { title: 'two' } }],
		});
		expect(items.map(({ binary }) => binary?.data?.fileName)).toEqual(['one.mp4', 'two.mp4']);
	});

	it.each([
		['../../etc/passwd', '_.._etc_passwd.mp4'],
		['a/b?c#d%2f', 'a_b_c#d%2f.mp4'],
		['a\nb', 'a_b.mp4'],
		['CON', 'video_CON.mp4'],
		['x'.repeat(2_000), expect.stringMatching(/^x{169}-[0-9a-f]{10}\.mp4$/)],
	])('is safe for the ID %j, which stays one step of the address', async (videoId, name) => {
		const malice = { route: 'probe', attack: null, times: 0, losesAnswers: false } as const;
		const provider = await openHostileProvider(malice, rig().clock);
		const result = await rig().run({
			apiKey: KEY,
			baseUrl: provider.own.origin,
			parameters: parametersOf('download', { videoId }),
		});
		await provider.close();
		expect(onlyItem(result)).toMatchObject({
			json: { id: videoId },
			binary: { data: { fileName: name } },
		});
		const step = encodeURIComponent(videoId);
		expect(provider.own.requests.map(({ target }) => target)).toEqual([
			`/v1/videos/${step}`,
			`/v1/videos/${step}/content`,
		]);
	});
});

describe('the option Max File Size', () => {
	const rig = useRig();

	const parameters = (maxFileSize: INodeParameters[string]) =>
		parametersOf('generate', { options: { maxFileSize } });

	it.each([
		[1024 ** 2, 'success'],
		[1024 ** 2 + 1, 'error'],
	])('of 1 MB, for a file of %i bytes, ends in %s', async (contentBytes, ending) => {
		rig().emulator.settings('openai').contentBytes = contentBytes;
		const { status, items, tries } = await rig().run({ parameters: parameters(1) });
		expect(status).toBe(ending);
		expect(items.map(({ json }) => json.video)).toEqual(
			ending === 'success' ? [expect.objectContaining({ bytes: contentBytes })] : [],
		);
		expect(tries).toBe(1);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it.each([
		[0, 'Max File Size cannot be 0: it takes 1 or more'],
		[-1, 'Max File Size cannot be -1: it takes 1 or more'],
		['={{ "large" }}', 'Max File Size cannot be large: it takes a number'],
	])('of %p is refused before anything is sent', async (value, message) => {
		const { error } = await rig().run({ parameters: parameters(value) });
		expect(error?.message).toBe(message);
		expect(rig().emulator.requests).toEqual([]);
	});
});

import { Readable } from 'stream';

import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { modelSearch } from '../../../nodes/AiVideo/operations/model';
import { virtualClock } from '../api/virtualClock';

const KNOWN = [
	'sora-2',
	'sora-2-pro',
	'sora-2-2025-10-06',
	'sora-2-2025-12-08',
	'sora-2-pro-2025-10-06',
];

function host(data: Record<string, string>, answer: { status: number; body: unknown } | null) {
	const urls: unknown[] = [];
	const context = {
		getCredentials: async () => await Promise.resolve(data),
		helpers: {
			httpRequestWithAuthentication: async (_name: string, { url }: { url: string }) => {
				urls.push(url);
				if (answer === null) throw new Error('no connection');
				const body = Readable.from([JSON.stringify(answer.body)]);
				return await Promise.resolve({ statusCode: answer.status, headers: {}, body });
			},
		},
	} as unknown as ILoadOptionsFunctions;
	const search = async (filter?: string) =>
		(await modelSearch(virtualClock()).call(context, filter)).results;
	/** The models that are named. */
	const found = async (filter?: string) =>
		(await search(filter)).flatMap(({ name, value }) => {
			if (value === '') return [];
			// What is known of a model stands behind its name.
			expect(name.replace(/ \(.+\)$/, '')).toBe(value);
			return [value];
		});
	return { search, found, urls };
}

const OPENAI = { dialect: 'openai', baseUrl: 'https://videos.example.com', apiKey: 'sk-1' };

describe('the list of models', () => {
	it("is the dialect's, then the provider's video models, each once", async () => {
		const data = [
			{ id: 'gpt-5' },
			{ id: 'veo-3.1' },
			{ id: 'sora-2' },
			{ id: 'wan-2.2-t2v' },
			{ id: 'Kling-V3' },
			{ id: 'text-embedding-3-large' },
			{ id: 'whisper-1' },
			{ id: null },
			'sora-3',
		];
		const { found, urls } = host(OPENAI, { status: 200, body: { object: 'list', data } });
		expect(await found()).toEqual([...KNOWN, 'veo-3.1', 'wan-2.2-t2v', 'Kling-V3']);
		expect(urls).toEqual(['https://videos.example.com/v1/models']);
	});

	it('is narrowed by what the user types, in any case', async () => {
		const data = [{ id: 'Kling-Pro' }, { id: 'veo-3.1' }];
		const { found } = host(OPENAI, { status: 200, body: { data } });
		expect(await found('PRO')).toEqual(['sora-2-pro', 'sora-2-pro-2025-10-06', 'Kling-Pro']);
		expect(await found('gpt')).toEqual([]);
	});

	it.each<[string, { status: number; body: unknown } | null]>([
		['does not answer', null],
		['has no list', { status: 404, body: { error: 'no' } }],
		['has a list of another shape', { status: 200, body: [{ id: 'veo-3.1' }] }],
	])('is the dialect’s alone when the provider %s', async (_, answer) => {
		expect(await host(OPENAI, answer).found()).toEqual(KNOWN);
	});

	it('is the dialect’s alone where the provider documents none, and nobody is asked', async () => {
		const { found, urls } = host({ dialect: 'artifex', apiKey: 'sk-1' }, null);
		expect(await found()).toEqual(['sora-2']);
		expect(urls).toEqual([]);
	});

	it.each<[string, Record<string, string>]>([
		['has no address yet', { dialect: 'openai' }],
		['has a wrong address', { dialect: 'openai', baseUrl: 'videos.example.com' }],
		['has a key that is none', { ...OPENAI, apiKey: 'no key' }],
	])('is that of the provider while the credential %s', async (_, data) => {
		const { found, urls } = host(data, null);
		expect(await found()).toEqual(KNOWN);
		expect(urls).toEqual([]);
	});

	it('is empty while nobody knows of which provider', async () => {
		expect(await host({ dialect: 'nobody' }, null).search()).toEqual([]);
	});

	it("begins with the provider's default, which is an empty model", async () => {
		const name = "Provider's Default (sora-2)";
		const [first] = await host(OPENAI, null).search();
		expect(first).toEqual({ name, value: '' });
		expect((await host(OPENAI, null).search('default')).map((one) => one.name)).toEqual([name]);
	});

	it('says of each model what it takes, where that is known', async () => {
		const names = (await host(OPENAI, null).search('sora-2-pro')).map(({ name }) => name);
		expect(names[0]).toBe('sora-2-pro (4, 8, 12, 16 or 20 s; 720p, 1024p or 1080p; 16:9 or 9:16)');
	});

	it('says of a server with one model only that it has one', async () => {
		const own = { dialect: 'sglang', baseUrl: 'http://localhost:30000' };
		const [first] = await host(own, null).search();
		expect(first).toEqual({ name: "Provider's Default", value: '' });
	});

	it('has no default where one has to be chosen', async () => {
		const { search } = host({ dialect: 'fal', apiKey: 'key' }, null);
		expect((await search()).map(({ value }) => value)).not.toContain('');
	});
});

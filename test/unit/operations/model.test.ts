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
	const found = async (filter?: string) =>
		(await modelSearch(virtualClock()).call(context, filter)).results.map(({ name, value }) => {
			expect(name).toBe(value);
			return value;
		});
	return { found, urls };
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

	it('needs a credential that can be right', async () => {
		await expect(host({ dialect: 'openai' }, null).found()).rejects.toThrow(
			'OpenAI Compatible needs a base URL',
		);
	});
});

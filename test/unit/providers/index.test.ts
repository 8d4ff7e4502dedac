import { dialects, isDialectName } from '../../../nodes/AiVideo/providers';
import type { Dialect } from '../../../nodes/AiVideo/protocol/dialect';
import { formParts, jsonFields, type Changes } from './request';

const { apiyi, artifex, ezmodel, openai } = dialects;
const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };

describe('one neutral setting on every provider', () => {
	it.each<[string, Dialect, Changes, Record<string, unknown>]>([
		['apiyi', apiyi, { seconds: 8 }, { ...TEXT, size: '1280x720', seconds: '8' }],
		['ezmodel', ezmodel, { seconds: 8 }, { ...TEXT, size: '1280x720', seconds: '8' }],
		['artifex', artifex, { seconds: 12 }, { ...TEXT, aspect_ratio: '16:9', duration: 12 }],
		['apiyi by default', apiyi, {}, { ...TEXT, size: '1280x720' }],
		['ezmodel by default', ezmodel, {}, { ...TEXT, size: '1280x720' }],
		['artifex by default', artifex, {}, { ...TEXT, aspect_ratio: '16:9' }],
	])('%s takes it as JSON', (_, dialect, changes, fields) => {
		expect(jsonFields(dialect, changes)).toStrictEqual(fields);
	});

	it.each([
		['with 8 seconds', { seconds: 8 }, [['seconds', '8']]],
		['by default', {}, []],
	])('an OpenAI-compatible server takes it as a form, %s', (_, changes, seconds) => {
		expect(formParts(openai, changes)).toStrictEqual([
			['model', 'sora-2'],
			['prompt', 'A fox in the snow'],
			['size', '1280x720'],
			...seconds,
		]);
	});
});

describe('the registry', () => {
	it('knows each provider by the name it gives itself', () => {
		expect(Object.keys(dialects).sort()).toEqual([
			'apiyi',
			'artifex',
			'azureOpenAi',
			'ezmodel',
			'liteLlm',
			'newApi',
			'openRouter',
			'openai',
			'sglang',
			'vllmOmni',
		]);
		expect(Object.values(dialects).map(({ name }) => name)).toEqual(Object.keys(dialects));
	});

	it.each([
		['openai', true],
		['artifex', true],
		['OpenAI', false],
		['toString', false],
		['__proto__', false],
		['', false],
		[undefined, false],
		[1, false],
	])('is asked whether %p is one of its names: %p', (name, known) => {
		expect(isDialectName(name)).toBe(known);
	});

	it.each([
		['openai', null],
		['apiyi', 'https://api.apiyi.com/v1'],
		['artifex', 'https://artifex.help/v1'],
		['ezmodel', 'https://api.ezmodel.cloud/v1'],
		['openRouter', 'https://openrouter.ai/api/v1'],
		['azureOpenAi', null],
		['liteLlm', null],
		['newApi', null],
		['sglang', null],
		['vllmOmni', null],
	] as const)('gives %s the public address %p', (name, address) => {
		expect(dialects[name].baseUrl).toBe(address);
	});
});

describe.each(Object.values(dialects))('what $name says of itself', (dialect) => {
	it('fits together: sizes are pixels, lengths whole seconds, limits at least one', () => {
		for (const { sizes, seconds } of dialect.models) {
			expect((sizes ?? []).filter((size) => !/^\d+x\d+$/.test(size))).toEqual([]);
			expect((seconds ?? []).filter((length) => !Number.isInteger(length) || length < 1)).toEqual(
				[],
			);
		}
		expect(dialect.images.atMost).toBeGreaterThanOrEqual(1);
		expect(dialect.pace.runningJobs ?? 1).toBeGreaterThanOrEqual(1);
		expect(dialect.variants).toContain('video');
	});

	it('reads its own jobs under its own name', () => {
		expect(dialect.readJob({ id: 'video_1' }, null)?.job.dialect).toBe(dialect.name);
	});

	it('says in a sentence what a key needs', () => {
		expect(dialect.accessHint).toMatch(/^[A-Z].* key .*\.$/);
	});
});

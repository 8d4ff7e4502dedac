import { readBaseUrl } from '../../../nodes/AiVideo/api/account';
import type { Provider } from '../../../nodes/AiVideo/protocol/provider';
import { dialectNames, isDialectName, providers } from '../../../nodes/AiVideo/providers';
import { formParts, jsonFields, type Changes } from './request';

const { apiyi, artifex, ezmodel, openai } = providers;
const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };

describe('one neutral setting on every provider', () => {
	it.each<[string, Provider, Changes, Record<string, unknown>]>([
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

	it('lists its names in the order of the registry', () => {
		expect(dialectNames).toEqual(Object.keys(providers));
	});
});

describe.each(dialectNames.map((name) => [name, providers[name]] as const))(
	'what %s says of itself',
	(name, { info, server, takes }) => {
		it('fits together: sizes are pixels, lengths whole seconds, limits at least one', () => {
			for (const { sizes, seconds } of takes.models) {
				const isLength = (length: number) => Number.isInteger(length) && length >= 1;
				expect((sizes ?? []).filter((size) => !/^\d+x\d+$/.test(size))).toEqual([]);
				expect((seconds ?? []).filter((length) => !isLength(length))).toEqual([]);
			}
			expect(takes.images.max).toBeGreaterThanOrEqual(1);
			expect(takes.maxRunningJobs ?? 1).toBeGreaterThanOrEqual(1);
			expect(takes.variants).toContain('video');
		});

		it('says in a sentence what a key needs', () => {
			expect(info.accessHint).toMatch(/^[A-Z].* key .*\.$/);
		});

		it('has a public address that its own reader of addresses leaves as it is', () => {
			const { baseUrl } = server;
			const read = baseUrl === null ? null : readBaseUrl(baseUrl, providers[name]);
			expect(read ?? { kind: 'url', url: baseUrl }).toEqual({ kind: 'url', url: baseUrl });
		});
	},
);

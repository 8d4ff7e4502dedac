import { readBaseUrl } from '../../../nodes/AiVideo/api/account';
import { dialectNames, isDialectName, providers } from '../../../nodes/AiVideo/providers';

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
			expect(takes.images.maxReferences ?? 0).toBeGreaterThanOrEqual(0);
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

import fc from 'fast-check';

import { dialects } from '../../../nodes/SoraVideo/dialects';
import type { Dialect, VideoRequest } from '../../../nodes/SoraVideo/dialects/dialect';
import { link, request, upload } from './request';

const asked: fc.Arbitrary<VideoRequest> = fc
	.record(
		{
			model: fc.constantFrom('sora-2', 'sora-2-pro', 'veo-3.1'),
			prompt: fc.constantFrom('A fox', 'A cat', ''),
			aspectRatio: fc.constantFrom('16:9', '9:16', '1:1', '4:3', '3:4', '21:9'),
			resolution: fc.constantFrom('480p', '720p', '1024p', '1080p', '4k'),
			size: fc.constantFrom(null, '1280x720', '720x1280', '1000x1000', 'none'),
			seconds: fc.constantFrom(null, null, null, 4, 8, 10, 12, 12, 16, 2.5),
			images: fc.constantFrom(
				[],
				[upload(1280, 720)],
				[upload(720, 1280)],
				[upload(600, 600), upload(600, 600)],
				[link('https://example.com/a.png')],
				[link('https://example.com/a.png'), link('https://example.com/b.png')],
			),
			imageFit: fc.constantFrom('strict', 'sizeFromImage'),
			seed: fc.constantFrom(...Array<null>(9).fill(null), 3),
			negativePrompt: fc.constantFrom(...Array<null>(9).fill(null), 'fog'),
		} satisfies { [Key in keyof VideoRequest]?: fc.Arbitrary<VideoRequest[Key]> },
		{ requiredKeys: [] },
	)
	.map(request);

interface Rule {
	readonly dialect: Dialect;
	readonly fields: readonly string[];
	readonly isRight: (name: string, value: unknown) => boolean;
}

const RATIO = /^(16:9|9:16)$/;
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const SIZE = /^[1-9]\d+x[1-9]\d+$/;
const FORM_RULES: Readonly<Record<string, (value: unknown) => boolean>> = {
	model: isText,
	prompt: isText,
	size: (value) => typeof value === 'string' && SIZE.test(value),
	seconds: (value) => typeof value === 'string' && /^[1-9]\d*$/.test(value),
	input_reference: (value) => value instanceof Uint8Array || isText(value),
};
const OPENAI_FIELDS = Object.keys(FORM_RULES);
const isOpenAiField = (name: string, value: unknown) => FORM_RULES[name]?.(value) === true;
const ARTIFEX_RULES: Readonly<Record<string, (value: unknown) => boolean>> = {
	model: isText,
	prompt: isText,
	aspect_ratio: (value) => typeof value === 'string' && RATIO.test(value),
	duration: (value) => value === 12,
	image: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
};

const { apiyi, artifex, ezmodel, openai } = dialects;
const RULES: readonly Rule[] = [
	{ dialect: openai, fields: OPENAI_FIELDS, isRight: isOpenAiField },
	{ dialect: apiyi, fields: OPENAI_FIELDS, isRight: isOpenAiField },
	{ dialect: ezmodel, fields: OPENAI_FIELDS, isRight: isOpenAiField },
	{
		dialect: artifex,
		fields: Object.keys(ARTIFEX_RULES),
		isRight: (name, value) => ARTIFEX_RULES[name]?.(value) === true,
	},
];

/** Names and values of a request on the wire. */
function sentFields(dialect: Dialect, wanted: VideoRequest): Array<readonly [string, unknown]> {
	const encoded = dialect.encode(wanted);
	if (encoded.kind === 'refused') return [];
	const { body } = encoded.call;
	if (body?.kind === 'json') return Object.entries(body.fields);
	const parts = body?.parts ?? [];
	return parts.map((part) => [part.name, 'text' in part ? part.text : part.bytes]);
}

describe.each(RULES)('any request to $dialect.name', ({ dialect, fields, isRight }) => {
	it('has only fields the provider knows, of the types it takes', () => {
		let sent = 0;
		fc.assert(
			fc.property(asked, (wanted) => {
				const found = sentFields(dialect, wanted);
				sent += found.length;
				expect(fields).toEqual(expect.arrayContaining(found.map(([name]) => name)));
				expect(found.filter(([name, value]) => !isRight(name, value))).toEqual([]);
			}),
			{ numRuns: 1000 },
		);
		expect(sent).toBeGreaterThan(100);
	});

	it('is refused in words, or sent the same way twice', () => {
		fc.assert(
			fc.property(asked, (wanted) => {
				const encoded = dialect.encode(wanted);
				expect(dialect.encode(wanted)).toEqual(encoded);
				if (encoded.kind === 'refused') {
					const { parameter, value, takes } = encoded.refusal;
					expect([parameter, value, takes].every(isText)).toBe(true);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('carries any extra field as it is, over our own', () => {
		const extra = fc.dictionary(
			fc.constantFrom('style', 'model', 'n', 'prompt'),
			fc.string({ minLength: 1 }),
			{ minKeys: 1 },
		);
		fc.assert(
			fc.property(extra, (extraFields) => {
				const sent = new Map(sentFields(dialect, request({ extraFields })));
				for (const [name, value] of Object.entries(extraFields)) {
					expect(sent.get(name)).toBe(value);
				}
			}),
		);
	});
});

import fc from 'fast-check';

import type { Provider } from '../../../nodes/AiVideo/protocol/provider';
import type { VideoRequest } from '../../../nodes/AiVideo/protocol/request';
import { providers } from '../../../nodes/AiVideo/providers';
import { link, request, upload } from './request';

const asked: fc.Arbitrary<VideoRequest> = fc
	.record(
		{
			model: fc.constantFrom('sora-2', 'sora-2-pro', 'veo-3.1', 'google/veo-3.1'),
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
	readonly dialect: Provider;
	readonly fields: readonly string[];
	readonly isRight: (name: string, value: unknown) => boolean;
}

const RATIO = /^(16:9|9:16)$/;
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const SIZE = /^[1-9]\d+x[1-9]\d+$/;
type Rules = Readonly<Record<string, (value: unknown) => boolean>>;

const FORM_RULES: Rules = {
	model: isText,
	prompt: isText,
	size: (value) => typeof value === 'string' && SIZE.test(value),
	seconds: (value) => typeof value === 'string' && /^[1-9]\d*$/.test(value),
	input_reference: (value) => value instanceof Uint8Array || isText(value),
};
const ARTIFEX_RULES: Rules = {
	model: isText,
	prompt: isText,
	aspect_ratio: (value) => typeof value === 'string' && RATIO.test(value),
	duration: (value) => value === 12,
	image: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
};

const isWhole = (value: unknown) => Number.isInteger(value);
const OPEN_ROUTER_RULES: Rules = {
	model: (value) => isText(value) && String(value).includes('/'),
	prompt: isText,
	duration: isWhole,
	resolution: (value) => typeof value === 'string' && /^(480p|720p|1080p|4K)$/.test(value),
	aspect_ratio: (value) => typeof value === 'string' && /^\d+:\d+$/.test(value),
	size: (value) => typeof value === 'string' && SIZE.test(value),
	seed: isWhole,
	frame_images: (value) => Array.isArray(value) && [1, 2].includes(value.length),
};
/** In a form, numbers are text. */
const VLLM_OMNI_RULES: Rules = {
	...FORM_RULES,
	seed: isText,
	negative_prompt: isText,
	image_reference: (value) => typeof value === 'string' && value.startsWith('{"image_url":'),
};
const SGLANG_RULES: Rules = {
	...FORM_RULES,
	seconds: (value) => isWhole(value) || FORM_RULES.seconds?.(value) === true,
	seed: (value) => isWhole(value) || isText(value),
	negative_prompt: isText,
	reference_url: isText,
};
const NEW_API_RULES: Rules = { ...FORM_RULES, duration: isWhole, image: isText };

function rule(dialect: Provider, rules: Rules): Rule {
	const isRight = (name: string, value: unknown) => rules[name]?.(value) === true;
	return { dialect, fields: Object.keys(rules), isRight };
}

const { apiyi, artifex, azureOpenAi, ezmodel, liteLlm, openai } = providers;
const { newApi, openRouter, sglang, vllmOmni } = providers;
const RULES: readonly Rule[] = [
	rule(openai, FORM_RULES),
	rule(apiyi, FORM_RULES),
	rule(ezmodel, FORM_RULES),
	rule(azureOpenAi, FORM_RULES),
	rule(liteLlm, FORM_RULES),
	rule(artifex, ARTIFEX_RULES),
	rule(openRouter, OPEN_ROUTER_RULES),
	rule(vllmOmni, VLLM_OMNI_RULES),
	rule(sglang, SGLANG_RULES),
	rule(newApi, NEW_API_RULES),
];

/** Names and values of a request on the wire. */
function sentFields(dialect: Provider, wanted: VideoRequest): Array<readonly [string, unknown]> {
	const encoded = dialect.submit(wanted);
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
				const encoded = dialect.submit(wanted);
				expect(dialect.submit(wanted)).toEqual(encoded);
				if (encoded.kind === 'refused') {
					const { parameter, value, takes } = encoded.refusal;
					expect([parameter, takes].every(isText)).toBe(true);
					expect(typeof value).toBe('string');
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
				const sent = new Map(
					sentFields(dialect, request({ model: 'google/veo-3.1', extraFields })),
				);
				for (const [name, value] of Object.entries(extraFields)) {
					expect(sent.get(name)).toBe(value);
				}
			}),
		);
	});
});

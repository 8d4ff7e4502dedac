import fc from 'fast-check';

import { isObject } from '../../../nodes/AiVideo/protocol/fields';
import type { ModelRow } from '../../../nodes/AiVideo/protocol/provider';
import {
	ASPECT_RATIOS,
	RESOLUTIONS,
	type VideoRequest,
} from '../../../nodes/AiVideo/protocol/request';
import { type DialectName, dialectNames, providers } from '../../../nodes/AiVideo/providers';
import { listed, SEEDANCE } from './examples/replicateSchemas';
import { link, request, upload } from './request';

const asked: fc.Arbitrary<VideoRequest> = fc
	.record(
		{
			model: fc.constantFrom(
				'sora-2',
				'sora-2-pro',
				'veo-3.1',
				'google/veo-3.1',
				'fal-ai/veo3.1',
				'grok-imagine-video-1.5',
				'pixverse/pixverse-v5',
				'gemini-omni-1.1-flash',
			),
			prompt: fc.constantFrom('A fox', 'A cat', ''),
			aspectRatio: fc.constantFrom('16:9', '16:9', '9:16', ...ASPECT_RATIOS),
			resolution: fc.constantFrom('auto', 'auto', 'auto', '720p', '720p', '720p', ...RESOLUTIONS),
			size: fc.constantFrom(null, null, null, '1280x720', '720x1280', '1000x1000', 'none'),
			seconds: fc.constantFrom(null, null, null, 4, 8, 10, 12, 12, 16, 2.5),
			firstFrame: fc.constantFrom(
				null,
				null,
				upload(1280, 720),
				upload(720, 1280),
				link('https://example.com/a.png'),
			),
			lastFrame: fc.constantFrom(
				...Array<null>(12).fill(null),
				upload(600, 600),
				link('https://e.com/b.png'),
			),
			references: fc.constantFrom(...Array<[]>(12).fill([]), [link('https://example.com/c.png')]),
			audio: fc.constantFrom(...Array<'auto'>(24).fill('auto'), 'on', 'off'),
			watermark: fc.constantFrom(...Array<'auto'>(24).fill('auto'), 'on', 'off'),
			imageFit: fc.constantFrom('strict', 'sizeFromImage'),
			seed: fc.constantFrom(...Array<null>(9).fill(null), 3),
			negativePrompt: fc.constantFrom(...Array<null>(9).fill(null), 'fog'),
		} satisfies { [Key in keyof VideoRequest]?: fc.Arbitrary<VideoRequest[Key]> },
		{ requiredKeys: [] },
	)
	.map(request);

/** What each field may be on the wire. */
type Rules = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isWhole = (value: unknown) => Number.isInteger(value);
const matches = (pattern: RegExp) => (value: unknown) =>
	typeof value === 'string' && pattern.test(value);
const hasUrl = (value: unknown) => isObject(value) && isText(value.url);
const hasOnly = (value: unknown, rules: Rules) =>
	isObject(value) && Object.entries(value).every(([name, inner]) => rules[name]?.(inner) === true);
const SIZE = matches(/^[1-9]\d+x[1-9]\d+$/);

const FORM_RULES: Rules = {
	model: isText,
	prompt: isText,
	size: SIZE,
	seconds: matches(/^[1-9]\d*$/),
	input_reference: (value) => value instanceof Uint8Array || isText(value),
};
/** A model with fields of its own, in place of one that the provider does not know. */
const OWN_MODELS: Readonly<Partial<Record<DialectName, string>>> = {
	kie: 'bytedance/seedance-2',
	gemini: 'gemini-omni-1.1-flash',
	modelArk: 'dreamina-seedance-2-0-260128',
	piApi: 'kling/video_generation@3.0',
	replicate: SEEDANCE,
};

/** What a provider publishes of that model, without which it gets little. */
const LISTED: Readonly<Partial<Record<DialectName, ModelRow>>> = {
	replicate: listed(SEEDANCE).listed,
};

/** Where a provider nests the model's own fields. */
const NESTED_IN: Readonly<Partial<Record<DialectName, string>>> = {
	kie: 'input',
	piApi: 'input',
	replicate: 'input',
};

const RULES: Readonly<Record<DialectName, Rules>> = {
	openai: FORM_RULES,
	apiyi: FORM_RULES,
	ezmodel: FORM_RULES,
	azureOpenAi: FORM_RULES,
	liteLlm: {
		...FORM_RULES,
		seed: (value) => isWhole(value) || isText(value),
		negative_prompt: isText,
	},
	artifex: {
		model: isText,
		prompt: isText,
		aspect_ratio: matches(/^\d+:\d+$/),
		duration: isWhole,
		image: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
	},
	openRouter: {
		model: matches(/\//),
		prompt: isText,
		duration: isWhole,
		resolution: matches(/^(480p|720p|768p|1080p|2K|4K)$/),
		aspect_ratio: matches(/^\d+:\d+$/),
		size: SIZE,
		seed: isWhole,
		frame_images: (value) => Array.isArray(value) && [1, 2].includes(value.length),
		input_references: (value) => Array.isArray(value) && value.length > 0,
		generate_audio: (value) => typeof value === 'boolean',
	},
	// In a form, numbers are text.
	vllmOmni: {
		...FORM_RULES,
		seed: isText,
		negative_prompt: isText,
		num_frames: isText,
		image_reference: matches(/^(\{|\[\{)"image_url":/),
	},
	sglang: {
		...FORM_RULES,
		seconds: (value) => isWhole(value) || FORM_RULES['seconds']?.(value) === true,
		seed: (value) => isWhole(value) || isText(value),
		negative_prompt: isText,
		reference_url: isText,
	},
	newApi: { ...FORM_RULES, duration: isWhole, image: isText },
	fal: {
		prompt: isText,
		image_url: isText,
		end_image_url: isText,
		image_urls: (value) => Array.isArray(value) && value.every(isText),
		aspect_ratio: matches(/^\d+:\d+$/),
		resolution: matches(/^(\d{3,4}p|2k|4k)$/),
		duration: matches(/^\d+(\.\d+)?$/),
		negative_prompt: isText,
		seed: isWhole,
		generate_audio: (value) => typeof value === 'boolean',
	},
	together: {
		model: matches(/\//),
		prompt: isText,
		seconds: matches(/^[1-9]\d*$/),
		width: isWhole,
		height: isWhole,
		resolution: matches(/^(\d+[Pp]|4k)$/),
		ratio: matches(/^\d+:\d+$/),
		seed: isWhole,
		negative_prompt: isText,
		generate_audio: (value) => typeof value === 'boolean',
		settings: (value) => isObject(value) && typeof value.audio === 'boolean',
		media: (value) => isObject(value) && Object.values(value).every(Array.isArray),
	},
	kie: {
		model: isText,
		prompt: isText,
		aspect_ratio: matches(/^(\d+:\d+|landscape|portrait)$/),
		resolution: matches(/^(\d{3,4}p|4k)$/i),
		ratio: matches(/^\d+:\d+$/),
		mode: matches(/^(std|pro|4K)$/),
		sound: (value) => typeof value === 'boolean',
		watermark: (value) => typeof value === 'boolean',
		image_urls: (value) => Array.isArray(value) && value.every(isText),
		input_urls: (value) => Array.isArray(value) && value.every(isText),
		end_image_url: isText,
		n_frames: matches(/^\d+$/),
		duration: (value) => isWhole(value) || matches(/^\d+$/)(value),
		image_url: isText,
		tail_image_url: isText,
		first_frame_url: isText,
		last_frame_url: isText,
		reference_image_urls: (value) => Array.isArray(value) && value.every(isText),
		imageUrls: (value) => Array.isArray(value) && value.every(isText),
		generationType: matches(/^(FIRST_AND_LAST_FRAMES|REFERENCE)_2_VIDEO$/),
		aspectRatio: matches(/^\d+:\d+$/),
		negative_prompt: isText,
		seed: isWhole,
		seeds: isWhole,
		generate_audio: (value) => typeof value === 'boolean',
		remove_watermark: (value) => typeof value === 'boolean',
	},
	aimlApi: {
		model: isText,
		prompt: isText,
		image_url: isText,
		aspect_ratio: matches(/^\d+:\d+$/),
		resolution: matches(/^(\d{3,4}p|2k|4k)$/),
		duration: isWhole,
		negative_prompt: isText,
		seed: isWhole,
		generate_audio: (value) => typeof value === 'boolean',
		watermark: (value) => typeof value === 'boolean',
	},
	piApi: {
		prompt: isText,
		version: isText,
		image_url: isText,
		image_tail_url: isText,
		aspect_ratio: matches(/^\d+:\d+$/),
		mode: matches(/^(std|pro)$/),
		resolution: matches(/^(\d{3,4}p|2k|4k)$/),
		duration: isWhole,
		negative_prompt: isText,
		seed: isWhole,
		enable_audio: (value) => typeof value === 'boolean',
	},
	// Omni's fields, and Veo's in its two objects.
	gemini: {
		model: matches(/^gemini-omni/),
		input: (value) => isText(value) || (Array.isArray(value) && value.length > 1),
		background: (value) => value === true,
		response_format: (value) =>
			hasOnly(value, {
				type: matches(/^video$/),
				delivery: matches(/^uri$/),
				aspect_ratio: matches(/^(16:9|9:16)$/),
				resolution: matches(/^(360p|720p|1080p|4k)$/),
				duration: matches(/^\d+s$/),
			}),
		instances: (value) => Array.isArray(value) && value.length === 1,
		parameters: (value) =>
			hasOnly(value, {
				aspectRatio: matches(/^(16:9|9:16)$/),
				resolution: matches(/^(720p|1080p|4k)$/),
				durationSeconds: isWhole,
				negativePrompt: isText,
				seed: isWhole,
			}),
	},
	// Of the model in LISTED.
	replicate: {
		prompt: isText,
		aspect_ratio: matches(/^\d+:\d+$/),
		resolution: matches(/^(480p|720p|1080p|4k)$/),
		duration: isWhole,
		image: isText,
		last_frame_image: isText,
		reference_images: (value) => Array.isArray(value) && value.every(isText),
		seed: isWhole,
		generate_audio: (value) => typeof value === 'boolean',
	},
	waveSpeed: {
		prompt: isText,
		image: isText,
		aspect_ratio: matches(/^\d+:\d+$/),
		resolution: matches(/^(\d{3,4}p|2k|4k)$/),
		duration: isWhole,
		negative_prompt: isText,
		seed: isWhole,
	},
	xAi: {
		model: isText,
		prompt: isText,
		duration: isWhole,
		aspect_ratio: matches(/^\d+:\d+$/),
		resolution: matches(/^(480p|720p|1080p)$/),
		image: hasUrl,
		last_frame: hasUrl,
		reference_images: (value) => Array.isArray(value) && value.every(hasUrl),
		generate_audio: (value) => typeof value === 'boolean',
	},
	modelArk: {
		model: isText,
		content: (value) =>
			Array.isArray(value) &&
			value.length > 0 &&
			value.every((part) =>
				hasOnly(part, {
					type: matches(/^(text|image_url)$/),
					text: isText,
					image_url: hasUrl,
					role: matches(/^(first_frame|last_frame|reference_image)$/),
				}),
			),
		duration: isWhole,
		ratio: matches(/^(\d+:\d+|adaptive)$/),
		resolution: matches(/^(\d{3,4}p|2k|4k)$/),
		seed: isWhole,
		generate_audio: (value) => typeof value === 'boolean',
		watermark: (value) => typeof value === 'boolean',
	},
};

/** Where extra fields go that have no place beside the provider's own. */
const EXTRA_FIELDS_IN: Partial<Readonly<Record<DialectName, string>>> = { gemini: 'parameters' };

/** Names and values of a request on the wire: of what it nests, where it does. */
function sentFields(name: DialectName, wanted: VideoRequest): Array<readonly [string, unknown]> {
	const model = wanted.model === 'sora-2' ? (OWN_MODELS[name] ?? 'sora-2') : wanted.model;
	const encoded = providers[name].submit({ ...wanted, model }, LISTED[name]);
	const nested = NESTED_IN[name];
	if (encoded.kind === 'refused') return [];
	const { body } = encoded.call;
	if (body?.kind === 'json') {
		const inner = nested === undefined ? body.fields : body.fields[nested];
		return Object.entries(isObject(inner) ? inner : {});
	}
	const parts = body?.parts ?? [];
	return parts.map((part) => [part.name, 'text' in part ? part.text : part.bytes]);
}

describe.each(dialectNames)('any request to %s', (name) => {
	const provider = providers[name];
	const rules = RULES[name];

	it('has only fields the provider knows, of the types it takes', () => {
		let sent = 0;
		fc.assert(
			fc.property(asked, (wanted) => {
				const found = sentFields(name, wanted);
				sent += found.length;
				expect(found.filter(([field, value]) => rules[field]?.(value) !== true)).toEqual([]);
			}),
			{ numRuns: 1000 },
		);
		expect(sent).toBeGreaterThan(100);
	});

	it('is refused in words, or sent the same way twice', () => {
		fc.assert(
			fc.property(asked, (wanted) => {
				const encoded = provider.submit(wanted);
				expect(provider.submit(wanted)).toEqual(encoded);
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
				const fields = sentFields(name, request({ model: 'google/veo-3.1', extraFields }));
				const place = EXTRA_FIELDS_IN[name];
				const inner = fields.find(([field]) => field === place)?.[1];
				const sent = new Map(isObject(inner) ? Object.entries(inner) : fields);
				for (const [field, value] of Object.entries(extraFields)) {
					expect(sent.get(field)).toBe(value);
				}
			}),
		);
	});
});

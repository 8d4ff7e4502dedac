// Source: docs.kie.ai, Generate Veo3.1 Video (2026-06), and its prices.
import { kieVideo, type KieInput } from './input';
import type { KieField } from './model';

export const VEO_DEFAULTS = { defaults: { seconds: 8, lines: 720, ratio: '16:9' } } as const;

const MODELS = ['veo3', 'veo3_fast', 'veo3_lite'];
/** What is made where no model is named. */
export const VEO_DEFAULT_MODEL = 'veo3_fast';

export function isVeoModel(model: string): boolean {
	return MODELS.includes(model);
}

const SHAPE: KieField = { type: 'string', enum: ['16:9', '9:16', 'Auto'], default: '16:9' };

/** The page has the shape as `aspectRatio` in its table, and as `aspect_ratio` in its example, like `seeds`. */
export const VEO_FIELDS: Readonly<Record<string, KieField>> = {
	prompt: { type: 'string' },
	imageUrls: { type: 'array', items: { type: 'string' }, maxItems: 3 },
	model: { type: 'string', enum: MODELS, default: VEO_DEFAULT_MODEL },
	generationType: {
		type: 'string',
		enum: ['TEXT_2_VIDEO', 'FIRST_AND_LAST_FRAMES_2_VIDEO', 'REFERENCE_2_VIDEO'],
	},
	watermark: { type: 'string' },
	aspectRatio: SHAPE,
	aspect_ratio: SHAPE,
	callBackUrl: { type: 'string' },
	enableFallback: { type: 'boolean' },
	enableTranslation: { type: 'boolean' },
	resolution: { type: 'string', enum: ['720p', '1080p', '4k'], default: '720p' },
	duration: { type: 'integer', enum: [4, 6, 8], default: 8 },
	seeds: { type: 'integer', minimum: 10_000, maximum: 99_999 },
};

const PRICES: Readonly<Record<string, number>> = { veo3: 250, veo3_fast: 60, veo3_lite: 30 };

/** 1080p costs five credits more, 4K a hundred and twenty. */
export function veoCredits(model: string, input: KieInput): number {
	const { lines } = kieVideo(VEO_DEFAULTS, input);
	const more = lines > 1080 ? 120 : lines > 720 ? 5 : 0;
	return (PRICES[model] ?? 0) + more;
}

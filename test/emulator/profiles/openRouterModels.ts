import type { ProfileRoute } from './profile';
import { jsonAnswer } from '../server/answer';

/** One model as `GET /videos/models` shows it. */
export interface OpenRouterModel {
	readonly id: string;
	readonly supported_durations: readonly number[] | null;
	readonly supported_resolutions: readonly string[] | null;
	readonly supported_aspect_ratios: readonly string[] | null;
	readonly supported_sizes: readonly string[] | null;
	readonly supported_frame_images: readonly string[] | null;
	/** USD for a second */
	readonly price: number;
}

/** Sets as OpenRouter's own list has had them; the last model keeps everything to itself. */
export const OPEN_ROUTER_MODELS: readonly OpenRouterModel[] = [
	{
		id: 'google/veo-3.1',
		supported_durations: [4, 6, 8],
		supported_resolutions: ['720p', '1080p', '4K'],
		supported_aspect_ratios: ['16:9', '9:16'],
		supported_sizes: ['1280x720', '720x1280', '1920x1080', '1080x1920', '3840x2160', '2160x3840'],
		supported_frame_images: ['first_frame', 'last_frame'],
		price: 0.4,
	},
	{
		id: 'alibaba/wan-2.6',
		supported_durations: [5, 10, 15],
		supported_resolutions: ['720p', '1080p'],
		supported_aspect_ratios: ['16:9', '9:16', '1:1', '4:3', '3:4'],
		supported_sizes: null,
		supported_frame_images: ['first_frame'],
		price: 0.1,
	},
	{
		id: 'vendor/silent-model',
		supported_durations: null,
		supported_resolutions: null,
		supported_aspect_ratios: null,
		supported_sizes: null,
		supported_frame_images: null,
		price: 0.05,
	},
];

export function openRouterModel(id: unknown): OpenRouterModel | undefined {
	return OPEN_ROUTER_MODELS.find((model) => model.id === id);
}

/** `GET {path}`: the models with what they take, shown to anyone with a key. */
export function openRouterModelsRoute(path: string): ProfileRoute {
	const data = OPEN_ROUTER_MODELS.map(({ price, ...model }) => ({
		...model,
		canonical_slug: model.id,
		name: model.id,
		description: '',
		created: 1_719_792_000,
		generate_audio: null,
		seed: true,
		pricing_skus: { 'per-video-second': String(price) },
		allowed_passthrough_parameters: [],
	}));
	return { method: 'GET', path, name: 'models', handle: async () => jsonAnswer(200, { data }) };
}

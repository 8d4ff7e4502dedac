// Source: docs.x.ai, pages of the models and "Video Generation"; prices per second as they are billed (fal, Pollinations).
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute } from '../profile';

export interface XAiModel {
	readonly id: string;
	/** Dollars a second, by resolution; what is not here, the model cannot make. */
	readonly prices: Readonly<Record<string, number>>;
	/** Dollars an image that is sent. */
	readonly perImage: number;
	readonly references: boolean;
	/** Takes `last_frame` and `keyframes`, and `image` beside references. */
	readonly pins: boolean;
	/** At most, with references. */
	readonly secondsByReference: number;
}

export const XAI_MODELS: readonly XAiModel[] = [
	{
		id: 'grok-imagine-video',
		prices: { '480p': 0.05, '720p': 0.07 },
		perImage: 0.002,
		references: true,
		pins: false,
		secondsByReference: 10,
	},
	{
		id: 'grok-imagine-video-1.5',
		prices: { '480p': 0.08, '720p': 0.14, '1080p': 0.25 },
		perImage: 0.01,
		references: true,
		pins: true,
		secondsByReference: 15,
	},
	{
		id: 'grok-imagine-video-1.5-lite',
		prices: { '480p': 0.02, '720p': 0.03, '1080p': 0.14 },
		perImage: 0.01,
		references: false,
		pins: false,
		secondsByReference: 15,
	},
];

export function xAiModel(id: unknown): XAiModel | undefined {
	return XAI_MODELS.find((model) => model.id === id);
}

const CREATED = Date.UTC(2026, 4, 30) / 1000;

/** `GET {path}`: the video models, with their modalities. */
export function xAiModelsRoute(path: string): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'models',
		handle: async () =>
			jsonAnswer(200, {
				models: XAI_MODELS.map(({ id }) => ({
					id,
					aliases: [`${id}-latest`],
					created: CREATED,
					fingerprint: 'fp_0a1b2c3d4e',
					input_modalities: ['text', 'image'],
					object: 'model',
					output_modalities: ['video'],
					owned_by: 'xai',
					version: '1.0',
				})),
			}),
	};
}

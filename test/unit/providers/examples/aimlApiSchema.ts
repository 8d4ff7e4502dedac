import type { ModelRow } from '../../../../nodes/AiVideo/protocol/provider';
import { aimlApi } from '../../../../nodes/AiVideo/providers/aimlApi';

/** What AIMLAPI publishes of a model, and what the provider reads in it. */

/** A part of docs/api-references/video-models/PixVerse/v5-transition.json. */
export const PUBLISHED = {
	openapi: '3.0.0',
	paths: {
		'/v2/video/generations': {
			post: {
				requestBody: {
					content: {
						'application/json': {
							schema: {
								type: 'object',
								properties: {
									model: { type: 'string', enum: ['pixverse/v5/transition'] },
									prompt: { type: 'string' },
									image_url: { type: 'string', format: 'uri' },
									tail_image_url: { type: 'string', format: 'uri' },
									duration: { type: 'integer', enum: [5, 8] },
									resolution: { type: 'string', enum: ['360p', '540p', '720p', '1080p'] },
									seed: { type: 'integer' },
								},
								required: ['model', 'prompt', 'image_url', 'tail_image_url'],
							},
						},
					},
				},
			},
		},
	},
};

export function listed(json: unknown, id: string): { listed: ModelRow } {
	const schema = aimlApi.schema?.read(json, id);
	if (!schema) throw new Error(`No schema of ${id}`);
	return { listed: { id, sizes: null, seconds: null, schema } };
}

// Source: wavespeed.ai/docs "List Models": `GET /api/v3/models`, with the key; the schemas of all models are in it.
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute } from '../profile';
import { WAVE_MODELS, type WaveModel } from './models';

type Listed = Pick<WaveModel, 'id' | 'type' | 'required' | 'fields' | 'price'>;

/** Makes no videos. */
const FLUX: Listed = {
	id: 'wavespeed-ai/flux-dev',
	type: 'text-to-image',
	required: ['prompt'],
	fields: { prompt: { type: 'string' }, size: { type: 'string', default: '1024*1024' } },
	price: 0.012,
};

function listed({ id, type, required, fields, price }: Listed): object {
	return {
		model_id: id,
		name: id,
		base_price: price,
		description: `${id}, ${type}`,
		type,
		api_schema: {
			api_schemas: [
				{
					type: 'model_run',
					method: 'POST',
					server: 'https://api.wavespeed.ai',
					api_path: `/api/v3/${id}`,
					request_schema: {
						type: 'object',
						properties: fields,
						required,
						'x-order-properties': Object.keys(fields),
					},
				},
			],
		},
	};
}

export const waveModelsRoute: ProfileRoute = {
	method: 'GET',
	path: '/api/v3/models',
	name: 'models',
	handle: async () =>
		jsonAnswer(200, {
			code: 200,
			message: 'success',
			data: [FLUX, ...WAVE_MODELS].map(listed),
		}),
};

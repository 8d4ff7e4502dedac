import { kie } from '../../../../nodes/AiVideo/providers/kie';
import type { RequestExample } from './example';

/** `GET /api/v1/models/{model}/schema` as kie.ai's models skill describes it, with the fields of docs.kie.ai. */

interface Input {
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, object>>;
	readonly oneOf?: readonly object[];
}

const TEXT = { type: 'string' };
const ADDRESSES = { type: 'array', items: { type: 'string', format: 'uri' } };
const RATIOS = { type: 'string', enum: ['1:1', '16:9', '9:16'] };

const INPUTS: Readonly<Record<string, Input>> = {
	'kling-2.6/text-to-video': {
		required: ['prompt', 'sound', 'aspect_ratio', 'duration'],
		properties: {
			prompt: { ...TEXT, maxLength: 1000 },
			sound: { type: 'boolean' },
			aspect_ratio: { ...RATIOS, default: '1:1' },
			duration: { ...TEXT, enum: ['5', '10'], default: '5' },
		},
	},
	'kling-3.0/video': {
		required: [
			...['prompt', 'sound', 'duration', 'aspect_ratio', 'mode'],
			...['multi_shots', 'multi_prompt', 'kling_elements'],
		],
		properties: {
			prompt: TEXT,
			image_urls: { ...ADDRESSES, description: 'First and last frame image URLs.' },
			sound: { type: 'boolean', default: false },
			duration: { ...TEXT, enum: ['3', '5', '10', '15'], default: '5' },
			aspect_ratio: { ...RATIOS, default: '16:9' },
			mode: {
				...TEXT,
				enum: ['std', 'pro', '4K'],
				default: 'pro',
				description:
					'Resolution mapping:\n- **std mode**: 16:9 (1280×720), 9:16 (720×1280)\n- **pro mode**: 16:9 (1920×1080), 9:16 (1080×1920)',
			},
			multi_shots: { type: 'boolean', default: false },
			multi_prompt: { type: 'array', items: { type: 'object' } },
			kling_elements: { type: 'array', items: { type: 'object' }, maxItems: 3 },
		},
	},
	'grok-imagine/image-to-video': {
		oneOf: [
			{
				required: ['image_urls'],
				properties: {
					image_urls: {
						...ADDRESSES,
						maxItems: 7,
						description: 'External image URLs as reference for video generation.',
					},
					prompt: TEXT,
					mode: { ...TEXT, enum: ['fun', 'normal', 'spicy'], default: 'normal' },
				},
			},
			{ required: ['task_id'], properties: { task_id: TEXT, prompt: TEXT } },
		],
	},
	'wan/2-2-turbo': {
		required: ['prompt'],
		properties: {
			prompt: TEXT,
			resolution: { ...TEXT, enum: ['480p', '720p'], description: '480p or 720p. Default: 720p' },
		},
	},
	'grok-imagine/upscale': { required: ['task_id'], properties: { task_id: TEXT } },
};

function documentOf(model: string): unknown {
	const schema = {
		type: 'object',
		required: ['model', 'input'],
		properties: { model: { type: 'string', enum: [model] }, input: INPUTS[model] },
	};
	const post = { requestBody: { content: { 'application/json': { schema } } } };
	const openapi = { openapi: '3.1.0', paths: { '/api/v1/jobs/createTask': { post } } };
	return { code: 200, msg: 'success', data: { model, openapi } };
}

/** What the list says of a model whose schema was read. */
export function listed(model: string): Pick<RequestExample, 'listed'> {
	const schema = kie.schema?.read(documentOf(model), model);
	if (!schema) throw new Error(`No schema of ${model}`);
	return { listed: { id: model, sizes: null, seconds: null, schema } };
}

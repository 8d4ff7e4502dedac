// Source: docs.aimlapi.com "Complete Model List" (aimlapi/api-docs f14fa72): the catalogue, its filters, and the
// OpenAPI file of a model, whose shape is that of the stored files of docs/api-references/video-models.
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute } from '../profile';
import { refusal } from '../refusal';
import { AIML_MODELS, type AimlField, type AimlModel, aimlModel } from './models';

const SUBMIT_TYPE = 'internal/video-generations/submit';

const TYPES: Readonly<Record<Extract<AimlField, string>, object>> = {
	text: { type: 'string' },
	integer: { type: 'integer' },
	number: { type: 'number' },
	boolean: { type: 'boolean' },
	image: {
		type: 'string',
		description: 'A direct link to an online image or a Base64-encoded local image.',
	},
	images: {
		type: 'array',
		items: { type: 'string' },
		description: 'Reference images to guide video generation.',
	},
};

function property(field: AimlField): object {
	if (typeof field === 'string') return TYPES[field];
	if ('from' in field) return { type: 'integer', minimum: field.from, maximum: field.to };
	const type = field.every((choice) => typeof choice === 'number') ? 'integer' : 'string';
	return { type, enum: field };
}

function openApi({ id, required, fields }: AimlModel): object {
	const properties = Object.entries(fields).map(([name, field]) => [name, property(field)]);
	const schema = {
		type: 'object',
		properties: { model: { type: 'string', enum: [id] }, ...Object.fromEntries(properties) },
		required,
		title: id,
	};
	const requestBody = { required: true, content: { 'application/json': { schema } } };
	const post = { operationId: '_v2_video_generations', requestBody };
	return {
		openapi: '3.0.0',
		info: { title: 'AIML API', version: '1.0.0' },
		servers: [{ url: 'https://api.aimlapi.com' }],
		paths: { '/v2/video/generations': { post } },
	};
}

export const aimlSchemaRoute: ProfileRoute = {
	method: 'GET',
	path: '/docs-json',
	name: 'schema',
	isPublic: true,
	handle: async ({ request: { query }, refuse }) => {
		const model = aimlModel(query.get('model'));
		return model === undefined || query.get('endpoint') !== SUBMIT_TYPE
			? refuse(refusal(404, 'not_found', 'Not Found'))
			: jsonAnswer(200, openApi(model));
	},
};

function listed(id: string, name: string, aliases: readonly string[], type: string): object {
	const endpoint = encodeURIComponent(type);
	const docsJson = `https://api.aimlapi.com/docs-json?model=${encodeURIComponent(id)}&endpoint=${endpoint}`;
	const kind = type === SUBMIT_TYPE ? 'video' : 'chat';
	return {
		id,
		info: { name, developer: 'Emulated', releasedAt: '2026-01-15', docsJson },
		type,
		aliases,
		tags: [`playground:${kind}`, 'tier:tier_2'],
	};
}

/** A capability that is asked for keeps only the models that have it. */
export const aimlModelsRoute: ProfileRoute = {
	method: 'GET',
	path: '/v1/models',
	name: 'models',
	isPublic: true,
	handle: async ({ request: { query } }) => {
		const asked = query.getAll('capabilities').flatMap((value) => value.split(','));
		const videos = AIML_MODELS.filter(({ required }) => {
			const own = required.includes('image_url') ? 'image_to_video' : 'text_to_video';
			return asked.length === 0 || asked.includes(own);
		}).map(({ id, name, aliases }) => listed(id, name, aliases, SUBMIT_TYPE));
		const chat = listed('openai/gpt-4o', 'GPT-4o', ['gpt-4o'], 'openai/chat-completions');
		return jsonAnswer(200, {
			object: 'list',
			data: asked.length === 0 ? [chat, ...videos] : videos,
		});
	},
};

// Source: what fal.ai serves at /api/openapi/queue/openapi.json?endpoint_id=…, as fal's own client generator reads it;
// on fal it lives on fal.ai and asks for no key.
import { jsonAnswer } from '../../server/answer';
import { refusal } from '../refusal';
import type { ProfileRoute } from '../profile';
import type { FalField, FalModel } from './model';
import { falModel } from './models';

const TYPES: Readonly<Record<Extract<FalField, string>, object>> = {
	text: { type: 'string' },
	number: { type: 'number' },
	integer: { type: 'integer' },
	boolean: { type: 'boolean' },
	list: { type: 'array', items: { type: 'object' } },
	address: { type: 'string' },
};

function property(name: string, field: FalField): object {
	const title = name.replace(/(?:^|_)(\w)/g, (_, letter: string) => ` ${letter.toUpperCase()}`);
	if (typeof field === 'string') return { title: title.trim(), ...TYPES[field] };
	const type = field.every((choice) => typeof choice === 'number') ? 'integer' : 'string';
	return { title: title.trim(), type, enum: field };
}

function openApi({ id, name, required, fields }: FalModel): object {
	const input = `${name.replace(/\W/g, '')}Input`;
	const properties = Object.entries(fields).map(([key, field]) => [key, property(key, field)]);
	const content = { 'application/json': { schema: { $ref: `#/components/schemas/${input}` } } };
	return {
		openapi: '3.0.4',
		info: { title: `Queue OpenAPI for ${id}`, version: '1.0.0' },
		components: {
			schemas: {
				[input]: {
					title: input,
					type: 'object',
					properties: Object.fromEntries(properties),
					required,
					'x-fal-order-properties': Object.keys(fields),
				},
			},
		},
		paths: { [`/${id}`]: { post: { requestBody: { required: true, content } } } },
		servers: [{ url: 'https://queue.fal.run' }],
	};
}

/** `GET {path}?endpoint_id=…`: what the model takes. */
export function falSchemaRoute(path: string): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'schema',
		isPublic: true,
		handle: async ({ request: { query }, refuse }) => {
			const model = falModel(query.get('endpoint_id') ?? '');
			if (model === undefined) return refuse(refusal(404, 'not_found', 'Application not found'));
			return jsonAnswer(200, openApi(model));
		},
	};
}

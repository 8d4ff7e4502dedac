// Source: kie.ai's models skill (2026-09): `GET /api/v1/models` and `…/{model}/schema`; a slash in a model's name is
// not encoded. Both are limited to one request a second on kie.ai, which is left out here.
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute } from '../profile';
import { refusal } from '../refusal';
import type { KieModel } from './model';
import { KIE_MODELS, kieModel } from './models';

interface Listed {
	readonly model: string;
	readonly slug: string;
	readonly title: string;
	readonly provider: string;
	readonly taskType: readonly string[];
	readonly description: null;
	readonly pricingDesc: string;
}

function listed({ id, title, provider, taskType, defaults, price }: KieModel): Listed {
	const { seconds, lines } = defaults;
	const credits = price(seconds, lines);
	const pricingDesc = `A ${seconds}-second video costs ${credits} credits ($${(credits * 0.005).toFixed(2)})`;
	return { model: id, slug: id, title, provider, taskType, description: null, pricingDesc };
}

const LISTED: readonly Listed[] = [
	{
		model: 'nano-banana-2',
		slug: 'nano-banana-2',
		title: 'Nano Banana 2 API',
		provider: 'Google',
		taskType: ['Text to Image'],
		description: null,
		pricingDesc: 'An image costs 8 credits ($0.04)',
	},
	...KIE_MODELS.map(listed),
];

function has(wanted: string | null, told: readonly string[]): boolean {
	return wanted === null || wanted.split(',').some((one) => told.includes(one.trim()));
}

const list: ProfileRoute = {
	method: 'GET',
	path: '/api/v1/models',
	name: 'models',
	handle: async ({ request: { query } }) => {
		const words = (query.get('q') ?? '').toLowerCase();
		const models = LISTED.filter(
			({ model, title, provider, taskType }) =>
				has(query.get('taskType'), taskType) &&
				has(query.get('provider'), [provider]) &&
				`${model} ${title}`.toLowerCase().includes(words),
		);
		return jsonAnswer(200, { code: 200, msg: 'success', data: { total: models.length, models } });
	},
};

function openApi({ id, title, required, fields }: KieModel): object {
	const properties = {
		model: { type: 'string', enum: [id], default: id },
		callBackUrl: { type: 'string', format: 'uri' },
		input: { type: 'object', properties: fields, required },
	};
	const schema = { type: 'object', required: ['model', 'input'], properties };
	return {
		openapi: '3.1.0',
		info: { title, version: '1.0.0' },
		servers: [{ url: 'https://api.kie.ai' }],
		paths: {
			'/api/v1/jobs/createTask': {
				post: { requestBody: { content: { 'application/json': { schema } } } },
			},
		},
		components: { schemas: {} },
	};
}

/** `schema` ends the path; the model before it has one or two parts. */
const schema: ProfileRoute = {
	method: 'GET',
	path: '/api/v1/models/:model*',
	name: 'schema',
	handle: async ({ request: { params }, refuse }) => {
		const id = /^(.+)\/schema$/.exec(params['model'] ?? '')?.[1];
		const model = id === undefined ? undefined : kieModel(id);
		if (model === undefined) {
			const message =
				'The model name you specified is not supported. Please verify your input and use one of the supported models provided by KIE.';
			return refuse(refusal(404, 'not_found', message));
		}
		const data = { model: model.id, openapi: openApi(model) };
		return jsonAnswer(200, { code: 200, msg: 'success', data });
	},
};

/** `GET /api/v1/chat/credit` → what the account has left. */
const credit: ProfileRoute = {
	method: 'GET',
	path: '/api/v1/chat/credit',
	name: 'other',
	handle: async ({ settings }) =>
		jsonAnswer(200, { code: 200, msg: 'success', data: settings.credit ?? 5916.25 }),
};

export const kieCatalogueRoutes: readonly ProfileRoute[] = [list, schema, credit];

// Source: Replicate's HTTP reference; replicate-javascript 1.4.0, lib/{predictions,models,collections,accounts}.js.
import type { CreateBody } from '../../create/createBody';
import { jobState } from '../../jobs/jobState';
import { findJob } from '../../routes/findJob';
import { statusRoute } from '../../routes/status';
import { submitRoute } from '../../routes/submit';
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal } from '../refusal';
import { refuseBody, refuseInputOf, toReplicateRequest } from './input';
import type { ReplicateModel } from './model';
import { modelOfVersion, REPLICATE_MODELS, replicateModel } from './models';
import { cancelPrediction, describePrediction } from './prediction';
import { openApiSchema } from './schema';

const PAGE_SIZE = 100;
const NOT_FOUND = refusal(404, 'not_found', 'The requested resource could not be found.');
const NO_VERSION = refusal(
	422,
	'invalid_version',
	"The specified version does not exist (or perhaps you don't have permission to use it?)",
);

function namedModel({ request }: RouteContext): ReplicateModel | undefined {
	const { owner = '', name = '' } = request.params;
	return replicateModel(`${owner}/${name}`);
}

/** An ID, `owner/name:ID`, or the name of an official model. */
function versionedModel({ fields }: CreateBody): ReplicateModel | undefined {
	const version = String(fields['version']);
	const official = replicateModel(version);
	if (official?.isOfficial) return official;
	const [name, id] = version.includes(':') ? version.split(':') : [undefined, version];
	const model = modelOfVersion(id ?? '');
	return name === undefined || model?.id === name ? model : undefined;
}

/** Only official models are run by their name. */
const runModel: ProfileRoute = (() => {
	const route = submitRoute('/v1/models/:owner/:name/predictions', {
		checks: (context) => [
			(body) => refuseBody(body, ['input']),
			(body) => refuseInputOf(namedModel(context), body),
		],
		status: 201,
		toRequest: (body, context) => {
			const model = namedModel(context);
			if (model === undefined) throw new Error('Refused before');
			return toReplicateRequest(model, body);
		},
		describe: describePrediction,
	});
	const handle: ProfileRoute['handle'] = async (context) =>
		namedModel(context)?.isOfficial ? await route.handle(context) : context.refuse(NOT_FOUND);
	return { ...route, handle };
})();

const runVersion = submitRoute('/v1/predictions', {
	checks: [
		(body) => refuseBody(body, ['version', 'input']),
		(body) => (versionedModel(body) ? null : NO_VERSION),
		(body) => refuseInputOf(versionedModel(body), body),
	],
	status: 201,
	toRequest: (body) => {
		const model = versionedModel(body);
		if (model === undefined) throw new Error('Refused before');
		return toReplicateRequest(model, body);
	},
	describe: describePrediction,
});

/** A hundred a page; `next` is an address with a cursor. */
const list: ProfileRoute = {
	method: 'GET',
	path: '/v1/predictions',
	name: 'list',
	handle: async (context) => {
		const { request, jobs, now, root } = context;
		const start = Number(Buffer.from(request.query.get('cursor') ?? '', 'base64').toString());
		const all = jobs.all().filter(({ deleted, forgotten }) => !deleted && !forgotten);
		const newest = [...all].reverse();
		const results = newest
			.slice(start, start + PAGE_SIZE)
			.map((job) => describePrediction(job, jobState(job, now), context));
		const cursor = Buffer.from(String(start + PAGE_SIZE)).toString('base64');
		const next = `${root}/v1/predictions?cursor=${encodeURIComponent(cursor)}`;
		const hasMore = start + PAGE_SIZE < newest.length;
		return jsonAnswer(200, { next: hasMore ? next : null, previous: null, results });
	},
};

/** Says where the prediction stands; one that has ended stays as it is. */
const cancel: ProfileRoute = {
	method: 'POST',
	path: '/v1/predictions/:id/cancel',
	name: 'cancel',
	handle: async (context) => {
		const job = findJob(context);
		if (isRefusal(job)) return context.refuse(NOT_FOUND);
		cancelPrediction(job, jobState(job, context.now), context.now);
		return jsonAnswer(200, describePrediction(job, jobState(job, context.now), context));
	},
};

function versionOf(model: ReplicateModel): object {
	return {
		id: model.version,
		created_at: '2026-06-23T15:52:18.230790Z',
		cog_version: '0.21.0',
		openapi_schema: openApiSchema(model),
	};
}

function shownModel(model: ReplicateModel): object {
	const [owner, name] = model.id.split('/');
	return {
		url: `https://replicate.com/${model.id}`,
		owner,
		name,
		description: model.description,
		visibility: 'public',
		is_official: model.isOfficial,
		github_url: null,
		paper_url: null,
		license_url: null,
		run_count: 147_579,
		cover_image_url: null,
		default_example: null,
		latest_version: versionOf(model),
	};
}

const model: ProfileRoute = {
	method: 'GET',
	path: '/v1/models/:owner/:name',
	name: 'schema',
	handle: async (context) => {
		const found = namedModel(context);
		return found ? jsonAnswer(200, shownModel(found)) : context.refuse(NOT_FOUND);
	},
};

/** Official models have no list of versions. */
const version: ProfileRoute = {
	method: 'GET',
	path: '/v1/models/:owner/:name/versions/:version',
	name: 'schema',
	handle: async (context) => {
		const found = namedModel(context);
		const isThere =
			found?.isOfficial === false && found.version === context.request.params['version'];
		return isThere ? jsonAnswer(200, versionOf(found)) : context.refuse(NOT_FOUND);
	},
};

const collection: ProfileRoute = {
	method: 'GET',
	path: '/v1/collections/:slug',
	name: 'models',
	handle: async ({ request, refuse }) => {
		const { slug = '' } = request.params;
		const models = REPLICATE_MODELS.filter((one) => one.collection === slug).map(shownModel);
		if (models.length === 0) return refuse(NOT_FOUND);
		const description = 'Use AI to generate videos with an API';
		return jsonAnswer(200, { name: 'Generate videos', slug, description, models });
	},
};

const account: ProfileRoute = {
	method: 'GET',
	path: '/v1/account',
	name: 'other',
	handle: async () =>
		jsonAnswer(200, {
			type: 'organization',
			username: 'acme',
			name: 'Acme Corp, Inc.',
			github_url: 'https://github.com/acme',
		}),
};

export const replicateRoutes: readonly ProfileRoute[] = [
	runModel,
	runVersion,
	list,
	statusRoute('/v1/predictions/:id', describePrediction, NOT_FOUND),
	cancel,
	model,
	version,
	collection,
	account,
];

// Source: relays.md section 4 and QuantumNous/new-api (middleware/auth.go, distributor.go).
import { textOr, type Check } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import { jobState } from '../../jobs/jobState';
import type { ProfileRoute, RouteContext } from '../profile';
import { refusal, type Refusal } from '../refusal';
import { soraCost } from '../sora';
import { bearerKey } from '../videosApi';
import { channelOf } from './channels';
import { askedOf } from './request';
import { isRefunded } from './task';

function keyOf({ request }: RouteContext): string {
	return bearerKey(request.headers) ?? '';
}

/** A route behind the relay's checks of the key. */
export function gated(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) => {
			const refused = refusedKey(context) ?? (route.name === 'status' ? refusedJob(context) : null);
			return refused === null ? await route.handle(context) : context.refuse(refused);
		},
	};
}

function refusedKey(context: RouteContext): Refusal | null {
	const key = keyOf(context);
	// The same words as for a key that never was.
	if (quotaLeft(context) <= 0) return refusal(401, 'invalid_api_key', 'Invalid token');
	if (!context.settings.relay.keysFromElsewhere.includes(key)) return null;
	const message = 'Your IP is not in the list of IPs this token may be used from';
	return refusal(403, 'access_denied', message);
}

/** A key of certain models sees the jobs of these, and of no model where there is no job. */
function refusedJob(context: RouteContext): Refusal | null {
	const { jobs, request, settings } = context;
	const job = jobs.find(request.params['id'] ?? '');
	const isBlind = settings.relay.revision === 'before2026-06';
	return refusedModel(context, isBlind ? '' : (job?.request.model ?? ''));
}

function refusedModel(context: RouteContext, model: string): Refusal | null {
	const allowed = context.settings.relay.limitedKeys[keyOf(context)];
	if (allowed === undefined || allowed.includes(model)) return null;
	return refusal(403, 'model_forbidden', `This token has no access to model ${model}`);
}

/** What the key may still spend, in dollars: what its jobs cost is gone, unless given back. */
function quotaLeft(context: RouteContext): number {
	const { jobs, settings, now } = context;
	const key = keyOf(context);
	const quota = settings.relay.keyQuota[key];
	if (quota === undefined) return Infinity;
	const spent = jobs
		.all()
		.filter((job) => job.request.relayed?.key === key && !isRefunded(job, jobState(job, now)))
		.reduce((sum, job) => sum + soraCost(job.request), 0);
	return Math.round((quota - spent) * 100) / 100;
}

/** Whether a channel serves the model, and the key may use it; asked before the body is looked at. */
export function channelChecks(context: RouteContext): readonly Check[] {
	const { modelsWithoutChannel } = context.settings.relay;
	return [
		(body) => refusedModel(context, modelOf(body)),
		(body) =>
			modelOf(body) === ''
				? refusal(400, 'model_missing', 'Model name not specified, model name cannot be empty')
				: null,
		(body) => {
			const model = modelOf(body);
			if (channelOf(model) !== null && !modelsWithoutChannel.includes(model)) return null;
			const message = `No available channel for model ${model} under group default (distributor)`;
			return refusal(503, 'model_not_found', message);
		},
	];
}

/** What the key has left pays for the job. */
export function quotaCheck(context: RouteContext): Check {
	return (body) => {
		const left = quotaLeft(context);
		const cost = soraCost(askedOf(body));
		if (cost <= left) return null;
		const message = `token quota is not enough, token remain quota: $${left.toFixed(6)}, need quota: $${cost.toFixed(6)}`;
		return refusal(403, 'pre_consume_token_quota_failed', message);
	};
}

const modelOf = (body: CreateBody): string => textOr(body, 'model', '');

// Source: providers-queues.md section 10; the words of refusals are those users report of the live API.
import type { Profile } from '../profile';
import type { Refusal } from '../refusal';
import { bearerKey } from '../videosApi';
import { charge, KEPT_MS } from './prediction';
import { replicateRoutes } from './routes';

const TITLES: Readonly<Record<string, string>> = {
	invalid_api_key: 'Unauthenticated',
	insufficient_credit: 'Insufficient credit',
	invalid_version: 'Invalid version or not permitted',
};

const RETRY_AFTER = 5;

function reword(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key':
			return { ...refused, message: 'You did not pass a valid authentication token' };
		case 'insufficient_credit': {
			const where = 'Go to https://replicate.com/account/billing#billing to purchase credit.';
			return { ...refused, message: `You have insufficient credit to run this model. ${where}` };
		}
		case 'too_many_running_jobs': {
			const limit = 'reduced to 6 requests per minute with a burst of 1 requests';
			const message = `Request was throttled. Your rate limit for creating predictions is ${limit} while you have less than $5.0 in credit. Your rate limit resets in ~${RETRY_AFTER}s.`;
			return { ...refused, message };
		}
		case 'unknown_url':
			return { ...refused, message: 'The requested resource could not be found.' };
		default:
			return refused;
	}
}

/** A flaw of the input, as gojsonschema names it. */
function invalidInput({ code, message, param }: Refusal): object {
	return {
		detail: param === '' ? `- ${message}\n` : `- ${param}: ${message}\n`,
		status: 422,
		title: 'Input validation failed',
		invalid_fields: [{ type: code, field: param, description: message }],
	};
}

function errorBody(refused: Refusal): unknown {
	const { code, status, message, param } = refused;
	if (status === 422 && param !== null) return invalidInput(refused);
	const title = TITLES[code];
	return {
		...(title !== undefined && { title }),
		detail: message,
		status,
		...(status === 429 && { retry_after: RETRY_AFTER }),
	};
}

export const replicate: Profile = {
	basePath: '/v1',
	preset: { keys: ['key-replicate'], progress: 'none', retentionMs: KEPT_MS },
	newId: (hex) => hex.slice(0, 26),
	keyOf: bearerKey,
	reword,
	errorBody,
	charge,
	routes: replicateRoutes,
};

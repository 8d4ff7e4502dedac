// Source: google.rpc.Status as Google's APIs answer it (cloud.google.com/apis/design/errors); words as users report them.
import type { Refusal } from '../refusal';

/** Canonical names of HTTP statuses (google.rpc.Code). */
const NAMES: Readonly<Record<number, string>> = {
	400: 'INVALID_ARGUMENT',
	401: 'UNAUTHENTICATED',
	403: 'PERMISSION_DENIED',
	404: 'NOT_FOUND',
	413: 'INVALID_ARGUMENT',
	415: 'INVALID_ARGUMENT',
	429: 'RESOURCE_EXHAUSTED',
	500: 'INTERNAL',
	503: 'UNAVAILABLE',
};

const QUOTA =
	'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.';
const RETRY_SECONDS = 7;

/** What Google says where others say something else. */
export function reworded(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key': {
			const isMissing = refused.message.startsWith('You did not provide');
			return isMissing
				? {
						...refused,
						status: 403,
						message:
							"Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
					}
				: { ...refused, status: 400, message: 'API key not valid. Please pass a valid API key.' };
		}
		case 'permission_denied':
			return {
				...refused,
				message:
					'Generative Language API has not been used in project 123456789012 before or it is disabled.',
			};
		case 'insufficient_credit':
			return {
				...refused,
				status: 429,
				message:
					'Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage your project and billing.',
			};
		case 'too_many_running_jobs':
			return { ...refused, message: `${QUOTA} Please retry in ${RETRY_SECONDS}s.` };
		default:
			return refused;
	}
}

function detailsOf({ code }: Refusal): object {
	const type = (name: string) => `type.googleapis.com/google.rpc.${name}`;
	if (code === 'invalid_api_key') {
		const domain = 'googleapis.com';
		const reason = 'API_KEY_INVALID';
		return { details: [{ '@type': type('ErrorInfo'), reason, domain }] };
	}
	if (code === 'too_many_running_jobs') {
		return { details: [{ '@type': type('RetryInfo'), retryDelay: `${RETRY_SECONDS}s` }] };
	}
	return {};
}

export function googleError(refused: Refusal): unknown {
	const { status, message } = refused;
	const error = { code: status, message, status: NAMES[status] ?? 'UNKNOWN' };
	return { error: { ...error, ...detailsOf(refused) } };
}

/** The interactions name an error by a word in place of the number. */
export function interactionError({ status, message }: Refusal): unknown {
	return { error: { message, code: status === 404 ? 'not_found' : 'invalid_request' } };
}

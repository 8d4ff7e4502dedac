// Source: relays.md section 4 and QuantumNous/new-api (middleware, controller/video_proxy.go).
import { refusal, type Refusal } from '../refusal';

/**
 * What the checks of key and channel say before any upstream is asked, and the code they show;
 * most show none.
 */
const GATE: Readonly<Record<string, string>> = {
	invalid_api_key: '',
	permission_denied: '',
	model_forbidden: '',
	model_missing: '',
	access_denied: 'access_denied',
	model_not_found: 'model_not_found',
};

/** What the content proxy says; it shows no code at all. */
const PROXY = ['not_found', 'not_ready', 'content_expired'];

/** Every message of the gate ends with this. */
export const REQUEST_ID = ' (request id: 20260101000000000000000000000001)';

/** The relay's words for what the rules and routes that all providers share refuse. */
export function reword(refused: Refusal): Refusal {
	switch (refused.code) {
		case 'invalid_api_key':
			return { ...refused, message: 'Invalid token' };
		case 'insufficient_credit': {
			const message = 'User quota is not enough, remaining quota: $0.000000';
			return refusal(403, 'insufficient_user_quota', message);
		}
		case 'too_many_running_jobs':
			return upstreamBusy();
		case 'not_found':
			return { ...refused, message: 'Task not found' };
		case 'content_expired':
			return { ...refused, status: 502, message: 'Upstream service returned status 404' };
		default:
			return refused;
	}
}

/** The words that stand for whatever an upstream says with 429. */
export function upstreamBusy(): Refusal {
	return refusal(429, 'fail_to_fetch_task', '当前分组上游负载已饱和，请稍后再试');
}

/** The panic of a remix, before anything is sent or charged. */
export const PANIC = refusal(
	500,
	'panic',
	'Panic detected, error: runtime error: invalid memory address or nil pointer dereference. Please submit a issue here: https://github.com/QuantumNous/new-api',
);

export function invalidUrl(method: string, path: string): Refusal {
	return refusal(404, 'unknown_url', `Invalid URL (${method} ${path})`);
}

/** Submissions and polls have a flat envelope; all others an error object, each of its own kind. */
export function errorBody({ code, message, status }: Refusal): unknown {
	const gateCode = GATE[code];
	if (gateCode !== undefined) {
		return {
			error: { code: gateCode, message: `${message}${REQUEST_ID}`, type: 'new_api_error' },
		};
	}
	if (code === 'panic') return { error: { message, type: 'new_api_panic' } };
	if (code === 'unknown_url') {
		return { error: { message, type: 'invalid_request_error', param: '', code: '' } };
	}
	if (PROXY.includes(code)) {
		const type = status >= 500 ? 'server_error' : 'invalid_request_error';
		return { error: { message, type } };
	}
	return { code, message, data: null };
}

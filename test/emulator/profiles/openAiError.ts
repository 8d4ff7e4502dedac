import type { Refusal } from './refusal';

/** OpenAI's error envelope: `{error: {message, type, param, code}}`. */
export function openAiError({ status, code, message, param }: Refusal): unknown {
	return { error: { message, type: typeOf(status), param, code } };
}

function typeOf(status: number): string {
	if (status === 429) return 'rate_limit_error';
	return status >= 500 ? 'server_error' : 'invalid_request_error';
}

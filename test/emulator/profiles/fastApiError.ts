import type { Refusal } from './refusal';

/** FastAPI's error envelopes: `{detail: text}`, and for a body that does not validate a list. */
export function fastApiError({ status, code, message, param }: Refusal): unknown {
	if (status !== 422 || param === null) return { detail: message };
	return { detail: [{ type: code, loc: ['body', param], msg: message, input: null }] };
}

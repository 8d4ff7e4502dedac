// Source: relays.md section 4 and vLLM (entrypoints/serve/exception_handling/handlers).
import { STATUS_CODES } from 'node:http';
import type { Refusal } from '../refusal';

/** The one envelope of every error: `{error: {message, type, param, code}}`, the code the HTTP status. */
export function vllmError({ status, code, message, param }: Refusal): unknown {
	// The one error that does not come from the routes, but from before them.
	if (code === 'invalid_api_key') return { error: message };
	return { error: { message, type: STATUS_CODES[status] ?? '', param, code: status } };
}

/** Bodies that do not validate are 400 here, and name the field with where it stood. */
export function reword(refused: Refusal): Refusal {
	const { code, message, param } = refused;
	switch (code) {
		case 'invalid_api_key':
			return { ...refused, message: 'Unauthorized' };
		case 'not_found':
			return { ...refused, message: 'Video not found', param: null };
		case 'not_ready':
			return { ...refused, message: 'Generation is still in-progress', param: null };
		case 'content_expired':
			return { ...refused, message: 'Generated video file not found on disk', param: null };
		case 'job_failed': {
			const words = 'Video generation failed. Check job status for error details.';
			return { ...refused, status: 422, message: words, param: null };
		}
		case 'validation':
			return { ...refused, message: validationText(message, param), param: `body.${param}` };
		default:
			return refused;
	}
}

function validationText(message: string, param: string | null): string {
	return `1 validation error:\n  {'type': 'value_error', 'loc': 'body.${param}', 'msg': '${message}'}`;
}

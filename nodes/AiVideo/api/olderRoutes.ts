import type { HttpCall } from '../protocol/dialect';
import type { Answer, Client } from './client';

type Send = Client['send'];

/** 404 and 405 create no job (providers.md, "what may be retried safely"). */
function isUnknownRoute(answer: Answer): boolean {
	return answer.kind === 'answer' && (answer.status === 404 || answer.status === 405);
}

/**
 * Sends a call on its older route when the router does not know the newer one, and from then on
 * at once. Kept apart by method: a job that is not found says nothing about submissions.
 */
export function withOlderRoutes(send: Send): Send {
	const known = new Set<HttpCall['method']>();
	return async (call, options) => {
		const { older, method } = call;
		if (older && known.has(method)) return await send(older, options);
		const answer = await send(call, options);
		if (!older || !isUnknownRoute(answer)) return answer;
		const second = await send(older, options);
		if (isUnknownRoute(second)) return answer;
		if (second.kind === 'answer') known.add(method);
		return second;
	};
}

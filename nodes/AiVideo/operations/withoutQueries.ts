import { withoutQuery } from '../protocol/withoutQuery';

/** Removes the query of every web address in an answer: signed ones are as good as a key. Pure. */
export function withoutQueries(answer: unknown): unknown {
	if (typeof answer === 'string') return withoutQuery(answer);
	if (Array.isArray(answer)) return answer.map(withoutQueries);
	if (typeof answer !== 'object' || answer === null) return answer;
	return Object.fromEntries(
		Object.entries(answer).map(([key, value]) => [key, withoutQueries(value)]),
	);
}

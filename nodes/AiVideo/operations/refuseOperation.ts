import { VideoError } from '../api/errors';
import type { Dialect } from '../protocol/dialect';

/** An operation the provider has no endpoint for, said before any request. */
export function notOffered(dialect: Dialect, what: string): VideoError {
	return new VideoError('refused', `${dialect.label} cannot ${what}`, {
		description:
			'This provider has no such function. See the table of providers in the documentation. Nothing was sent.',
	});
}

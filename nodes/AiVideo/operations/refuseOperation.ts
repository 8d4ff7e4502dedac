import { VideoError } from '../api/errors';
import type { Provider } from '../protocol/provider';

/** An operation the provider has no endpoint for, said before any request. */
export function notOffered(provider: Provider, what: string): VideoError {
	return new VideoError('refused', `${provider.info.label} cannot ${what}`, {
		description:
			'This provider has no such function. See the table of providers in the documentation. Nothing was sent.',
	});
}

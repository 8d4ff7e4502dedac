import { isSameOrigin, parseWebAddress } from '../api/addresses';
import type { JobFacts } from '../api/errors';
import type { JobReading } from '../protocol/job';
import type { Session } from './session';

/** The provider's own link to a file: for services that fetch by link, and for when we cannot. */

/** What of a session tells where its provider is. */
type Home = Pick<Session, 'provider'> & { readonly client: Pick<Session['client'], 'baseUrl'> };

/**
 * The link, whole; `null` where the file is only to be had with the key, which is so at the
 * provider's own address.
 * @param fileIndex which of the job's files, from 0
 */
export function fileLink(
	{ provider, client }: Home,
	reading: JobReading,
	fileIndex = 0,
): string | null {
	if (reading.job.status !== 'completed') return null;
	const sources = provider.files(reading, 'video')[fileIndex]?.sources ?? [];
	const links = sources.flatMap((source) => (source.kind === 'url' ? [source.url] : []));
	// A sentence that begins with an address is no link.
	const isElsewhere = (url: string) =>
		!/\s/.test(url) && parseWebAddress(url) !== null && !isSameOrigin(url, client.baseUrl);
	return links.find(isElsewhere) ?? null;
}

/** What errors and notes tell of a job. */
export function factsOf(session: Home, reading: JobReading): JobFacts {
	return { ...reading.job, url: fileLink(session, reading) };
}

import { VideoError } from '../api/errors';

/**
 * What users copy from a cloud drive leads to a page that shows the file, not to the file. A provider
 * that fetches images itself would be paid for a picture it never saw.
 */

interface Share {
	/** Hosts, without `www.` */
	readonly host: RegExp;
	readonly path: RegExp;
	/** The address of the file; `null` when a page is all there is. */
	direct(url: URL): string | null;
}

const GITHUB_FILE = /^\/([^/]+\/[^/]+)\/blob\/(.+)$/;

/** From the help pages of the services; each address was made public with its Share button. */
const SHARES: readonly Share[] = [
	{
		host: /^(drive|docs)\.google\.com$/,
		path: /^\/(file\/d\/|open$|drive\/|folders\/)/,
		direct(url) {
			const id = /^\/file\/d\/([\w-]+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('id');
			return id === null
				? null
				: `https://drive.google.com/uc?export=download&id=${encodeURIComponent(id)}`;
		},
	},
	{
		host: /^dropbox\.com$/,
		path: /^\/(s|scl\/fi)\//,
		direct(url) {
			const direct = new URL(url);
			direct.searchParams.delete('dl');
			direct.searchParams.set('raw', '1');
			return direct.href;
		},
	},
	{
		host: /^github\.com$/,
		path: GITHUB_FILE,
		direct: ({ pathname }) =>
			pathname.replace(GITHUB_FILE, 'https://raw.githubusercontent.com/$1/$2'),
	},
	{
		host: /^(photos\.google\.com|photos\.app\.goo\.gl|1drv\.ms|icloud\.com)$/,
		path: /^/,
		direct: () => null,
	},
	{ host: /^onedrive\.live\.com$/, path: /^\/(?!download)/, direct: () => null },
	{ host: /^imgur\.com$/, path: /^[^.]*$/, direct: () => null },
	{ host: /^(unsplash|pexels)\.com$/, path: /^\/photos?\/[^/]+\/?$/, direct: () => null },
];

function pageError(url: URL): VideoError {
	return new VideoError(
		'refused',
		`Image URL ${url.origin}${url.pathname} leads to a web page, not to an image`,
		{
			description:
				'Enter the address of the image file itself, or download it with the node of that service and set Image Source to Binary Data. Nothing was sent and nothing was charged.',
		},
	);
}

/**
 * The address of the file behind a share link of Google Drive, Dropbox or GitHub; any other address
 * as it is.
 * @throws `refused` for an address that can only be a page
 */
export function directAddress(address: string): string {
	if (!URL.canParse(address)) return address;
	const url = new URL(address);
	const host = url.hostname.replace(/^www\./, '');
	const share = SHARES.find((one) => one.host.test(host) && one.path.test(url.pathname));
	if (share === undefined) return address;
	const direct = share.direct(url);
	if (direct === null) throw pageError(url);
	return direct;
}

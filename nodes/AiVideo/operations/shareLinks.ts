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

/** Of Google Drive, also for one of several accounts, or a domain of one's own. */
const DRIVE_FILE = /^\/(?:a\/[^/]+\/)?file(?:\/u\/\d+)?\/d\/([\w-]+)/;

/**
 * What the Share button of each service gives. Dropbox' help page "Force a file or folder to download"
 * names `raw=1`; the others are as their pages link to the files themselves.
 */
const SHARES: readonly Share[] = [
	{
		host: /^(drive|docs)\.google\.com$/,
		path: /^\/(?:a\/[^/]+\/)?(file\/|open$|drive\/|folders\/|document\/|spreadsheets\/|presentation\/)/,
		direct({ pathname, searchParams }) {
			const id = DRIVE_FILE.exec(pathname)?.[1] ?? searchParams.get('id');
			if (id === null) return null;
			// Files that were shared before 2021 are not to be had without it.
			const resourceKey = searchParams.get('resourcekey');
			const query = { export: 'download', id, ...(resourceKey && { resourcekey: resourceKey }) };
			return `https://drive.google.com/uc?${new URLSearchParams(query).toString()}`;
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
		`The image address ${url.origin}${url.pathname} leads to a web page, not to an image`,
		{
			description:
				'Enter the address of the image file itself, or load it with the node of that service and use its file. Nothing was sent and nothing was charged.',
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

import { contentKind } from '../media/contentKind';
import { failureOf } from './cause';
import { readFamilyJob } from './familyJob';
import { readLinks } from './links';
import { isTerminal } from './status';

/** What JSON or text says that came in place of a file. Pure. */

export type ContentAnswer =
	/** Addresses of the file, best first. */
	| { readonly kind: 'elsewhere'; readonly urls: readonly string[] }
	/** The file stands in it, in base64. */
	| { readonly kind: 'embedded' }
	/** The job in it has not ended. */
	| { readonly kind: 'notReady'; readonly reason: string }
	/** The job in it ended without a file. */
	| { readonly kind: 'gone'; readonly reason: string }
	/** Nothing of the file. */
	| { readonly kind: 'wrong'; readonly reason: string };

/** Enough of base64 to see what it holds. */
const BASE64 = /(?:^|["',])\s*(?:data:[\w.+-]+\/[\w.+-]+;base64,)?([A-Za-z0-9+/\\_-]{64})/g;
const MAX_STRINGS = 50;

/** Whether bytes are a video by their first ones. */
export function isVideo(firstBytes: Uint8Array): boolean {
	return contentKind(firstBytes)?.mimeType.startsWith('video/') ?? false;
}

/** Whether a text holds a video in base64. */
function holdsVideo(text: string): boolean {
	let strings = 0;
	for (const [, base64 = ''] of text.matchAll(BASE64)) {
		if (isVideo(Buffer.from(base64.replace(/\\/g, ''), 'base64'))) return true;
		if (++strings >= MAX_STRINGS) return false;
	}
	return false;
}

const ONLY_ADDRESS = /^\s*"?(https?:\/\/[^\s"<>]+)"?\s*$/i;

/** @param text as it came, of which `json` is what could be parsed */
export function readContentAnswer(json: unknown, text: string): ContentAnswer {
	const address = ONLY_ADDRESS.exec(text)?.[1];
	if (address !== undefined) return { kind: 'elsewhere', urls: [address] };
	if (holdsVideo(text)) return { kind: 'embedded' };
	const failure = failureOf({ json, text });
	const words = failure?.message ?? failure?.code ?? null;
	const job = readFamilyJob(json, { id: '-' });
	if (job && job.isVague !== true) {
		const { status } = job.job;
		if (!isTerminal(status)) return { kind: 'notReady', reason: `the video is ${status}` };
		if (status !== 'completed') return { kind: 'gone', reason: words ?? `the video is ${status}` };
	}
	const urls = readLinks(json).filter((url) => !/^data:/i.test(url));
	if (urls.length > 0) return { kind: 'elsewhere', urls };
	const came = json === undefined ? 'text came instead of a file' : 'JSON came instead of a file';
	return { kind: 'wrong', reason: words ?? came };
}

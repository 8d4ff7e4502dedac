import { isForeign, membersOf, plainKey, unwrap } from './answerParts';
import { isObject, readText } from './fields';

/** The links to a video in an answer, known by what they are: an address under a key that speaks of one. */

/** Lists count as a level of their own. */
const MAX_DEPTH = 16;
const MAX_VALUES = 2_000;
const MAX_LIST = 20;

/** Keys, plain. A file of the job, and what is not its video. */
const SPEAKS_OF_FILE =
	/video|url|uri|output|download|result|content|file|link|href|src|media|asset|mp4/;
const OTHER_FILE =
	/image|img|thumb|cover|poster|preview|frame|sprite|avatar|icon|logo|audio|music|sound|subtitle|caption|input|source(?!s?$)/;
const OTHER_ADDRESS =
	/callback|webhook|hook|status|cancel|poll|docs?$|help|support|console|dashboard|website|proxy|^(get|self|next|prev|web|stream|api|endpoint|error|errors)$|^(get|self|status|response|request)url$/;

const ADDRESS = /^(https?:\/\/|data:video\/|\/(?!\/)\S)/i;
const PATH_OF_FILE = /^[^\s:]+\.(mp4|mov|m4v|webm|mkv)(\?|$)/i;
const VIDEO_FILE = /\.(mp4|mov|m4v|webm|mkv)([?#]|$)/i;
const NO_VIDEO =
	/\.(png|jpe?g|webp|avif|svg|bmp|heic|mp3|wav|m4a|flac|srt|vtt|txt|json|html?)([?#]|$)/i;
/** Where a server keeps a file on its own disk. */
const OWN_DISK = /path|dir$|directory|filename/;
/** What is offered as a video and is none that n8n could store. */
const POOR = /\.(gif|m3u8|mpd|zip)([?#]|$)/i;

interface FoundLink {
	readonly url: string;
	/** The smaller, the better. */
	readonly rank: number;
	readonly depth: number;
}

function isWatermarked(key: string): boolean {
	return (
		key.includes('watermark') &&
		!/(no|without|free|un|remove)(d)?watermark|watermark(free|less)/.test(key)
	);
}

/** How well the way to an address speaks of the video; `null` when it speaks of something else. */
function rankOf(path: readonly string[], url: string): number | null {
	const named = path.filter((key) => key !== '');
	const last = named[named.length - 1] ?? '';
	if (NO_VIDEO.test(url)) return null;
	if (named.some((key) => OTHER_FILE.test(key) || OTHER_ADDRESS.test(key))) return null;
	if (OWN_DISK.test(last) && !/^(https?|data):/i.test(url)) return null;
	const isVideoFile = VIDEO_FILE.test(url);
	if (!SPEAKS_OF_FILE.test(last) && !isVideoFile) return null;
	// A relay keeps what it adds to an answer of its upstream under `metadata`.
	const isMetadata = named.includes('metadata');
	const isVideo = named.some((key) => key.includes('video'));
	const base = isVideo ? 0 : 1;
	const penalties = [isMetadata, named.some(isWatermarked), POOR.test(url), /^data:/i.test(url)];
	return (
		base + penalties.reduce((sum, applies, index) => sum + (applies ? 2 ** (index + 1) : 0), 0)
	);
}

/** Signed addresses have some kB; only one that holds the file itself is longer. */
const MAX_ADDRESS = 8_192;

function isAddress(text: string): boolean {
	if (text.length > MAX_ADDRESS) return /^data:video\//i.test(text);
	return ADDRESS.test(text) || PATH_OF_FILE.test(text);
}

/** Collects links; of a list the first entry that has any, since the others are other videos. */
function collect(root: unknown): readonly FoundLink[] {
	let budget = MAX_VALUES;

	function walk(value: unknown, path: readonly string[]): readonly FoundLink[] {
		if (path.length > MAX_DEPTH || budget-- <= 0) return [];
		const text = readText(value);
		if (text !== null && isAddress(text)) {
			const rank = rankOf(path, text);
			return rank === null ? [] : [{ url: text, rank, depth: path.length }];
		}
		const inner = unwrap(value);
		if (Array.isArray(inner)) {
			for (const entry of inner.slice(0, MAX_LIST)) {
				const found = walk(entry, [...path, '']);
				if (found.length > 0) return found;
			}
			return [];
		}
		if (!isObject(inner)) return [];
		return membersOf(inner).flatMap(([key, child]) =>
			isForeign(key) ? [] : walk(child, [...path, plainKey(key)]),
		);
	}

	return walk(root, []);
}

/**
 * The addresses of a completed job's video, best first; may be relative, or hold the file itself.
 * Pictures, the request's own input and addresses of other things are left out.
 */
export function readLinks(answer: unknown): readonly string[] {
	const found = [...collect(answer)].sort(
		(one, other) => one.rank - other.rank || one.depth - other.depth,
	);
	return [...new Set(found.map(({ url }) => url))];
}

import { readFailure } from '../protocol/failure';
import {
	at,
	isObject,
	readId,
	readName,
	readNumber,
	readProse,
	readText,
	readTime,
} from '../protocol/fields';
import { type Cost, type Failure, type Job, type JobReading, unseenJob } from '../protocol/job';
import type { JobPage } from '../protocol/provider';
import type { HttpResponse } from '../protocol/wire';

/** What Replicate tells of a prediction: its HTTP reference, "Prediction lifecycle", "Data retention". */

const STATES: Readonly<Record<string, Job['status']>> = {
	starting: 'queued',
	processing: 'in_progress',
	succeeded: 'completed',
	failed: 'failed',
	canceled: 'cancelled',
	// Its deadline came before it ran.
	aborted: 'cancelled',
};

/** `… flagged as sensitive. (E005)` */
const CODE = /\bE\d{3,4}\b/;

/** A prediction's own words; those of an answer that is none. */
export function readReason({ json }: Pick<HttpResponse, 'json'>): Failure | null {
	if (readText(at(json, 'id')) === null) return readFailure(json);
	const words = readProse(at(json, 'error'));
	return words === null ? null : { code: CODE.exec(words)?.[0] ?? null, message: words };
}

const ONE_HOUR_MS = 3_600_000;

/** An hour after the end, Replicate deletes what the API has made. */
function expiryOf(json: unknown): string | null {
	const ended = readTime(at(json, 'completed_at'));
	if (ended === null || readText(at(json, 'source')) === 'web') return null;
	return readTime(Date.parse(ended) + ONE_HOUR_MS);
}

const ADDRESS = /^https?:\/\//i;
const VIDEO = /\.(mp4|mov|webm|mkv|m4v|avi|gif)(?:[?#]|$)/i;

/** One file, a list, or several by name; beside videos, the other files of a model are none. */
function linksOf(output: unknown): readonly string[] {
	const values = isObject(output) ? Object.values(output) : [output];
	const links = values
		.flat()
		.flatMap((value) => readText(value) ?? [])
		.filter((text) => ADDRESS.test(text));
	const videos = links.filter((link) => VIDEO.test(link));
	return videos.length > 0 ? videos : links;
}

/** What runs by its version is charged by the second; the rest by what comes out, which no answer prices. */
function costOf(json: unknown): Cost | null {
	const isByTime = /^[0-9a-f]{64}$/.test(readText(at(json, 'version')) ?? '');
	const amount = readNumber(at(json, 'metrics', 'predict_time'));
	return isByTime && amount !== null && amount > 0 ? { amount, unit: 'seconds of compute' } : null;
}

function secondsOf(json: unknown): number | null {
	const told = [
		at(json, 'metrics', 'video_output_duration_seconds'),
		at(json, 'input', 'duration'),
	];
	return told.map(readNumber).find((seconds) => seconds !== null && seconds > 0) ?? null;
}

/** A prediction that has succeeded and has no file. */
function withoutFile(json: unknown): Partial<Job> {
	return at(json, 'data_removed') === true
		? {
				status: 'expired',
				failure: { code: 'data_removed', message: 'The files were deleted an hour after the end' },
			}
		: {
				status: 'failed',
				failure: { code: null, message: 'The model made no file' },
				expiresAt: null,
			};
}

/** `null`: no prediction. */
export function readingOf(json: unknown): JobReading | null {
	const id = readId(at(json, 'id'));
	const word = readText(at(json, 'status'));
	if (id === null || word === null) return null;
	const known = STATES[word];
	const links = known === 'completed' ? linksOf(at(json, 'output')) : [];
	const isEmpty = known === 'completed' && links.length === 0;
	const status = known ?? 'in_progress';
	const unseen = unseenJob({ id }, id);
	return {
		...unseen,
		contentUrls: links,
		answer: json,
		cost: costOf(json),
		...(known === undefined && { isVague: true }),
		...(isEmpty && { isCharged: true }),
		job: {
			...unseen.job,
			status,
			model: readName(at(json, 'model')),
			prompt: readProse(at(json, 'input', 'prompt')),
			seconds: secondsOf(json),
			createdAt: readTime(at(json, 'created_at')),
			completedAt: readTime(at(json, 'completed_at')),
			expiresAt: status === 'completed' ? expiryOf(json) : null,
			failure: ['failed', 'cancelled'].includes(status) ? readReason({ json }) : null,
			...(isEmpty && withoutFile(json)),
		},
	};
}

/** Newest first, a hundred a page; `next` names the page after it by a cursor. */
export function readPage(json: unknown): JobPage | null {
	const results = at(json, 'results');
	if (!Array.isArray(results)) return null;
	const readings = results.flatMap((entry: unknown) => readingOf(entry) ?? []);
	const next = readText(at(json, 'next')) ?? '';
	const cursor = new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('cursor');
	return {
		readings,
		next: cursor ? { method: 'GET', path: '/predictions', query: { cursor } } : null,
	};
}

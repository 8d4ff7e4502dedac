import { readFailure } from '../protocol/failure';
import { at, decodeId, isObject, listAt, readId, readText, readTime } from '../protocol/fields';
import type { JobReading, JobRef } from '../protocol/job';
import type { PollVerdict, ProbeVerdict, Provider, SubmissionVerdict } from '../protocol/provider';
import type { Call, HttpResponse, VideoFile } from '../protocol/wire';
import * as verdicts from '../protocol/verdicts';
import {
	completedInline,
	INLINE,
	pathOf,
	read,
	readJob,
	readOperation,
	readReason,
	short,
	write,
} from './geminiJobs';
import { apiOf, submit, TAKES } from './geminiRequests';

/** A wrong key is a bad request here. */
function isWrongKey({ status, json }: HttpResponse): boolean {
	const words = `${readReason({ json })?.message ?? ''} ${JSON.stringify(at(json, 'error', 'details') ?? '')}`;
	return status === 400 && /API_KEY_(INVALID|EXPIRED)|api key (not valid|expired)/i.test(words);
}

/** Google says of every exhausted quota that it should be looked up in the billing details. */
function isRateLimit({ status, json }: HttpResponse): boolean {
	const details = JSON.stringify(at(json, 'error', 'details') ?? '');
	const words = readFailure(json)?.message ?? '';
	const isDaily = /per\s*day/i.test(`${words} ${details}`);
	return status === 429 && !isDaily && /retryDelay|retry in \d/i.test(`${words} ${details}`);
}

/** `:predictLongRunning` answers with a name, an interaction with an ID. */
function refIn(json: unknown, call: Call): JobRef | null {
	if (!isObject(json)) return null;
	const isInteraction = 'path' in call && call.path === '/interactions';
	if (!isInteraction) return readOperation(readText(json.name) ?? '');
	const id = readId(json.id);
	return id === null ? null : short({ id });
}

function readSubmission(response: HttpResponse, call: Call): SubmissionVerdict {
	const { json } = response;
	const ref = verdicts.isSuccess(response) ? refIn(json, call) : null;
	if (ref !== null && isObject(json)) {
		const reading = readJob(json, ref);
		const { job } = reading;
		const isNew = ref.route !== undefined && job.status === 'in_progress';
		return {
			kind: 'accepted',
			reading: isNew ? { ...reading, job: { ...job, status: 'queued' } } : reading,
		};
	}
	return isRateLimit(response) ? { kind: 'busy' } : verdicts.judgeSubmission(response);
}

/** An interaction that is not there is a bad request (seen on the live API). */
const NO_INTERACTION = /invalid interaction name|interaction .{0,200}not found/i;

function isMissing({ status, json }: HttpResponse): boolean {
	return [400, 404].includes(status) && NO_INTERACTION.test(readFailure(json)?.message ?? '');
}

/** How an MP4 begins in base64 (ISO/IEC 14496-12, `ftyp`), in an answer too long to be read to its end. */
const CUT_FILM = /"data"\s*:\s*"AAAA[A-Za-z0-9+/]{2}Z0eXB[^"]*$/;

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	const { json, text } = response;
	if (isMissing(response)) return { kind: 'missing' };
	if (isWrongKey(response)) return { kind: 'denied' };
	if (!verdicts.isSuccess(response)) return verdicts.judgePoll(response);
	if (json === undefined && ref.route === undefined && CUT_FILM.test(text)) {
		return { kind: 'reading', reading: completedInline(ref, json) };
	}
	const isJob = isObject(json) && (ref.route === undefined ? 'status' in json : 'name' in json);
	return isJob ? { kind: 'reading', reading: readJob(json, ref) } : { kind: 'late' };
}

/** The ID of a file of the Files API, in any of the forms it is named. */
const FILE = /(?:^|\/)files\/([^/?#:]+)/;

function filePath(url: string): string | null {
	const segment = FILE.exec(url)?.[1];
	const id = segment === undefined ? null : readId(decodeId(segment));
	return id === null ? null : `/files/${encodeURIComponent(id)}`;
}

/** Each at the base URL, where alone the key may go; a film inside the answer is read out of it. */
function files({ ref, contentUrls }: JobReading): readonly VideoFile[] {
	return contentUrls.map((url) => {
		const path = filePath(url);
		if (url === INLINE) {
			return { sources: [{ kind: 'embedded', call: { method: 'GET', path: pathOf(ref) } }] };
		}
		if (path === null) return { sources: [{ kind: 'url', url }] };
		const call: Call = { method: 'GET', path: `${path}:download`, query: { alt: 'media' } };
		return { sources: [{ kind: 'endpoint', call }] };
	});
}

/** What becomes of Omni's file after the interaction: it is to be fetched once it is ACTIVE. */
function readFile(response: HttpResponse, polled: JobReading): PollVerdict {
	const { json } = response;
	const state = readText(at(json, 'state'));
	if (verdicts.isPassing(response) || state === 'PROCESSING') return { kind: 'late' };
	if (state === 'FAILED') {
		const failure = readReason(response);
		const job = { ...polled.job, status: 'failed', failure } as const;
		return { kind: 'reading', reading: { ...polled, job, contentUrls: [], isCharged: true } };
	}
	// Whatever this answer is, the film may be there: the download will tell.
	const expiresAt = readTime(at(json, 'expirationTime'));
	const job = { ...polled.job, status: 'completed', expiresAt } as const;
	return { kind: 'reading', reading: { ...polled, job } };
}

function readProbe(response: HttpResponse): ProbeVerdict {
	const { status, json } = response;
	if (status === 401 || isWrongKey(response)) return 'wrongKey';
	if (status === 403) return 'noAccess';
	if (status >= 300 && status < 400) return 'moved';
	if (verdicts.isPassing(response)) return 'trouble';
	return status === 200 && Array.isArray(at(json, 'models')) ? 'connected' : 'wrongAddress';
}

/** Those that make videos: all of Veo's method, and the interactions' by their names. */
function readIds(json: unknown): readonly string[] {
	return listAt(json, 'models').flatMap((model) => {
		const id = readText(at(model, 'name'))?.replace(/^models\//, '') ?? '';
		const methods = listAt(model, 'supportedGenerationMethods');
		const api = apiOf(id);
		const isVideo = api === 'interactions' || methods.includes('predictLongRunning');
		return api !== null && isVideo ? [id] : [];
	});
}

/** ai.google.dev, Veo, Omni and interactions pages; googleapis/js-genai 2.32. */
export const gemini: Provider = {
	info: {
		label: 'Google Gemini',
		website: 'https://ai.google.dev',
		keyPage: 'https://aistudio.google.com/apikey',
		accessHint:
			'Check in Google AI Studio that the key may use the Gemini API and that its project has billing: there is no free tier for videos.',
	},
	server: {
		baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
		versionPath: '/v1beta',
	},
	takes: TAKES,
	billing: {
		charged: 'Veo per second of video, Omni per token of video',
		failedJobs: 'Veo: free when blocked; Omni: by the tokens made',
		cancelledJobs: 'Veo cannot be cancelled; Omni: not stated',
		proofs: verdicts.USUAL_PROOFS,
	},
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { 'x-goog-api-key': apiKey } }),
	probe: { call: { method: 'GET', path: '/models', query: { pageSize: '1' } }, read: readProbe },
	submit,
	readSubmission,
	poll: (ref) => ({ method: 'GET', path: pathOf(ref) }),
	readPoll,
	result: {
		call({ ref, contentUrls }) {
			const path = ref.route === undefined ? filePath(contentUrls[0] ?? '') : null;
			return path === null ? null : { method: 'GET', path };
		},
		read: readFile,
	},
	files,
	readFailure: readReason,
	refText: { write, read },
	models: {
		calls: () => [{ method: 'GET', path: '/models', query: { pageSize: '1000' } }],
		readIds,
	},
	remove: {
		// Of an operation, the API knows no such thing and says so.
		call: (ref) => ({ method: 'DELETE', path: pathOf(ref) }),
		read: (response) => verdicts.isSuccess(response) || isMissing(response),
	},
};

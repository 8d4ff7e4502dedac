import { imageAddress, jsonBody, type WireFields } from '../protocol/body';
import { failureOf } from '../protocol/cause';
import { readFailure } from '../protocol/failure';
import { familyRefText, linksOf, videoPath } from '../protocol/familyPaths';
import { at, isObject, readId, readName, readNumber, readText } from '../protocol/fields';
import {
	type Cost,
	type Job,
	type JobReading,
	type JobRef,
	type JobStatus,
	unseenJob,
} from '../protocol/job';
import { bearer } from '../protocol/openAiFamily';
import type { ModelRow, PollVerdict, Provider, Takes } from '../protocol/provider';
import { modelRow, refuseSettings, toList } from '../protocol/refusals';
import { type Encoded, type Refusal, toBoolean, type VideoRequest } from '../protocol/request';
import type { HttpResponse, VideoFile } from '../protocol/wire';
import * as verdicts from '../protocol/verdicts';
import { GUIDED, MODELS, RESOLUTIONS } from './xAiModels';

const TAKES: Takes = {
	models: MODELS,
	defaultModel: 'grok-imagine-video-1.5',
	otherModels: { sizes: null, seconds: null },
	images: {
		by: 'either',
		lastFrame: true,
		maxReferences: 7,
		mustMatchSize: false,
		promptOptional: true,
	},
	options: ['audio'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** What a workflow may bring along from another provider. */
function refuseModel({ model }: VideoRequest): Refusal | null {
	if (!model.startsWith('sora-')) return null;
	const advice = 'Choose a model from the list, for example grok-imagine-video-1.5.';
	return { parameter: 'Model', value: model, takes: 'models of xAI', advice };
}

/** Whether images guide the video, other than as its first frame alone. */
function isGuided({ references, lastFrame }: VideoRequest): boolean {
	return references.length > 0 || lastFrame !== null;
}

/** Nothing is charged for these: they are refused, or fail at once (`failed_precondition`). */
function refuseImages(request: VideoRequest): Refusal | null {
	const model = MODELS.find(({ id }) => id === request.model);
	const { references, lastFrame, firstFrame, seconds } = request;
	if (model === undefined) return null;
	const of = ` for ${model.id}`;
	const count = references.length;
	const advice = 'Remove them, or use grok-imagine-video-1.5.';
	if (count > 0 && !model.takesReferences) {
		const takes = `no reference images${of}`;
		return { parameter: 'Reference Images', value: `of ${count}`, takes, advice };
	}
	if (lastFrame !== null && !model.pinsFrames) {
		return { parameter: 'Last Frame', value: 'of an image', takes: `no last frame${of}`, advice };
	}
	if (count > 0 && firstFrame !== null && !model.pinsFrames) {
		const takes = `no reference images beside a first frame${of}`;
		return { parameter: 'Reference Images', value: `of ${count}`, takes, advice };
	}
	const { guidedSeconds = Infinity } = model;
	if (count > 0 && seconds !== null && seconds > guidedSeconds) {
		const takes = `at most ${guidedSeconds} seconds with reference images${of}`;
		return { parameter: 'Duration', value: String(seconds), takes };
	}
	return null;
}

function refuseFrame(request: VideoRequest, { resolutions }: Omit<ModelRow, 'id'>): Refusal | null {
	const { size, resolution, model } = request;
	if (size !== null) {
		const advice = 'Remove the option Size and choose Aspect Ratio and Resolution instead.';
		return { parameter: 'Size', value: size, takes: 'no size in pixels', advice };
	}
	if (resolution === 'auto') return null;
	const known = isGuided(request) ? GUIDED : (resolutions ?? RESOLUTIONS);
	if (known.includes(resolution)) return null;
	const by = isGuided(request) ? 'with reference images or a last frame' : `for ${model}`;
	return { parameter: 'Resolution', value: resolution, takes: `${toList(known)} ${by}` };
}

/** A video that grows out of one image has its shape; the node's own default is nobody's wish then. */
function ratioOf(request: VideoRequest): string | undefined {
	const { aspectRatio, firstFrame } = request;
	const isFrameAlone = firstFrame !== null && !isGuided(request);
	if (aspectRatio === 'auto' || (isFrameAlone && aspectRatio === '16:9')) return undefined;
	return aspectRatio;
}

function submit(request: VideoRequest): Encoded {
	const refusal =
		refuseModel(request) ??
		refuseSettings(TAKES, request) ??
		refuseImages(request) ??
		refuseFrame(request, modelRow(TAKES, request.model));
	if (refusal) return { kind: 'refused', refusal };
	const { model, prompt, seconds, resolution, firstFrame, lastFrame, references } = request;
	const fields: WireFields = {
		model,
		prompt: prompt === '' ? undefined : prompt,
		duration: seconds,
		aspect_ratio: ratioOf(request),
		resolution: resolution === 'auto' ? undefined : resolution,
		image: firstFrame && { url: imageAddress(firstFrame) },
		last_frame: lastFrame && { url: imageAddress(lastFrame) },
		reference_images:
			references.length === 0
				? undefined
				: references.map((image) => ({ url: imageAddress(image) })),
		generate_audio: toBoolean(request.audio),
	};
	const body = jsonBody(fields, request.extraFields);
	const call = { method: 'POST', path: '/videos/generations', body } as const;
	return { kind: 'call', call, asked: { size: null, seconds } };
}

/** 10^10 ticks are a dollar. */
const TICKS = 1e10;

function readCost(json: unknown): Cost | null {
	const ticks = readNumber(at(json, 'usage', 'cost_in_usd_ticks'));
	return ticks === null || ticks < 0 ? null : { amount: ticks / TICKS, currency: 'USD' };
}

function isPaid(json: unknown): boolean {
	return (readCost(json)?.amount ?? 0) > 0;
}

const ENDS: Readonly<Record<string, JobStatus>> = {
	done: 'completed',
	failed: 'failed',
	expired: 'expired',
};

function readPositive(value: unknown): number | null {
	const number = readNumber(value);
	return number !== null && number > 0 ? number : null;
}

function readProgress(value: unknown): number | null {
	const number = readNumber(value);
	return number === null ? null : Math.min(100, Math.max(0, Math.round(number)));
}

function readingOf(ref: JobRef, json: unknown, job: Partial<Job>): JobReading {
	const unseen = unseenJob(ref, ref.id);
	const told = {
		progress: readProgress(at(json, 'progress')),
		model: readName(at(json, 'model')),
		seconds: readPositive(at(json, 'video', 'duration')),
	};
	return {
		...unseen,
		answer: json,
		cost: readCost(json),
		job: { ...unseen.job, ...told, ...job },
	};
}

const WITHHELD = { code: 'moderation', message: 'the video was withheld by moderation' };

/** Made, and kept back: that is charged as a video is. */
function withheld(ref: JobRef, json: unknown, failure: Job['failure']): JobReading {
	return { ...readingOf(ref, json, { status: 'failed', failure }), isCharged: true };
}

function completed(ref: JobRef, json: unknown): JobReading {
	const url = readText(at(json, 'video', 'url'));
	// Where `storage_options` asked for it, under Extra Fields: it outlives the other one's day.
	const stored = readText(at(json, 'video', 'file_output', 'public_url'));
	return {
		...readingOf(ref, json, { status: 'completed', progress: 100 }),
		contentUrls: url === null ? [] : [url],
		...(stored !== null && { spareUrls: [stored] }),
	};
}

function ended(ref: JobRef, json: unknown, status: JobStatus): JobReading {
	const failure = readFailure({ error: at(json, 'error') });
	const reading = readingOf(ref, json, { status, failure });
	return isPaid(json) ? { ...reading, isCharged: true } : reading;
}

/** `pending`, or HTTP 202 with whatever, or nothing; progress comes once it has begun. */
function running(ref: JobRef, json: unknown, isTold: boolean): JobReading {
	const hasBegun = (readNumber(at(json, 'progress')) ?? 0) > 0;
	const reading = readingOf(ref, json, { status: hasBegun ? 'in_progress' : 'queued' });
	return isTold ? reading : { ...reading, isVague: true };
}

function readJob({ status: httpStatus, json }: HttpResponse, ref: JobRef): JobReading {
	const word = readText(at(json, 'status'));
	const hasVideo = readText(at(json, 'video', 'url')) !== null;
	if (at(json, 'video', 'respect_moderation') === false) return withheld(ref, json, WITHHELD);
	const end = word === null ? (hasVideo ? 'completed' : undefined) : ENDS[word];
	if (end === 'completed') return completed(ref, json);
	if (end !== undefined) return ended(ref, json, end);
	return running(ref, json, word === 'pending' || (word === null && httpStatus === 202));
}

/** A wrong key is answered 400, with OpenAI's words. */
function isWrongKey({ status, json }: HttpResponse): boolean {
	const words = readText(at(json, 'error')) ?? '';
	return status === 401 || (status === 400 && /incorrect api key/i.test(words));
}

/** `imagine:content-moderated` on HTTP 400 is how the job ended, no error of the request. */
function isOutcome({ status, json }: HttpResponse): boolean {
	return status === 400 && (readText(at(json, 'code')) ?? '').startsWith('imagine:');
}

function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
	const { status, json } = response;
	if (isWrongKey(response)) return { kind: 'denied' };
	if (isOutcome(response)) {
		return { kind: 'reading', reading: withheld(ref, json, readFailure(json)) };
	}
	const isJob = status === 202 || (status === 200 && isObject(json));
	return isJob
		? { kind: 'reading', reading: readJob(response, ref) }
		: verdicts.judgePoll(response);
}

function files(reading: JobReading): readonly VideoFile[] {
	const spare = (reading.spareUrls ?? []).map((url) => ({ kind: 'url', url }) as const);
	const sources = [...linksOf(reading), ...spare];
	return sources.length === 0 ? [] : [{ sources }];
}

/** docs.x.ai, "Video Generation" (September 2026), `vercel/ai` and xAI's Python SDK 1.21. */
export const xAi: Provider = {
	info: {
		label: 'xAI Grok Imagine',
		website: 'https://x.ai/api/imagine',
		keyPage: 'https://console.x.ai',
		accessHint: 'Check on console.x.ai that the key may use video models and has credits left.',
	},
	server: { baseUrl: 'https://api.x.ai/v1', versionPath: '/v1', hosts: /\.api\.x\.ai$/i },
	takes: TAKES,
	billing: {
		charged: 'per second and per image; the amount comes with the finished video',
		failedJobs: 'not stated; a video that moderation withholds is charged',
		cancelledJobs: 'cannot be cancelled',
		proofs: `${verdicts.USUAL_PROOFS}; but none that tells a price`,
	},
	authorize: bearer,
	probe: {
		call: { method: 'GET', path: videoPath({ id: 'n8n-credential-test' }) },
		read: (response) => (isWrongKey(response) ? 'wrongKey' : verdicts.judgeProbe(response)),
	},
	submit,
	readSubmission(response) {
		const { json } = response;
		const id = verdicts.isSuccess(response) ? readId(at(json, 'request_id')) : null;
		// A refusal with a price may be of an image that moderation has already looked at.
		if (id === null) return isPaid(json) ? { kind: 'unknown' } : verdicts.judgeSubmission(response);
		return { kind: 'accepted', reading: readingOf({ id }, json, { status: 'queued' }) };
	},
	poll: (ref) => ({ method: 'GET', path: videoPath(ref) }),
	readPoll,
	files,
	readFailure: failureOf,
	refText: familyRefText,
	models: {
		calls: () => [{ method: 'GET', path: '/video-generation-models' }],
		readIds: (json) =>
			[at(json, 'models')].flat().flatMap((model) => readText(at(model, 'id')) ?? []),
	},
};

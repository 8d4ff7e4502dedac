import { formBody, imageAddress, jsonBody, type WireFields } from '../protocol/body';
import { isModelMissing } from '../protocol/cause';
import { checkRequest } from '../protocol/checkRequest';
import { isPage, readFailure } from '../protocol/failure';
import { readFamilyJob } from '../protocol/familyJob';
import { contentEndpoint, embeddedIn, otherLinks, videoPath } from '../protocol/familyPaths';
import { at, isObject, readText } from '../protocol/fields';
import { type JobReading, type JobRef, unseenJob } from '../protocol/job';
import { createVideo, openAiFamily } from '../protocol/openAiFamily';
import type { PollVerdict, StateSource, Takes } from '../protocol/provider';
import { refuseSettings } from '../protocol/refusals';
import type { Encoded, VideoRequest } from '../protocol/request';
import { toPixels } from '../protocol/sizes';
import { toJobStatus } from '../protocol/status';
import { isSuccess, judgePoll, judgeProbe, USUAL_PROOFS } from '../protocol/verdicts';
import type { Call, HttpResponse, Variant, VideoFile } from '../protocol/wire';
import { channelShape } from './newApiChannels';

const SIZES = ['720x1280', '1280x720'];
const SIZES_PRO = [...SIZES, '1024x1792', '1792x1024'];

const TAKES: Takes = {
	defaultModel: 'sora-2',
	models: [
		{ id: 'sora-2', sizes: SIZES, seconds: null, imagesBy: 'upload' },
		{ id: 'sora-2-pro', sizes: SIZES_PRO, seconds: null, imagesBy: 'upload' },
	],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', mustMatchSize: true, promptOptional: false },
	options: [],
	variants: ['video'],
	maxRunningJobs: null,
};

/** The generic route, which servers had before they had OpenAI's (QuantumNous/new-api, router). */
const GENERIC_PATH = '/video/generations';

/** Sora's channel passes the request on to OpenAI's API, which takes images as files only. */
const SORA_MODEL = /^sora-/;

function imageFields({ firstFrame }: VideoRequest): WireFields {
	return firstFrame ? { image: imageAddress(firstFrame) } : {};
}

/** `{code, message, data: null}`: what the relay says of submissions and tasks. */
function isFlatEnvelope(json: unknown): boolean {
	return (
		isObject(json) &&
		typeof json.code === 'string' &&
		typeof json.message === 'string' &&
		json.data === null
	);
}

/** The router's own 404 or 405; that of an upstream is a flat envelope, and comes of a known route. */
function isUnknownRoute({ status, json }: HttpResponse): boolean {
	return (status === 404 || status === 405) && !isFlatEnvelope(json);
}

/** The generic route takes JSON alone, and sizes in both ways. */
function genericCreate(request: VideoRequest, fields: WireFields, size: string | null): Call {
	const pixels = size === null ? {} : toPixels(size);
	const body = jsonBody(
		{ ...fields, duration: request.seconds, ...pixels, ...imageFields(request) },
		request.extraFields,
	);
	return { method: 'POST', path: GENERIC_PATH, body };
}

function submit(request: VideoRequest): Encoded {
	const { model, prompt, seconds, firstFrame, extraFields } = request;
	const refusal = refuseSettings(TAKES, request);
	if (refusal) return { kind: 'refused', refusal };
	const shape = channelShape(request);
	if (shape?.kind === 'refused') return shape;
	const choice = shape ? null : checkRequest(TAKES, request);
	if (choice?.kind === 'refused') return choice;
	const size = choice?.size ?? null;
	const isSora = SORA_MODEL.test(model);
	const fields = {
		model,
		prompt,
		...(shape?.fields ?? { size }),
		// A number does not parse in JSON.
		seconds: seconds === null ? undefined : String(seconds),
		// The other channels read this one.
		duration: isSora ? undefined : seconds,
	};
	const body =
		isSora && firstFrame
			? formBody(fields, extraFields, 'input_reference', [firstFrame])
			: jsonBody({ ...fields, ...imageFields(request) }, extraFields);
	const call = genericCreate(request, fields, size);
	return createVideo(body, { size, seconds }, { call, isNeeded: isUnknownRoute });
}

function genericPoll({ id }: JobRef): Call {
	return { method: 'GET', path: `${GENERIC_PATH}/${encodeURIComponent(id)}` };
}

function poll(ref: JobRef): Call {
	const fallback = { call: genericPoll(ref), isNeeded: isUnknownRoute };
	return { method: 'GET', path: videoPath(ref), fallback };
}

/** The relay's own record, where OpenAI's route shows what the upstream last said. */
const record: StateSource = {
	call: genericPoll,
	read(response, ref): PollVerdict {
		const { json } = response;
		// Of a task that failed, the address of the result is the text of the reason.
		const reading = isSuccess(response) ? readFamilyJob(json, ref) : null;
		return reading ? { kind: 'reading', reading: refine(reading, json) } : judgePoll(response);
	},
};

const CURRENT_STATUS = /current status:\s*(\w+)/i;

/** Keys that are limited to some models may see the content of a job where they may not see the job. */
const content: StateSource = {
	call: (ref) => ({ method: 'GET', path: videoPath(ref, 'content') }),
	read(response, ref): PollVerdict {
		const { status, headers, text } = response;
		const reading = (state: JobReading['job']['status']): PollVerdict => {
			const unseen = unseenJob(ref, ref.id);
			return { kind: 'reading', reading: { ...unseen, job: { ...unseen.job, status: state } } };
		};
		const isFile = /^(video|application\/octet)/i.test(headers['content-type'] ?? '');
		if (status === 200 && isFile && !isPage(text)) return reading('completed');
		const word = CURRENT_STATUS.exec(readFailure(response.json)?.message ?? text)?.[1];
		return word === undefined ? judgePoll(response) : reading(toJobStatus(word) ?? 'in_progress');
	},
};

/** Older data keeps the address of a finished video where failed jobs have their reason. */
function addReasonLinks(reading: JobReading, answer: unknown): JobReading {
	if (reading.job.status !== 'completed') return reading;
	const reasons = [answer, at(answer, 'data'), at(answer, 'data', 'data')].map((layer) =>
		readText(at(layer, 'fail_reason')),
	);
	const links = reasons.filter((reason) => reason !== null && /^https?:\/\//i.test(reason));
	const contentUrls = [...reading.contentUrls, ...links.filter((link) => link !== null)];
	return { ...reading, contentUrls: [...new Set(contentUrls)] };
}

/** Where answers have the generic shape, there may be no content endpoint yet. */
function refine(reading: JobReading, answer: unknown): JobReading {
	const isGeneric = at(answer, 'data', 'task_id') !== undefined;
	return { ...addReasonLinks(reading, answer), ...(isGeneric && { prefersLinks: true }) };
}

function files(reading: JobReading, variant: Variant): readonly VideoFile[] {
	const endpoint = contentEndpoint(reading.ref, variant);
	const links = [...otherLinks(reading), ...embeddedIn(reading)];
	return [{ sources: reading.prefersLinks ? [...links, endpoint] : [endpoint, ...links] }];
}

/**
 * Every creation that the relay answers with an error it has refunded, and left no task, whatever
 * the HTTP status; a panic in the middle is the one exception. What it says of itself comes of
 * checks before any upstream was asked.
 */
function proof({ status, json }: HttpResponse): 'busy' | 'rejected' | 'unknown' | null {
	const type = readText(at(json, 'error', 'type'));
	if (type === 'new_api_panic') return 'unknown';
	if (!isFlatEnvelope(json) && type !== 'new_api_error') return null;
	return status === 429 && !/quota/i.test(readFailure(json)?.code ?? '') ? 'busy' : 'rejected';
}

/** QuantumNous/new-api and its forks: one relay in front of many vendors, one channel for each. */
export const newApi = openAiFamily({
	info: {
		label: 'New API Relay',
		website: 'https://github.com/QuantumNous/new-api',
		accessHint: 'Check in the relay that the key belongs to a group with video channels.',
	},
	server: {
		baseUrl: null,
		example: 'https://relay.example.com/v1',
		versionPath: '/v1',
		isTypicalRefusal: ({ headers, json }) =>
			headers['x-new-api-version'] !== undefined || isFlatEnvelope(json),
	},
	takes: TAKES,
	billing: {
		charged: 'at submission, settled when the video is done',
		failedJobs: 'refunded by the relay; check that it did',
		cancelledJobs: 'cannot be cancelled',
		proofs: USUAL_PROOFS,
	},
	// Its remix fails in the middle, with nothing sent: it is not offered.
	offers: ['models'],
	proof,
	refine,
	submit,
	poll,
	otherStates: [record, content],
	files,
	probe: {
		call: { method: 'GET', path: videoPath({ id: 'n8n-credential-test' }) },
		// A key for certain models may not see a task without one, and may make videos all the same.
		read: (response) =>
			response.status === 403 && isModelMissing(readFailure(response.json))
				? 'connected'
				: judgeProbe(response),
	},
});

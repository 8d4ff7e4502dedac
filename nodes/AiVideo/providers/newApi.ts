import { formBody, imageAddress, jsonBody, type WireFields } from '../protocol/body';
import { checkRequest } from '../protocol/checkRequest';
import { at, isObject, readText } from '../protocol/fields';
import type { JobReading, JobRef } from '../protocol/job';
import {
	contentEndpoint,
	createVideo,
	linksOf,
	openAiFamily,
	videoPath,
} from '../protocol/openAiFamily';
import type { HttpResponse, Takes } from '../protocol/provider';
import type { Encoded, VideoRequest } from '../protocol/request';
import type { Call, Variant, VideoFile } from '../protocol/wire';

const SIZES = ['720x1280', '1280x720'];
const SIZES_PRO = [...SIZES, '1024x1792', '1792x1024'];

const TAKES: Takes = {
	models: [
		{ id: 'sora-2', sizes: SIZES, seconds: null, imagesBy: 'upload' },
		{ id: 'sora-2-pro', sizes: SIZES_PRO, seconds: null, imagesBy: 'upload' },
	],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', max: 1, mustMatchSize: true, promptOptional: false },
	options: [],
	variants: ['video'],
	maxRunningJobs: null,
};

/** The generic route, which servers had before they had OpenAI's (QuantumNous/new-api, router). */
const OLDER_PATH = '/video/generations';

/** Sora's channel passes the request on to OpenAI's API, which takes images as files only. */
const SORA_MODEL = /^sora-/;

function imageFields({ images }: VideoRequest): WireFields {
	const addresses = images.map(imageAddress);
	return addresses.length > 1 ? { images: addresses } : { image: addresses[0] };
}

/** The generic route takes JSON alone, and sizes in both ways. */
function olderCreate(request: VideoRequest, fields: WireFields, size: string | null): Call {
	const [width, height] = (size ?? '').split('x').map(Number);
	const body = jsonBody(
		{ ...fields, duration: request.seconds, width, height, ...imageFields(request) },
		request.extraFields,
	);
	return { method: 'POST', path: OLDER_PATH, body };
}

function submit(request: VideoRequest): Encoded {
	const choice = checkRequest(TAKES, request);
	if (choice.kind === 'refused') return choice;
	const { model, prompt, seconds, images, extraFields } = request;
	const { size } = choice;
	const isSora = SORA_MODEL.test(model);
	const fields = {
		model,
		prompt,
		size,
		// A number does not parse in JSON.
		seconds: seconds === null ? undefined : String(seconds),
		// The other channels read this one.
		duration: isSora ? undefined : seconds,
	};
	const body =
		isSora && images.length > 0
			? formBody(fields, extraFields, 'input_reference', images)
			: jsonBody({ ...fields, ...imageFields(request) }, extraFields);
	return createVideo(body, { size, seconds }, olderCreate(request, fields, size));
}

function poll(ref: JobRef): Call {
	const older: Call = { method: 'GET', path: `${OLDER_PATH}/${encodeURIComponent(ref.id)}` };
	return { method: 'GET', path: videoPath(ref), older };
}

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
function files(reading: JobReading, variant: Variant): readonly VideoFile[] {
	const endpoint = contentEndpoint(reading.ref, variant);
	const links = linksOf(reading);
	const isGeneric = at(reading.answer, 'data', 'task_id') !== undefined;
	return [{ sources: isGeneric ? [...links, endpoint] : [endpoint, ...links] }];
}

function isFlatEnvelope({ json }: HttpResponse): boolean {
	return (
		isObject(json) &&
		typeof json.code === 'string' &&
		typeof json.message === 'string' &&
		json.data === null
	);
}

/** QuantumNous/new-api and its forks: one relay in front of many vendors, one channel for each. */
export const newApi = openAiFamily({
	info: {
		label: 'New API Relay',
		website: 'https://github.com/QuantumNous/new-api',
		accessHint: 'Check in the relay that the key belongs to a group with video channels.',
	},
	server: { baseUrl: null, versionPath: '/v1', isTypicalRefusal: isFlatEnvelope },
	takes: TAKES,
	billing: {
		charged: 'at submission, settled when the video is done',
		failedJobs: 'refunded by the relay; check that it did',
	},
	offers: ['models', 'remix'],
	refine: addReasonLinks,
	submit,
	poll,
	files,
});

import type {
	ContentSource,
	Dialect,
	Encoded,
	HttpCall,
	JobReading,
	VideoRequest,
} from '../protocol/dialect';
import { imageAddress } from '../protocol/imageAddress';
import { at } from '../protocol/readFields';
import { readJob } from '../protocol/readJob';
import { checkRequest } from '../protocol/checkRequest';
import {
	bearer,
	create,
	endpointThenUrls,
	formBody,
	getStatus,
	jsonBody,
	listModels,
	remixJob,
	type WireFields,
} from '../protocol/videosApi';

const SIZES = ['720x1280', '1280x720'];
const SIZES_PRO = [...SIZES, '1024x1792', '1792x1024'];

/** The generic route, which servers had before they had OpenAI's (QuantumNous/new-api, router). */
const OLDER_PATH = '/video/generations';

/** Sora's channel passes the request on to OpenAI's API, which takes images as files only. */
const SORA_MODEL = /^sora-/;

function imageFields({ images }: VideoRequest): WireFields {
	const addresses = images.map(imageAddress);
	return addresses.length > 1 ? { images: addresses } : { image: addresses[0] };
}

/** The generic route takes JSON alone, and sizes in both ways. */
function olderCreate(request: VideoRequest, fields: WireFields, size: string | null): HttpCall {
	const [width, height] = (size ?? '').split('x').map(Number);
	const body = jsonBody(
		{ ...fields, duration: request.seconds, width, height, ...imageFields(request) },
		request.extraFields,
	);
	return { method: 'POST', path: OLDER_PATH, body };
}

function encode(request: VideoRequest): Encoded {
	const choice = checkRequest(newApi, request);
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
	return create(body, { size, seconds }, olderCreate(request, fields, size));
}

function status(jobId: string): HttpCall {
	const older: HttpCall = { method: 'GET', path: `${OLDER_PATH}/${encodeURIComponent(jobId)}` };
	return { ...getStatus(jobId), older };
}

/** Where answers have the generic shape, there may be no content endpoint yet. */
function content(reading: JobReading): readonly ContentSource[] {
	const [endpoint, ...urls] = endpointThenUrls(reading, 'video');
	const isGeneric = at(reading.answer, 'data', 'task_id') !== undefined;
	return isGeneric && endpoint ? [...urls, endpoint] : endpointThenUrls(reading, 'video');
}

/** QuantumNous/new-api and its forks: one relay in front of many vendors, one channel for each. */
export const newApi: Dialect = {
	name: 'newApi',
	label: 'New API Relay',
	website: 'https://github.com/QuantumNous/new-api',
	baseUrl: null,
	versionPath: '/v1',
	models: [
		{ id: 'sora-2', sizes: SIZES, seconds: null, imagesBy: 'upload' },
		{ id: 'sora-2-pro', sizes: SIZES_PRO, seconds: null, imagesBy: 'upload' },
	],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', atMost: 1, mustMatchSize: true, promptOptional: false },
	variants: ['video'],
	pace: { runningJobs: null },
	billing: {
		charged: 'at submission, settled when the video is done',
		failedJobs: 'refunded by the relay; check that it did',
	},
	accessHint: 'Check in the relay that the key belongs to a group with video channels.',
	authorize: bearer,
	encode,
	status,
	readJob: (answer, jobId) => readJob('newApi', answer, jobId),
	content,
	listModels,
	remix: remixJob,
};

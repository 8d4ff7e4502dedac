import type { Dialect, Encoded, VideoRequest } from './dialect';
import { imageAddress } from './imageAddress';
import { readJob } from './readJob';
import { checkRequest } from './checkRequest';
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
} from './videosApi';

const SIZES = ['720x1280', '1280x720'];
const SIZES_PRO = [...SIZES, '1024x1792', '1792x1024'];

/** Sora's channel passes the request on to OpenAI's API, which takes images as files only. */
const SORA_MODEL = /^sora-/;

function imageFields({ images }: VideoRequest): WireFields {
	const addresses = images.map(imageAddress);
	return addresses.length > 1 ? { images: addresses } : { image: addresses[0] };
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
	return create(body, { size, seconds });
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
	status: getStatus,
	readJob: (answer, jobId) => readJob('newApi', answer, jobId),
	content: endpointThenUrls,
	listModels,
	remix: remixJob,
};

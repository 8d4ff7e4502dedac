import type {
	ContentSource,
	Dialect,
	Encoded,
	JobReading,
	VideoRequest,
} from '../protocol/dialect';
import { openAiListing } from '../protocol/jobListing';
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
	removeJob,
	urlsOnly,
} from '../protocol/videosApi';

/** JSON wherever it is possible: older servers want a file in every form. */
function encode(request: VideoRequest): Encoded {
	const choice = checkRequest(sglang, request, ['seed', 'negativePrompt']);
	if (choice.kind === 'refused') return choice;
	const { model, prompt, seconds, seed, negativePrompt, images, extraFields } = request;
	const { size } = choice;
	const [image] = images;
	const fields = { model, prompt, size, seconds, seed, negative_prompt: negativePrompt };
	const body =
		image?.kind === 'upload'
			? formBody(fields, extraFields, 'input_reference', images)
			: jsonBody({ ...fields, reference_url: image?.url }, extraFields);
	return create(body, { size, seconds });
}

/** A server that stores in a cloud names the address, and answers 400 for the content itself. */
function content(reading: JobReading): readonly ContentSource[] {
	const endpoint = endpointThenUrls(reading, 'video').slice(0, 1);
	return [...urlsOnly(reading), ...endpoint];
}

/** sgl-project/sglang, entrypoints/openai/video_api.py. `seconds` is a number here. */
export const sglang: Dialect = {
	name: 'sglang',
	label: 'SGLang',
	website: 'https://github.com/sgl-project/sglang',
	baseUrl: null,
	versionPath: '/v1',
	models: [],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', atMost: 1, mustMatchSize: false, promptOptional: false },
	variants: ['video'],
	pace: { runningJobs: null },
	billing: { charged: 'nothing: the server is yours', failedJobs: 'free' },
	accessHint: 'Check that the key is the one the server was started with.',
	authorize: bearer,
	encode,
	status: getStatus,
	readJob: (answer, jobId) => readJob('sglang', answer, jobId),
	content,
	listModels,
	list: openAiListing('sglang'),
	remove: removeJob,
};

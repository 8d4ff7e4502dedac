import type { Dialect, Encoded, ReferenceImage, VideoRequest } from '../protocol/dialect';
import { openAiListing } from '../protocol/jobListing';
import { readJob } from '../protocol/readJob';
import { checkRequest } from '../protocol/checkRequest';
import {
	bearer,
	create,
	endpointThenUrls,
	formBody,
	getStatus,
	listModels,
	removeJob,
} from '../protocol/videosApi';

/** Without a length the server may make a single frame; this is the length its jobs then claim. */
const DEFAULT_SECONDS = 4;
/** The node's default, which no such server has: left out, the server takes the one model it has. */
const NO_MODEL = 'sora-2';

/** A file goes as `input_reference`, an address inside `image_reference`; never both. */
function splitImages(images: readonly ReferenceImage[]) {
	const link = images.find((image) => image.kind === 'link');
	const image_reference = link?.kind === 'link' ? { image_url: link.url } : undefined;
	return { image_reference, files: images.filter(({ kind }) => kind === 'upload') };
}

function encode(request: VideoRequest): Encoded {
	const choice = checkRequest(vllmOmni, request, ['seed', 'negativePrompt']);
	if (choice.kind === 'refused') return choice;
	const { model, prompt, seed, negativePrompt, images, extraFields } = request;
	const { size } = choice;
	const seconds = request.seconds ?? DEFAULT_SECONDS;
	const { image_reference, files } = splitImages(images);
	const fields = {
		model: model === NO_MODEL ? undefined : model,
		prompt,
		size,
		seconds: String(seconds),
		seed,
		negative_prompt: negativePrompt,
		image_reference,
	};
	return create(formBody(fields, extraFields, 'input_reference', files), { size, seconds });
}

/** vllm-project/vllm-omni, docs/serving/videos_api.md: a form always, since JSON is answered with 422. */
export const vllmOmni: Dialect = {
	name: 'vllmOmni',
	label: 'vLLM-Omni',
	website: 'https://github.com/vllm-project/vllm-omni',
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
	readJob: (answer, jobId) => readJob('vllmOmni', answer, jobId),
	content: endpointThenUrls,
	listModels,
	list: openAiListing('vllmOmni'),
	remove: removeJob,
};

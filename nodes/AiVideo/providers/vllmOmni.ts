import { formBody } from '../protocol/body';
import { checkRequest } from '../protocol/checkRequest';
import { isObject } from '../protocol/fields';
import { createVideo, openAiFamily } from '../protocol/openAiFamily';
import type { Takes } from '../protocol/provider';
import type { HttpResponse } from '../protocol/wire';
import type { Encoded, ReferenceImage, VideoRequest } from '../protocol/request';

/** Without a length the server may make a single frame; this is the length its jobs then claim. */
const DEFAULT_SECONDS = 4;
/** The node's default, which no such server has: left out, the server takes the one model it has. */
const NO_MODEL = 'sora-2';

const TAKES: Takes = {
	models: [],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', max: 1, mustMatchSize: false, promptOptional: false },
	options: ['seed', 'negativePrompt'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** A file goes as `input_reference`, an address inside `image_reference`; never both. */
function splitImages(images: readonly ReferenceImage[]) {
	const link = images.find((image) => image.kind === 'link');
	const image_reference = link?.kind === 'link' ? { image_url: link.url } : undefined;
	return { image_reference, files: images.filter(({ kind }) => kind === 'upload') };
}

function submit(request: VideoRequest): Encoded {
	const choice = checkRequest(TAKES, request);
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
	return createVideo(formBody(fields, extraFields, 'input_reference', files), { size, seconds });
}

/** FastAPI misses its form fields in a JSON body. */
function missesForm({ status, json }: HttpResponse): boolean {
	return status === 422 && isObject(json) && Array.isArray(json.detail);
}

/** vllm-project/vllm-omni, docs/serving/videos_api.md: a form always, since JSON is answered with 422. */
export const vllmOmni = openAiFamily({
	info: {
		label: 'vLLM-Omni',
		website: 'https://github.com/vllm-project/vllm-omni',
		accessHint: 'Check that the key is the one the server was started with.',
	},
	server: { baseUrl: null, versionPath: '/v1', isTypicalRefusal: missesForm },
	takes: TAKES,
	billing: { charged: 'nothing: the server is yours', failedJobs: 'free' },
	offers: ['models', 'list', 'remove'],
	submit,
});

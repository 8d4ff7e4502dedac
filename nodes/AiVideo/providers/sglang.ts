import { formBody, jsonBody } from '../protocol/body';
import { checkRequest } from '../protocol/checkRequest';
import { contentEndpoint, embeddedIn, linksOf } from '../protocol/familyPaths';
import { createVideo, openAiFamily } from '../protocol/openAiFamily';
import type { Takes } from '../protocol/provider';
import type { Encoded, VideoRequest } from '../protocol/request';
import { USUAL_PROOFS } from '../protocol/verdicts';

/** Left out, the server takes the one model it has. */
const NO_MODEL = '';

const TAKES: Takes = {
	defaultModel: NO_MODEL,
	models: [],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'either', mustMatchSize: false, promptOptional: false },
	options: ['seed', 'negativePrompt'],
	variants: ['video'],
	maxRunningJobs: null,
};

/** JSON wherever it is possible: older servers want a file in every form. `seconds` is a number. */
function submit(request: VideoRequest): Encoded {
	const choice = checkRequest(TAKES, request);
	if (choice.kind === 'refused') return choice;
	const { model, prompt, seconds, seed, negativePrompt, firstFrame, extraFields } = request;
	const { size } = choice;
	const fields = {
		model: model === NO_MODEL ? undefined : model,
		prompt,
		size,
		seconds,
		seed,
		negative_prompt: negativePrompt,
	};
	const body =
		firstFrame?.kind === 'upload'
			? formBody(fields, extraFields, 'input_reference', [firstFrame])
			: jsonBody({ ...fields, reference_url: firstFrame?.url }, extraFields);
	return createVideo(body, { size, seconds });
}

/** sgl-project/sglang, entrypoints/openai/video_api.py. */
export const sglang = openAiFamily({
	info: {
		label: 'SGLang',
		website: 'https://github.com/sgl-project/sglang',
		accessHint: 'Check that the key is the one the server was started with.',
	},
	server: { baseUrl: null, example: 'http://sglang:30000/v1', versionPath: '/v1' },
	takes: TAKES,
	billing: {
		charged: 'nothing: the server is yours',
		failedJobs: 'free',
		cancelledJobs: 'free',
		proofs: USUAL_PROOFS,
	},
	offers: ['models', 'list', 'remove'],
	submit,
	// A server that stores in a cloud names the address, and answers 400 for the content itself.
	files: (reading) => [
		{
			sources: [...linksOf(reading), contentEndpoint(reading.ref, 'video'), ...embeddedIn(reading)],
		},
	],
});

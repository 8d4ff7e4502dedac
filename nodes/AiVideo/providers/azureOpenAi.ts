import { formBody } from '../protocol/body';
import { videoPath } from '../protocol/familyPaths';
import { openAiFamily } from '../protocol/openAiFamily';
import { USUAL_PROOFS } from '../protocol/verdicts';

const SIZES = ['720x1280', '1280x720'];
/** As text on the wire, like OpenAI's. */
const SECONDS = [4, 8, 12];

/**
 * Microsoft's page "Sora 2 video generation" (v1 API) and its REST reference. The model is the name of the
 * user's own deployment: of any other name than the model's own, nothing is known. Its list of models names no
 * deployments, which is why there is none here.
 */
export const azureOpenAi = openAiFamily({
	info: {
		label: 'Azure OpenAI',
		website: 'https://learn.microsoft.com/azure/ai-foundry/openai/concepts/video-generation',
		keyPage: 'https://portal.azure.com',
		accessHint:
			'On Azure the key has to belong to the resource whose Sora 2 deployment the model names.',
	},
	server: {
		baseUrl: null,
		example: 'https://my-resource.openai.azure.com/openai/v1',
		versionPath: '/openai/v1',
		hosts: /\.(openai|services\.ai|cognitiveservices)\.azure\.com$/i,
	},
	takes: {
		models: [{ id: 'sora-2', sizes: SIZES, seconds: SECONDS }],
		otherModels: { sizes: null, seconds: null },
		images: { by: 'upload', mustMatchSize: true, promptOptional: false },
		options: [],
		variants: ['video'],
		maxRunningJobs: 2,
	},
	billing: {
		charged: 'per second of video',
		failedJobs: 'not stated',
		cancelledJobs: 'not stated',
		proofs: USUAL_PROOFS,
	},
	body: 'formAlways',
	offers: ['list', 'remove'],
	authorize: (apiKey) => (apiKey === '' ? {} : { headers: { 'api-key': apiKey } }),
	// Documented as a form, where OpenAI's SDK sends JSON.
	remix: (ref, prompt) => ({
		method: 'POST',
		path: videoPath(ref, 'remix'),
		body: formBody({ prompt }),
	}),
});

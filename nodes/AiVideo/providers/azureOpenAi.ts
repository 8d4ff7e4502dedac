import type { Dialect, HttpCall } from '../protocol/dialect';
import { openAiListing } from '../protocol/jobListing';
import { encodeOpenAi } from '../protocol/openAiRequest';
import { readJob } from '../protocol/readJob';
import { endpointThenUrls, formBody, getStatus, removeJob, videoPath } from '../protocol/videosApi';

const SIZES = ['720x1280', '1280x720'];
/** As text on the wire, like OpenAI's. */
const SECONDS = [4, 8, 12];

/** Documented as a form, where OpenAI's SDK sends JSON. */
function remix(jobId: string, prompt: string): HttpCall {
	const body = formBody({ prompt }, {}, '', []);
	return { method: 'POST', path: videoPath(jobId, 'remix'), body };
}

/**
 * Microsoft's page "Sora 2 video generation" (v1 API) and its REST reference. The model is the name of the
 * user's own deployment, so that any name has the same sizes. Its list of models names no
 * deployments, which is why there is none here.
 */
export const azureOpenAi: Dialect = {
	name: 'azureOpenAi',
	label: 'Azure OpenAI',
	website: 'https://learn.microsoft.com/azure/ai-foundry/openai/concepts/video-generation',
	baseUrl: null,
	versionPath: '/openai/v1',
	models: [{ id: 'sora-2', sizes: SIZES, seconds: SECONDS }],
	otherModels: { sizes: SIZES, seconds: SECONDS },
	images: { by: 'upload', atMost: 1, mustMatchSize: true, promptOptional: false },
	variants: ['video'],
	pace: { runningJobs: 2 },
	billing: { charged: 'per second of video', failedJobs: 'not stated' },
	accessHint:
		'On Azure the key has to belong to the resource whose Sora 2 deployment the model names.',
	authorize: (apiKey) => (apiKey === '' ? {} : { 'api-key': apiKey }),
	encode: (request) => encodeOpenAi(azureOpenAi, request, 'formAlways'),
	status: getStatus,
	readJob: (answer, jobId) => readJob('azureOpenAi', answer, jobId),
	content: endpointThenUrls,
	list: openAiListing('azureOpenAi'),
	remove: removeJob,
	remix,
};

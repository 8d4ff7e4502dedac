import type { Dialect } from '../protocol/dialect';
import { openAiListing } from '../protocol/jobListing';
import { completeId } from './liteLlmId';
import { encodeOpenAi } from '../protocol/openAiRequest';
import { readJob } from '../protocol/readJob';
import { bearer, endpointThenUrls, getStatus, listModels, remixJob } from '../protocol/videosApi';

/**
 * BerriAI/litellm, proxy/video_endpoints. Models are names of the proxy's configuration, and what they
 * take is the upstream's affair. An ID holds the upstream's in base64; the one of a status answer may
 * lack the model, so only the one of the create answer is good for further calls.
 */
export const liteLlm: Dialect = {
	name: 'liteLlm',
	label: 'LiteLLM Proxy',
	website: 'https://docs.litellm.ai/docs/videos',
	baseUrl: null,
	versionPath: '/v1',
	models: [],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'upload', atMost: 1, mustMatchSize: false, promptOptional: false },
	variants: ['video'],
	pace: { runningJobs: null },
	billing: {
		charged: 'as the provider behind the proxy says',
		failedJobs: 'as the provider behind the proxy says',
	},
	accessHint: 'Check in your LiteLLM proxy that the key may use this model.',
	// LiteLLM sends a failed submission again by itself, twice, and each may be charged.
	authorize: (apiKey) => ({ ...bearer(apiKey), 'x-litellm-num-retries': '0' }),
	encode: (request) => encodeOpenAi(liteLlm, request, 'formForImages'),
	status: getStatus,
	// When the connection to the provider breaks, LiteLLM sends the form once more without its boundary.
	ambiguous: [415],
	// A video that does not exist is asked for at api.openai.com; this the proxy answers itself.
	probe: listModels,
	readJob: (answer, jobId) => completeId(readJob('liteLlm', answer, jobId)),
	content: endpointThenUrls,
	listModels,
	// The list has no ID to tell the upstream by; this is the proxy's own default.
	list: openAiListing('liteLlm', { custom_llm_provider: 'openai' }),
	remix: remixJob,
};

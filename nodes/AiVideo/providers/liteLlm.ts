import { at, readId } from '../protocol/fields';
import type { JobReading } from '../protocol/job';
import { bearer, openAiFamily } from '../protocol/openAiFamily';
import { judgeProbe, USUAL_PROOFS } from '../protocol/verdicts';

const PREFIX = 'video_';
/** What LiteLLM puts into an ID, where it has left out the model. */
const WITHOUT_MODEL = /^(litellm:custom_llm_provider:[^;]*;model_id:);(video_id:.+)$/s;

function withModel(id: string, model: string): string {
	if (!id.startsWith(PREFIX)) return id;
	const text = Buffer.from(id.slice(PREFIX.length), 'base64').toString('utf8');
	const [, before, after] = WITHOUT_MODEL.exec(text) ?? [];
	if (before === undefined || after === undefined) return id;
	return `${PREFIX}${Buffer.from(`${before}${model};${after}`).toString('base64')}`;
}

/**
 * LiteLLM leaves the model out of a remix's ID, and then asks api.openai.com for the video instead of the
 * deployment that made it (BerriAI/litellm#33423). The model is beside it: this is the ID that the
 * creation of such a video would have had.
 */
function completeId(reading: JobReading): JobReading {
	const { ref, job } = reading;
	if (job.model === null) return reading;
	const id = readId(withModel(ref.id, job.model)) ?? ref.id;
	return { ...reading, ref: { id }, job: { ...job, id } };
}

/**
 * BerriAI/litellm, proxy/video_endpoints. Models are names of the proxy's configuration, and what they
 * take is the upstream's affair. An ID holds the upstream's in base64; the one of a status answer may
 * lack the model, so only the one of the create answer is good for further calls.
 */
export const liteLlm = openAiFamily({
	info: {
		label: 'LiteLLM Proxy',
		website: 'https://docs.litellm.ai/docs/videos',
		accessHint: 'Check in your LiteLLM proxy that the key may use this model.',
	},
	server: { baseUrl: null, example: 'http://litellm:4000/v1', versionPath: '/v1' },
	takes: {
		defaultModel: 'sora-2',
		models: [],
		otherModels: { sizes: null, seconds: null },
		images: { by: 'upload', mustMatchSize: false, promptOptional: false },
		// Passed on as they are; an upstream that does not know them says so.
		options: ['seed', 'negativePrompt'],
		variants: ['video'],
		maxRunningJobs: null,
	},
	billing: {
		charged: 'as the provider behind the proxy says',
		failedJobs: 'as the provider behind the proxy says',
		cancelledJobs: 'as the provider behind the proxy says',
		proofs: USUAL_PROOFS,
	},
	offers: ['models', 'list', 'remix'],
	// The list has no ID to tell the upstream by; this is the proxy's own default.
	listQuery: { custom_llm_provider: 'openai' },
	// When the connection to the provider breaks, LiteLLM sends the form once more without its boundary.
	ambiguous: [415],
	refine: completeId,
	// LiteLLM sends a failed submission again by itself, twice, and each may be charged.
	authorize: (apiKey) => ({
		headers: { ...bearer(apiKey).headers, 'x-litellm-num-retries': '0' },
	}),
	probe: {
		// A video that does not exist is asked for at api.openai.com; this the proxy answers itself.
		call: { method: 'GET', path: '/models' },
		// Without a database LiteLLM knows one key, and says this of every other.
		read: (response) =>
			at(response.json, 'error', 'type') === 'no_db_connection' ? 'wrongKey' : judgeProbe(response),
	},
});

/** LiteLLM's video IDs, which only these tests look into. */

/** What an ID holds. */
export interface LiteLlmId {
	readonly provider: string;
	/** The upstream's name of the model; empty when LiteLLM left it out. */
	readonly model: string;
	readonly upstreamId: string;
	/** LiteLLM's hash of the deployment that made the job; not in the IDs of a list. */
	readonly deployment?: string;
}

const FORM =
	/^litellm:custom_llm_provider:(.*?);model_id:(.*?);video_id:([^;]*)(?:;deployment_id:([^;]*))?$/;

export function decodeId(id: unknown): LiteLlmId {
	const text = Buffer.from(String(id).replace('video_', ''), 'base64').toString('utf8');
	const [, provider, model, upstreamId, deployment] = FORM.exec(text) ?? [];
	if (provider === undefined || model === undefined || upstreamId === undefined) {
		throw new Error(`Not an ID of LiteLLM: ${String(id)}`);
	}
	return { provider, model, upstreamId, ...(deployment === undefined ? {} : { deployment }) };
}

export function encodeId({ provider, model, upstreamId }: LiteLlmId): string {
	const text = `litellm:custom_llm_provider:${provider};model_id:${model};video_id:${upstreamId}`;
	return `video_${Buffer.from(text).toString('base64')}`;
}

/** Where the proxy has a video. */
export function pathOf(id: unknown, ...rest: string[]): string {
	return ['', 'videos', encodeURIComponent(String(id)), ...rest].join('/');
}

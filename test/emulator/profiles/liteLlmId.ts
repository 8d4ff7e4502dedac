/** LiteLLM's video IDs: base64 of where the job is, for the proxy itself to read. */

/** Bits that make base64 write `/` and `+`, as the hash of a deployment may. */
const MODEL_ID = 'deployment~~~???>>>';
const PREFIX = 'video_';

function encode(modelId: string, upstreamId: string): string {
	const text = `litellm:custom_llm_provider:openai;model_id:${modelId};video_id:${upstreamId}`;
	return `${PREFIX}${Buffer.from(text).toString('base64')}`;
}

function decode(id: string): string {
	return Buffer.from(id.slice(PREFIX.length), 'base64').toString();
}

/** The ID of a new job, from 32 hexadecimal digits. */
export function encodeLiteLlmId(hex: string): string {
	return encode(MODEL_ID, `video_${hex}`);
}

/** The same job as a status answer names it: the part with the model is empty. */
export function withoutModel(id: string): string {
	return encode('', decode(id).split(';video_id:')[1] ?? '');
}

export function isWithoutModel(id: string): boolean {
	return decode(id).includes(';model_id:;');
}

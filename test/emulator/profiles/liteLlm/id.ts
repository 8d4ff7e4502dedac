// Source: relays.md section 4: IDs of 220 to 420 characters, what tells them apart behind byte 180.

/** LiteLLM's video IDs: base64 of where the job is, for the proxy itself to read. */

/** Bits that make base64 write `/` and `+`, as an operator's own names may. */
const MODEL_ID = 'a1f0c3b7d9e24856~~~???>>>b0c1d2e3f4a596871829304a5b6c7d8e9';
const PREFIX = 'video_';
const PROVIDER = 'vertex_ai';
/** A long name whose end alone differs, as Vertex gives its jobs. */
const OPERATIONS =
	'projects/my-project-4711/locations/us-central1/publishers/google/models/veo-3.1-generate-001/operations/';

function encode(modelId: string, upstreamId: string): string {
	const text = `litellm:custom_llm_provider:${PROVIDER};model_id:${modelId};video_id:${upstreamId}`;
	return `${PREFIX}${Buffer.from(text).toString('base64')}`;
}

function decode(id: string): string {
	return Buffer.from(id.slice(PREFIX.length), 'base64').toString();
}

/** The ID of a new job, from 32 hexadecimal digits. */
export function encodeLiteLlmId(hex: string): string {
	return encode(MODEL_ID, `${OPERATIONS}${hex}`);
}

/** The same job as a status answer names it: the part with the model is empty. */
export function withoutModel(id: string): string {
	return encode('', decode(id).split(';video_id:')[1] ?? '');
}

export function isWithoutModel(id: string): boolean {
	return decode(id).includes(';model_id:;');
}

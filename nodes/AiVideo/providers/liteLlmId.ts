import type { JobReading } from '../protocol/dialect';

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
export function completeId(reading: JobReading | null): JobReading | null {
	if (!reading || reading.job.model === null) return reading;
	const { id, model } = reading.job;
	return { ...reading, job: { ...reading.job, id: withModel(id, model) } };
}

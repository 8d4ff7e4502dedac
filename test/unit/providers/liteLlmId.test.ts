import { accepted } from './request';
import { liteLlm } from '../../../nodes/AiVideo/providers/liteLlm';

const wrap = (text: string) => `video_${Buffer.from(text).toString('base64')}`;
const id = (model: string) =>
	wrap(`litellm:custom_llm_provider:openai;model_id:${model};video_id:video_123`);

const read = (jobId: string, model?: string) =>
	accepted(liteLlm, { id: jobId, object: 'video', status: 'queued', model })?.job.id;

describe('the ID a LiteLLM proxy gives', () => {
	it('gets its model where the proxy left it out, as for a remix', () => {
		expect(read(id(''), 'sora-2')).toBe(id('sora-2'));
	});

	it.each([
		['it has its model', id('gpt-video'), 'sora-2'],
		['no model is told', id(''), undefined],
		["it is the provider's own", 'video_123', 'sora-2'],
		['it is another text', wrap('something else'), 'sora-2'],
		['it is no video ID', 'task_123', 'sora-2'],
	])('is left as it is when %s', (_, jobId, model) => {
		expect(read(jobId, model)).toBe(jobId);
	});
});

it('a LiteLLM proxy is probed by its list of models', () => {
	expect(liteLlm.probe.call).toEqual({ method: 'GET', path: '/models' });
});

import { accepted, polled, sourcesOf } from './request';
import { liteLlm } from '../../../nodes/AiVideo/providers/liteLlm';
import { formParts, jsonFields, OPTION_ADVICE, refusal, request, upload } from './request';

/** Base64 of `litellm:custom_llm_provider:openai;model_id:…;video_id:video_1`, with its worst letters. */
const ID = 'video_bGl0ZWxsbTpjdXN0b20/Pz8+Pj5fcHJvdmlkZXI6b3BlbmFp==';
const ID_IN_PATH = 'video_bGl0ZWxsbTpjdXN0b20%2FPz8%2BPj5fcHJvdmlkZXI6b3BlbmFp%3D%3D';
const TEXT = { model: 'sora-2', prompt: 'A fox in the snow' };

describe('the create request of a LiteLLM proxy', () => {
	it('is JSON for a text, with the length as text', () => {
		expect(liteLlm.submit(request({ seconds: 8 }))).toEqual({
			kind: 'call',
			call: {
				method: 'POST',
				path: '/videos',
				body: { kind: 'json', fields: { ...TEXT, size: '1280x720', seconds: '8' } },
			},
			asked: { size: '1280x720', seconds: 8 },
		});
	});

	it.each([
		['the default length is left to the provider', {}, { size: '1280x720' }],
		['any length', { seconds: 5 }, { size: '1280x720', seconds: '5' }],
		['any size', { size: '832x480' }, { size: '832x480' }],
		['any resolution', { resolution: '4k' as const }, { size: '3840x2160' }],
		['any model', { model: 'my-video-model' }, { model: 'my-video-model', size: '1280x720' }],
		['an extra field', { extraFields: { user: 'u-1' } }, { size: '1280x720', user: 'u-1' }],
	])('%s', (_, changes, fields) => {
		expect(jsonFields(liteLlm, changes)).toEqual({ ...TEXT, ...fields });
	});

	it('is a form with the file of an image, of any size', () => {
		expect(formParts(liteLlm, { images: [upload(640, 640)], seconds: 4 })).toEqual([
			['model', 'sora-2'],
			['prompt', 'A fox in the snow'],
			['size', '1280x720'],
			['seconds', '4'],
			['input_reference', 'image.png', 'image/png', 'IMG!'],
		]);
	});

	it('has one image, a prompt, and no options the family does not know', () => {
		const images = [upload(640, 640), upload(640, 640)];
		expect(refusal(liteLlm, { images })).toMatchObject({ takes: 'one image' });
		expect(refusal(liteLlm, { prompt: '' })).toMatchObject({ parameter: 'Prompt' });
		expect(refusal(liteLlm, { seed: 7 })).toMatchObject({ advice: OPTION_ADVICE });
	});
});

describe("a LiteLLM proxy's IDs", () => {
	it('go into paths encoded, whatever base64 made of them', () => {
		expect(liteLlm.poll({ id: ID })).toEqual({ method: 'GET', path: `/videos/${ID_IN_PATH}` });
		expect(liteLlm.remix?.({ id: ID }, 'At night')).toEqual({
			method: 'POST',
			path: `/videos/${ID_IN_PATH}/remix`,
			body: { kind: 'json', fields: { prompt: 'At night' } },
		});
	});

	it('stay those of the create answer, although a status answer has another', () => {
		const reading = polled(liteLlm, { id: 'video_b3RoZXI=', status: 'processing' }, ID);
		expect(reading?.job).toMatchObject({ id: ID, status: 'in_progress' });
		const path = `/videos/${ID_IN_PATH}/content`;
		expect(reading && sourcesOf(liteLlm, reading, 'video')).toEqual([
			{ kind: 'endpoint', call: { method: 'GET', path } },
		]);
	});
});

it.each([
	['queued', 'queued'],
	['processing', 'in_progress'],
	['completed', 'completed'],
	['failed', 'failed'],
])('the word %s of a LiteLLM proxy means %s', (word, status) => {
	expect(accepted(liteLlm, { id: ID, status: word })?.job).toMatchObject({
		id: ID,
		status,
		model: null,
		seconds: null,
	});
});

it('a LiteLLM proxy lists the videos of a named upstream, and deletes none', () => {
	expect(liteLlm.list?.first(20)).toEqual({
		method: 'GET',
		path: '/videos',
		query: { limit: '20', order: 'desc', custom_llm_provider: 'openai' },
	});
	const page = liteLlm.list?.readPage({ data: [{ id: ID }], has_more: true, last_id: ID }, 1);
	expect(page?.next?.query).toEqual({
		limit: '1',
		order: 'desc',
		custom_llm_provider: 'openai',
		after: ID,
	});
	expect(liteLlm.remove).toBeUndefined();
	expect(liteLlm.models?.calls('')).toEqual([{ method: 'GET', path: '/models' }]);
	expect(liteLlm.authorize('sk-1', 0)).toEqual({
		headers: { Authorization: 'Bearer sk-1', 'x-litellm-num-retries': '0' },
	});
});

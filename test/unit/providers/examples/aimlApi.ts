import { response } from '../request';
import { at, get, page, type Examples } from './example';
import {
	aimlApiAnswers,
	DONE,
	FILE,
	ID,
	NO_CREDIT,
	REF,
	refusal,
	WRONG_KEY,
} from './aimlApiAnswers';
import { aimlApiRefusals } from './aimlApiRefusals';
import { aimlApiRequests } from './aimlApiRequests';

/** aimlapi/api-docs: the catalogue of models, account-balance. */

const OTHER = 'https://cdn.aimlapi.com/generations/hedgehog/1759866285599-output.mp4';

const listedModel = (id: string, type = 'internal/video-generations/submit') => ({
	id,
	info: { name: id, developer: 'Google' },
	type,
	aliases: [],
	tags: ['playground:video'],
});

export const aimlApi: Examples = {
	authorization: { key: { headers: { Authorization: 'Bearer KEY' } }, none: {} },
	maxRunningJobs: null,
	images: { 'google/veo-3.1-i2v': 'either' },
	ordinary: { request: { model: 'google/veo-3.1-t2v' }, ref: REF, id: ID },
	requests: [...aimlApiRequests, ...aimlApiRefusals],
	...aimlApiAnswers,
	files: [
		{ name: 'one video', answer: response(200, DONE), files: [[at(FILE)]] },
		{
			name: 'a list of videos',
			answer: response(200, { ...DONE, video: [{ url: FILE }, { url: OTHER }] }),
			files: [[at(FILE)], [at(OTHER)]],
		},
		{ name: 'no video', answer: response(200, { ...DONE, video: null }), files: [] },
	],
	refTexts: [
		[ID, REF],
		[`https://api.aimlapi.com/v2/video/generations?generation_id=${encodeURIComponent(ID)}`, REF],
		['https://api.aimlapi.com/v2/video/generations?x=1&generation_id=abc', { id: 'abc' }],
		['https://api.aimlapi.com/v2/video/generations?generation_id=', null],
		['..', null],
	],
	probe: {
		call: get('/v2/billing'),
		answers: [
			[response(200, { current_balance: 123.45, currency: 'USD' }), 'connected'],
			[WRONG_KEY, 'wrongKey'],
			[refusal(403, NO_CREDIT), 'noAccess'],
			[page(404), 'wrongAddress'],
			[refusal(500, 'Internal server error'), 'trouble'],
		],
	},
	models: {
		calls: [get('/v1/models', { capabilities: 'text_to_video,image_to_video' })],
		answers: [
			{
				name: 'its catalogue, in which a model stands once for every way to ask for it',
				json: {
					object: 'list',
					data: [
						listedModel('openai/gpt-4o', 'openai/chat-completions'),
						listedModel('google/veo-3.1-t2v'),
						listedModel('google/veo-3.1-t2v'),
						listedModel('video-01'),
					],
				},
				ids: ['google/veo-3.1-t2v', 'video-01'],
			},
		],
	},
};

import { response } from '../request';
import { at, get, page, postJson, type Examples } from './example';
import { CREATED, DONE, FILE, ID, REF, refusal, success } from './waveSpeedAnswers';
import { waveSpeedPolls } from './waveSpeedPolls';
import { waveSpeedRequests } from './waveSpeedRequests';
import { LIST } from './waveSpeedSchemas';
import { waveSpeedSubmissions } from './waveSpeedSubmissions';

/** wavespeed.ai/docs: docs-common-api/{balance,predictions,prediction-delete}, "List Models". */

const PICTURE = 'https://d11ewybssaphwx.cloudfront.net/output/fd033465.jpg?x=1';
const items = (...tasks: object[]) => ({
	code: 200,
	message: 'success',
	data: { page: 1, total: 505, items: tasks },
});

export const waveSpeed: Examples = {
	authorization: { key: { headers: { Authorization: 'Bearer KEY' } }, none: {} },
	maxRunningJobs: null,
	images: { 'google/veo3.1/image-to-video': 'either' },
	ordinary: { request: { model: 'google/veo3.1/text-to-video' }, ref: REF, id: ID },
	requests: waveSpeedRequests,
	submissions: waveSpeedSubmissions,
	poll: { call: get(`/predictions/${ID}/result`), answers: waveSpeedPolls },
	files: [
		{ name: 'one video', answer: success(DONE), files: [[at(FILE)]] },
		{
			name: 'several videos',
			answer: success({ ...DONE, outputs: [FILE, `${FILE}?2`] }),
			files: [[at(FILE)], [at(`${FILE}?2`)]],
		},
		{ name: 'no video', answer: success({ ...DONE, outputs: [] }), files: [] },
	],
	refTexts: [
		[ID, REF],
		[`https://api.wavespeed.ai/api/v3/predictions/${ID}/result`, REF],
		[`https://api.wavespeed.ai/api/v3/predictions/${ID}`, REF],
		['https://wavespeed.ai/predictions', null],
		['..', null],
	],
	probe: {
		call: get('/balance'),
		answers: [
			[success({ balance: 156.78 }), 'connected'],
			[refusal(401, 'Invalid authentication'), 'wrongKey'],
			[refusal(401, 'Invalid authentication', 200), 'wrongKey'],
			[refusal(403, 'insufficient role', 200), 'noAccess'],
			[page(404), 'wrongAddress'],
			[refusal(500, 'Internal Error'), 'trouble'],
		],
	},
	models: {
		calls: [get('/models')],
		answers: [
			{
				name: 'its list, with what makes videos of text and images',
				json: LIST,
				ids: [
					'wavespeed-ai/hunyuan-video/t2v',
					'google/veo3.1/reference-to-video',
					'bytedance/seedance-v1-pro-i2v-720p',
					'kwaivgi/kling-v3.0-pro/image-to-video',
					'wavespeed-ai/wan-2.2/i2v-720p-lora',
				],
			},
			{ name: 'a refusal', json: { code: 401, message: 'Invalid authentication' }, ids: [] },
		],
	},
	list: {
		first: postJson('/predictions', { page: 1, page_size: 20 }),
		pages: [
			{
				name: 'a page, without pictures',
				limit: 5,
				json: items(DONE, { ...DONE, id: 'b', outputs: [PICTURE] }, { ...CREATED, id: 'c' }),
				ids: [ID, 'c'],
				next: null,
			},
			{
				name: 'a full page',
				limit: 2,
				json: items(DONE, { ...DONE, id: 'b', outputs: [PICTURE] }),
				ids: [ID],
				next: postJson('/predictions', { page: 2, page_size: 2 }),
			},
			{ name: 'no page', limit: 5, json: { code: 401, message: 'no' }, ids: null, next: null },
		],
	},
	remove: {
		call: postJson('/predictions/delete', { ids: [ID] }),
		answers: [
			[success({ deleted_count: 1 }), true],
			[success({ deleted_count: 0 }), true],
			[refusal(401, 'Invalid authentication', 200), false],
			[refusal(500, 'Internal Error'), false],
			[response(404, { code: 404, message: 'Task not found' }), true],
		],
	},
};

import { response } from '../request';
import { at, get, page, type Examples } from './example';
import { FILE, kiePolls, VIDEO } from './kiePolls';
import { kieRequests } from './kieRequests';
import { ID, kieSubmissions, NO_KEY, VEO_REF } from './kieSubmissions';
import { kieVeoRequests } from './kieVeoRequests';

/** docs.kie.ai, kie.ai's models skill (2026-09), and recorded answers (justintanner/apicity, tests/recordings). */

export const kie: Examples = {
	authorization: { key: { headers: { Authorization: 'Bearer KEY' } }, none: {} },
	maxRunningJobs: null,
	images: { 'kling-3.0/video': 'link', veo3: 'link' },
	ordinary: { request: { model: 'wan/2-7-text-to-video' }, ref: { id: ID }, id: ID },
	requests: [...kieRequests, ...kieVeoRequests],
	submissions: kieSubmissions,
	poll: kiePolls,
	files: [
		{ name: 'the address in the result', answer: VIDEO, files: [[at(FILE)]] },
		{
			name: 'several videos, told by the list beside the text',
			answer: response(200, {
				code: 200,
				data: {
					taskId: ID,
					state: 'success',
					resultJson: '{"resultUrls":[]}',
					response: { resultUrls: [FILE, 'https://tempfile.aiquickdraw.com/2.mp4'] },
				},
			}),
			files: [[at(FILE)], [at('https://tempfile.aiquickdraw.com/2.mp4')]],
		},
	],
	refTexts: [
		[ID, { id: ID }],
		[`veo/${ID}`, VEO_REF],
		[`https://api.kie.ai/api/v1/jobs/recordInfo?taskId=${ID}`, { id: ID }],
		[`https://api.kie.ai/api/v1/veo/record-info?a=b&taskId=${ID}`, VEO_REF],
		['https://kie.ai/logs', null],
		['veo/..', null],
		['..', null],
	],
	probe: {
		call: get('/api/v1/chat/credit'),
		answers: [
			[response(200, { code: 200, msg: 'success', data: 5916.25 }), 'connected'],
			[NO_KEY, 'wrongKey'],
			[response(401, { code: 401, msg: 'Unauthorized' }), 'wrongKey'],
			[response(200, { code: 455, msg: 'Service Unavailable' }), 'connected'],
			[response(200, { code: 500, msg: 'Server exception' }), 'trouble'],
			[response(200, { id: 'video_1' }), 'wrongAddress'],
			[page(404), 'wrongAddress'],
		],
	},
	models: {
		calls: [get('/api/v1/models', { taskType: 'Text to Video,Image to Video' })],
		answers: [
			{
				name: 'the catalogue, and the models that have a route of their own',
				json: {
					code: 200,
					msg: 'success',
					data: {
						total: 2,
						models: [
							{
								model: 'kling/v2-1-master-text-to-video',
								slug: 'kling/v2-1-master-text-to-video',
								provider: 'Kling',
								taskType: ['Text to Video'],
							},
							{ model: 'veo-3-1', taskType: ['Text to Video'] },
						],
					},
				},
				ids: ['kling/v2-1-master-text-to-video', 'veo-3-1', 'veo3_fast', 'veo3', 'veo3_lite'],
			},
			{ name: 'an error', json: { code: 429, msg: 'Too frequent', data: null }, ids: [] },
		],
	},
};

import { response } from '../request';
import { at, get, page, type Examples } from './example';
import { piApiAnswers } from './piApiAnswers';
import { piApiRefusals } from './piApiRefusals';
import { piApiRequests } from './piApiRequests';
import {
	DONE,
	FILE,
	ID,
	MARKED,
	PENDING,
	PLAIN,
	REF,
	told,
	withOutput,
	work,
	WRONG_KEY,
} from './piApiTasks';

/** piapi.ai/docs: the unified API, account info, cancel task. */

export const piApi: Examples = {
	authorization: { key: { headers: { 'X-API-Key': 'KEY' } }, none: {} },
	maxRunningJobs: null,
	images: {
		'kling/video_generation@3.0': 'either',
		'Qubico/wanx/img2video-14b': 'either',
		'veo3.1/veo3.1-video': 'link',
		'sora2/sora2-video': 'link',
	},
	ordinary: { request: { model: 'kling/video_generation@3.0' }, ref: REF, id: ID },
	requests: [...piApiRequests, ...piApiRefusals],
	...piApiAnswers,
	files: [
		{ name: 'output.video', answer: told(DONE), files: [[at(FILE)]] },
		{ name: 'output.video_url', answer: withOutput({ video_url: FILE }), files: [[at(FILE)]] },
		{
			name: 'several links',
			answer: withOutput({ video_urls: [FILE, PLAIN] }),
			files: [[at(FILE)], [at(PLAIN)]],
		},
		{
			name: 'several works, without the watermark before with it',
			answer: withOutput({ video_url: PLAIN, works: [work(PLAIN), work('', FILE)] }),
			files: [[at(PLAIN), at(MARKED)], [at(FILE)]],
		},
		{ name: 'a completed task without a video', answer: withOutput({}), files: [] },
	],
	refTexts: [
		[ID, REF],
		[`https://api.piapi.ai/api/v1/task/${ID}`, REF],
		[`https://api.piapi.ai/api/v1/task/${ID}?x=1`, REF],
		['https://api.piapi.ai/api/v1/task/a%2Fb', { id: 'a/b' }],
		['..', null],
	],
	probe: {
		call: get('/account/info'),
		answers: [
			[
				response(200, {
					code: 200,
					data: { account_name: 'me', account_id: '1', remaining_credits: 5 },
					message: 'success',
				}),
				'connected',
			],
			[WRONG_KEY, 'wrongKey'],
			[response(200, { code: 401, data: null, message: 'Invalid API key' }), 'wrongKey'],
			[response(403, { code: 403, data: null, message: 'no access' }), 'noAccess'],
			[page(404), 'wrongAddress'],
			[response(500, { code: 500, message: 'internal error' }), 'trouble'],
		],
	},
	remove: {
		call: { method: 'DELETE', path: `/api/v1/task/${ID}` },
		answers: [
			[told({ ...PENDING, status: 'cancelled' }), true],
			[response(404, { code: 404, data: null, message: 'task not found' }), true],
			[response(400, { code: 400, data: null, message: 'only pending task' }), false],
			[response(200, { code: 400, data: null, message: 'only pending task' }), false],
		],
	},
};

import { response } from '../request';
import { at, get, page, type Examples } from './example';
import {
	falAnswers,
	FILE,
	ID,
	NO_BALANCE,
	NOT_FOUND,
	PATH,
	REF,
	VIDEO,
	WRONG_KEY,
} from './falAnswers';
import { falResult } from './falResults';
import { falRequests } from './falRequests';

/** fal.ai's pages on the queue, on results, cancelling and errors; fal-ai/fal-js, queue.ts. */

export const fal: Examples = {
	authorization: { key: { headers: { Authorization: 'Key KEY' } }, none: {} },
	maxRunningJobs: null,
	images: { 'fal-ai/veo3.1/image-to-video': 'either' },
	ordinary: { request: { model: 'fal-ai/veo3.1' }, ref: REF, id: `fal-ai/veo3.1/requests/${ID}` },
	requests: falRequests,
	...falAnswers,
	result: falResult,
	files: [
		{
			name: 'the address in the output',
			answer: response(200, { video: VIDEO, seed: 7 }),
			files: [[at(FILE)]],
		},
		{
			name: 'several videos',
			answer: response(200, { videos: [VIDEO, { url: 'https://v3.fal.media/2.mp4' }] }),
			files: [[at(FILE)], [at('https://v3.fal.media/2.mp4')]],
		},
	],
	refTexts: [
		[`fal-ai/veo3.1/requests/${ID}`, REF],
		[`https://queue.fal.run/fal-ai/veo3.1/requests/${ID}/status?logs=1`, REF],
		[`https://queue.fal.run/fal-ai/veo3.1/requests/${ID}`, REF],
		[`https://relay.example/fal/fal-ai/veo3.1/requests/${ID}`, REF],
		['fal-ai/veo3.1/requests/a%2Fb%3Fc', { id: 'a/b?c', route: 'fal-ai/veo3.1' }],
		[`workflows/someone/film/requests/${ID}`, { id: ID, route: 'workflows/someone/film' }],
		['fal-ai/veo3.1/requests/..', null],
		[ID, null],
		['video_1', null],
		[`https://queue.fal.run/requests/${ID}`, null],
	],
	probe: {
		call: get('/fal-ai/veo3.1/requests/n8n-credential-test/status'),
		answers: [
			[NOT_FOUND, 'connected'],
			[WRONG_KEY, 'wrongKey'],
			[NO_BALANCE, 'noAccess'],
			[page(404), 'wrongAddress'],
		],
	},
	models: {
		calls: ['text-to-video', 'image-to-video'].map((category) => ({
			method: 'GET',
			publicUrl: 'https://api.fal.ai/v1/models',
			query: { category, status: 'active', limit: '100' },
		})),
		answers: [
			{
				name: 'a page of its public list',
				json: {
					models: [
						{ endpoint_id: 'fal-ai/veo3.1', metadata: { category: 'text-to-video' } },
						{ endpoint_id: 'fal-ai/sora-2/text-to-video', metadata: {} },
					],
					next_cursor: null,
					has_more: false,
				},
				ids: ['fal-ai/veo3.1', 'fal-ai/sora-2/text-to-video'],
			},
		],
	},
	remove: {
		call: { method: 'PUT', path: `${PATH}/cancel` },
		answers: [
			[response(202, { status: 'CANCELLATION_REQUESTED' }), true],
			[response(400, { status: 'ALREADY_COMPLETED' }), false],
			[response(404, { status: 'NOT_FOUND' }), true],
		],
	},
};

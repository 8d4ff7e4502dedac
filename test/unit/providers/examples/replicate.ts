import { response } from '../request';
import { at, get, page, type Examples } from './example';
import { replicatePolls } from './replicatePolls';
import { replicateRequests } from './replicateRequests';
import { HUNYUAN, modelAnswer, SEEDANCE } from './replicateSchemas';
import { DONE, FILE, ID, NO_KEY, NOT_FOUND, replicateSubmissions } from './replicateSubmissions';

/** Replicate's HTTP reference; replicate-javascript 1.4.0. */

const SECOND = 'https://replicate.delivery/xezq/aB3/out-1.mp4';
const OTHER = 'gm3qorzdhgbfurvjtvhg6dckhu';
const PREDICTIONS = 'https://api.replicate.com/v1/predictions';

export const replicate: Examples = {
	authorization: { key: { headers: { Authorization: 'Bearer KEY' } }, none: {} },
	maxRunningJobs: null,
	images: { [SEEDANCE]: 'either' },
	ordinary: { request: { model: SEEDANCE }, ref: { id: ID }, id: ID },
	requests: replicateRequests,
	submissions: replicateSubmissions,
	poll: replicatePolls,
	files: [
		{ name: 'one file', answer: response(200, DONE), files: [[at(FILE)]] },
		{
			name: 'several files of one prediction',
			answer: response(200, { ...DONE, output: [FILE, SECOND] }),
			files: [[at(FILE)], [at(SECOND)]],
		},
		{
			name: 'files by name, without those that are no video',
			answer: response(200, {
				...DONE,
				output: { video: FILE, last_frame: 'https://replicate.delivery/a/frame.png', seed: 7 },
			}),
			files: [[at(FILE)]],
		},
		{
			name: 'a file whose name does not tell what it is',
			answer: response(200, { ...DONE, output: 'https://replicate.delivery/a/output' }),
			files: [[at('https://replicate.delivery/a/output')]],
		},
		{
			name: 'no words of a model that talks',
			answer: response(200, { ...DONE, output: ['Done', FILE] }),
			files: [[at(FILE)]],
		},
	],
	refTexts: [
		[ID, { id: ID }],
		[`${PREDICTIONS}/${ID}`, { id: ID }],
		[`${PREDICTIONS}/${ID}/cancel`, { id: ID }],
		[`https://replicate.com/p/${ID}`, { id: ID }],
		[`https://relay.example/replicate/v1/predictions/${ID}?x=1`, { id: ID }],
		['https://replicate.com/google/veo-3.1', null],
		[`${PREDICTIONS}/..`, null],
		['', null],
	],
	probe: {
		call: get('/account'),
		answers: [
			[response(200, { type: 'organization', username: 'acme', name: 'Acme' }), 'connected'],
			[response(200, { ok: true }), 'wrongAddress'],
			[page(200), 'wrongAddress'],
			[NO_KEY, 'wrongKey'],
			[response(403, { detail: 'Forbidden', status: 403 }), 'noAccess'],
			[NOT_FOUND, 'wrongAddress'],
			[page(404), 'wrongAddress'],
			[response(503, { detail: 'Service unavailable' }), 'trouble'],
		],
	},
	models: {
		calls: [get('/collections/text-to-video'), get('/collections/image-to-video')],
		answers: [
			{
				name: 'the models of a collection, whoever runs them',
				json: {
					slug: 'text-to-video',
					models: [modelAnswer(SEEDANCE), modelAnswer(HUNYUAN), { name: 'nobody' }, 7],
				},
				ids: [SEEDANCE, HUNYUAN],
			},
			{ name: 'no such collection', json: { detail: 'Not found' }, ids: [] },
		],
	},
	list: {
		first: get('/predictions'),
		pages: [
			{
				name: 'a page with another one behind it',
				limit: 20,
				json: {
					next: `${PREDICTIONS}?cursor=cD0yMDIy%2B`,
					previous: null,
					results: [DONE, { ...DONE, id: OTHER }],
				},
				ids: [ID, OTHER],
				next: get('/predictions', { cursor: 'cD0yMDIy+' }),
			},
			{
				name: 'the last page',
				limit: 20,
				json: { next: null, previous: `${PREDICTIONS}?cursor=x`, results: [DONE, {}] },
				ids: [ID],
				next: null,
			},
			{ name: 'no list', limit: 20, json: { detail: 'no' }, ids: null, next: null },
		],
	},
	remove: {
		call: { method: 'POST', path: `/predictions/${ID}/cancel` },
		answers: [
			[response(200, { ...DONE, status: 'canceled' }), true],
			[response(200, { ...DONE, status: 'processing' }), true],
			[response(200, DONE), false],
			[response(200, { ...DONE, status: 'failed' }), false],
			[NOT_FOUND, true],
			[NO_KEY, false],
		],
	},
};

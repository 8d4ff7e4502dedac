import { response } from '../request';
import { at, get, page, type Examples } from './example';
import { BEARER } from './family';
import { DONE, error, ID, modelArkPolls, OVERDUE, TASKS, VIDEO, WRONG_KEY } from './modelArkPolls';
import { modelArkRefusals } from './modelArkRefusals';
import { modelArkRequests, SEEDANCE_2 } from './modelArkRequests';
import { modelArkSubmissions } from './modelArkSubmissions';

/** volcengine.com/docs/82379: 1521675 (list), 1521720 (delete); BytePlus' GET /models of August 2026. */

const query = (page_num: number, page_size: number) => ({
	page_num: String(page_num),
	page_size: String(page_size),
});

export const modelArk: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { [SEEDANCE_2]: 'either' },
	ordinary: { request: { model: SEEDANCE_2 }, ref: { id: ID }, id: ID },
	requests: [...modelArkRequests, ...modelArkRefusals],
	submissions: modelArkSubmissions,
	poll: modelArkPolls,
	files: [
		{ name: 'the address', answer: response(200, DONE), files: [[at(VIDEO)]] },
		{ name: 'no address', answer: response(200, { ...DONE, content: {} }), files: [] },
	],
	refTexts: [
		[ID, { id: ID }],
		[`https://ark.cn-beijing.volces.com/api/v3${TASKS}/${ID}`, { id: ID }],
		['..', null],
	],
	probe: {
		call: get(TASKS, query(1, 1)),
		answers: [
			[response(200, { total: 1, items: [DONE] }), 'connected'],
			[response(200, { total: 0, items: [] }), 'connected'],
			[response(200, { total: 0 }), 'connected'],
			[response(200, { object: 'list', data: [] }), 'wrongAddress'],
			[WRONG_KEY, 'wrongKey'],
			[OVERDUE, 'noAccess'],
			[error(404, 'NotFound', 'Not found.'), 'wrongAddress'],
			[page(404), 'wrongAddress'],
			[error(500, 'InternalServiceError', 'Please retry later.'), 'trouble'],
		],
	},
	models: {
		calls: [get('/models')],
		answers: [
			{
				name: 'those of the platform that make videos and were not shut down',
				json: {
					object: 'list',
					data: [
						{ id: 'seed-2-0-lite-260428', domain: 'VLM', task_type: ['TextGeneration'] },
						{
							id: SEEDANCE_2,
							domain: 'VideoGeneration',
							task_type: ['ImageToVideo', 'TextToVideo'],
						},
						{
							id: 'dreamina-seedance-2-5-260628',
							task_type: ['MultimodalToVideo', 'VideoEditing'],
						},
						{ id: 'wan2-1-14b-i2v-250225', status: 'Shutdown', task_type: ['ImageToVideo'] },
						{ id: 'hitem3d-2-0-251223', domain: '3DGeneration' },
						{ task_type: ['TextToVideo'] },
					],
				},
				ids: [SEEDANCE_2, 'dreamina-seedance-2-5-260628'],
			},
			{ name: 'a page in place of the list', json: '<html>', ids: [] },
		],
	},
	list: {
		first: get(TASKS, query(1, 20)),
		pages: [
			{
				name: 'a page that others follow',
				limit: 1,
				json: { total: 2, items: [DONE] },
				ids: [ID],
				next: get(TASKS, query(2, 1)),
			},
			{
				name: 'the last page',
				limit: 20,
				json: { total: 1, items: [DONE, { status: 'running' }] },
				ids: [ID],
				next: null,
			},
			{
				name: 'an empty page, whatever the total',
				limit: 1,
				json: { total: 9, items: [] },
				ids: [],
				next: null,
			},
			{
				name: 'more than a page holds',
				limit: 900,
				json: { total: 501, items: [DONE] },
				ids: [ID],
				next: get(TASKS, query(2, 500)),
			},
			{ name: 'no list', limit: 20, json: { error: {} }, ids: null, next: null },
		],
	},
	remove: {
		call: { method: 'DELETE', path: `${TASKS}/${ID}` },
		answers: [
			[response(200, {}), true],
			[error(404, 'NotFound.id', 'The specified task is not found.'), true],
			[
				error(
					409,
					'InvalidAction.RunningTaskDeletion',
					'Cannot delete task because it is currently running.',
				),
				false,
			],
		],
	},
};

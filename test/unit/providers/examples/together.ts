import { response } from '../request';
import { at, get, type Examples } from './example';
import {
	BEARER,
	ENVELOPE_REFUSALS,
	envelope,
	FAMILY_REF_TEXTS,
	familyProbe,
	NO_JOB,
} from './family';
import { togetherRequests, VEO } from './togetherRequests';

/** together-ai 0.52, resources/videos.ts; docs.together.ai, "Generate videos" and "Error codes". */

const ID = '019a0068-794a-7213-90f6-cc4eb62e3da7';
const URL = 'https://api.together.ai/shrt/DwlaBdSakNRFlBxN';
const MODEL = 'minimax/video-01-director';
const JOB = { id: ID, object: 'video', model: MODEL, created_at: 1760943438 };
const READ = { model: MODEL, createdAt: '2025-10-20T06:57:18.000Z' };
/** As the overview has it, times as text. */
const COMPLETED = {
	id: ID,
	model: MODEL,
	status: 'completed',
	size: '1366x768',
	seconds: '6',
	outputs: { cost: 0.28, video_url: URL },
	created_at: '2025-10-20T06:57:18.154804Z',
	completed_at: '2025-10-20T07:00:12.234472Z',
};
const READ_COMPLETED = {
	status: 'completed',
	model: MODEL,
	size: '1366x768',
	seconds: 6,
	createdAt: '2025-10-20T06:57:18.154Z',
	completedAt: '2025-10-20T07:00:12.234Z',
	links: [URL],
} as const;
const FAILURE = {
	code: 'unsupportedParameter',
	message: "Unsupported use of 'negativePrompt' parameter. ...",
};

export const together: Examples = {
	authorization: BEARER,
	maxRunningJobs: null,
	images: { [VEO]: 'either' },
	ordinary: { request: { model: VEO }, ref: { id: ID }, id: ID },
	requests: togetherRequests,
	submissions: [
		{
			name: 'a queued job',
			answer: response(200, { ...JOB, status: 'queued' }),
			verdict: { ...READ, status: 'queued' },
		},
		{
			name: 'a job that runs at once',
			answer: response(200, { ...JOB, status: 'in_progress' }),
			verdict: { ...READ, status: 'in_progress' },
		},
		...ENVELOPE_REFUSALS,
		{
			name: 'an empty account',
			answer: response(402, envelope('insufficient balance')),
			verdict: 'rejected',
		},
		{
			name: 'an overload',
			answer: response(503, envelope('Engine overloaded')),
			verdict: 'unknown',
		},
	],
	poll: {
		call: get(`/videos/${ID}`),
		answers: [
			{
				name: 'a completed job and its price',
				answer: response(200, COMPLETED),
				verdict: { ...READ_COMPLETED, cost: { amount: 0.28, currency: 'USD' } },
			},
			{
				name: 'a completed job whose price is not told',
				answer: response(200, { ...COMPLETED, outputs: { video_url: URL } }),
				verdict: READ_COMPLETED,
			},
			{
				name: 'a completed job of before, with what was asked for in it',
				answer: response(200, {
					...COMPLETED,
					info: { user_id: '66f0bd504fb9511df3489b9a', errors: null },
					inputs: { prompt: 'A sunset', frame_images: [{ input_image: 'https://a.b/c.mp4' }] },
				}),
				verdict: { ...READ_COMPLETED, cost: { amount: 0.28, currency: 'USD' } },
			},
			{
				name: 'a failed job',
				answer: response(200, { ...JOB, status: 'failed', error: FAILURE, outputs: null }),
				verdict: { ...READ, status: 'failed', failure: FAILURE },
			},
			{
				name: 'a failed job that cost something',
				answer: response(200, { ...JOB, status: 'failed', outputs: { cost: 0.28 } }),
				verdict: {
					...READ,
					status: 'failed',
					cost: { amount: 0.28, currency: 'USD' },
					isCharged: true,
				},
			},
			{
				name: 'a cancelled job',
				answer: response(200, { ...JOB, status: 'cancelled' }),
				verdict: { ...READ, status: 'cancelled' },
			},
			...NO_JOB,
		],
	},
	files: [
		{ name: 'the address', answer: response(200, COMPLETED), files: [[at(URL)]] },
		{
			name: 'no file of a job that still runs',
			answer: response(200, { ...JOB, status: 'in_progress' }),
			files: [],
		},
	],
	refTexts: [...FAMILY_REF_TEXTS, [`https://api.together.ai/v2/videos/${ID}`, { id: ID }]],
	probe: familyProbe(response(404, envelope('Video not found'))),
	models: {
		calls: [{ method: 'GET', url: 'https://api.together.ai/v1/models' }],
		answers: [
			{
				name: 'those of a bare list that make videos',
				json: [{ id: VEO, type: 'video' }, { id: 'a/b', type: 'image' }, { type: 'video' }, null],
				ids: [VEO],
			},
			{ name: 'those in an envelope', json: { data: [{ id: VEO, type: 'video' }] }, ids: [VEO] },
			{ name: 'a page in place of the list', json: '<html>', ids: [] },
		],
	},
};

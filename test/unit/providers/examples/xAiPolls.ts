import { response } from '../request';
import { page, type PollExample } from './example';
import { GROK } from './xAiRequests';

/** docs.x.ai, "Video Generation"; vercel/ai, xai-video-model.ts; answers that users recorded. */

export const URL = 'https://vidgen.x.ai/xai-vidgen-bucket/video.mp4';

export const error = (status: number, code: string, words: string, more: object = {}) =>
	response(status, { code, error: words, ...more });

export const WRONG_KEY = error(
	400,
	'Client specified an invalid argument',
	'Incorrect API key provided: xa***ey. You can obtain an API key from https://console.x.ai.',
);

export const DONE = {
	status: 'done',
	video: { url: URL, duration: 8, respect_moderation: true },
	model: GROK,
	usage: { cost_in_usd_ticks: 500000000 },
	progress: 100,
};
const READ = { status: 'completed', progress: 100, model: GROK, seconds: 8 } as const;
const READ_DONE = { ...READ, cost: { amount: 0.05, currency: 'USD' } };
const PENDING = { status: 202, headers: {}, json: undefined, text: '' };

export const xAiPolls: readonly PollExample[] = [
	{ name: 'a running job, in no words', answer: PENDING, verdict: { status: 'queued' } },
	{
		name: 'a running job',
		answer: response(202, { status: 'pending', progress: 42 }),
		verdict: { status: 'in_progress', progress: 42 },
	},
	{
		name: 'a running job on HTTP 200',
		answer: response(200, { status: 'pending' }),
		verdict: { status: 'queued' },
	},
	{
		name: 'a word to come',
		answer: response(200, { status: 'dreaming' }),
		verdict: { status: 'queued', isVague: true },
	},
	{
		name: 'a finished job',
		answer: response(200, DONE),
		verdict: { ...READ_DONE, links: [URL] },
	},
	{
		name: 'a finished job without a word for it',
		answer: response(200, { video: DONE.video, model: GROK }),
		verdict: { ...READ, links: [URL] },
	},
	{
		name: 'a video that moderation withheld, and charged',
		answer: response(200, {
			...DONE,
			video: { url: '', duration: 8, respect_moderation: false },
		}),
		verdict: {
			...READ_DONE,
			status: 'failed',
			failure: { code: 'moderation', message: 'the video was withheld by moderation' },
			isCharged: true,
		},
	},
	{
		name: 'a video that moderation rejected, as an error of the request',
		answer: error(
			400,
			'imagine:content-moderated',
			'Generated video rejected by content moderation.',
		),
		verdict: {
			status: 'failed',
			failure: {
				code: 'imagine:content-moderated',
				message: 'Generated video rejected by content moderation.',
			},
			isCharged: true,
		},
	},
	{
		name: 'a failed job',
		answer: response(200, {
			status: 'failed',
			error: { code: 'failed_precondition', message: 'The model cannot generate 1080p.' },
		}),
		verdict: {
			status: 'failed',
			failure: { code: 'failed_precondition', message: 'The model cannot generate 1080p.' },
		},
	},
	{
		name: 'a failed job that cost something',
		answer: response(200, {
			status: 'failed',
			error: { code: 'internal_error', message: 'Lost' },
			usage: { cost_in_usd_ticks: 500000000 },
		}),
		verdict: {
			status: 'failed',
			failure: { code: 'internal_error', message: 'Lost' },
			cost: { amount: 0.05, currency: 'USD' },
			isCharged: true,
		},
	},
	{
		name: 'an expired job',
		answer: response(200, { status: 'expired' }),
		verdict: { status: 'expired' },
	},
	{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'denied' },
	{
		name: 'no such job',
		answer: error(404, 'Some requested entity was not found', 'Not found'),
		verdict: 'missing',
	},
	{ name: 'a rate limit', answer: error(429, 'exhausted', 'Slow down'), verdict: 'late' },
	{ name: 'a gateway', answer: page(502), verdict: 'late' },
	{ name: 'a page in place of the job', answer: page(200), verdict: 'late' },
];

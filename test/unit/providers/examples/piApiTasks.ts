import { response } from '../request';

/** Tasks as piapi.ai/docs records them: kling-api/{create-task,get-task,kling-3-api}, seedance-api. */

export const ID = '259da62f-9516-4e44-82d6-ce747267a44c';
export const REF = { id: ID };
export const FILE = 'https://img.theapi.app/ephemeral/fe08dad8.mp4';
export const PLAIN = 'https://storage.theapi.app/videos/299676610318135.mp4';
export const MARKED = 'https://v15-kling.klingai.com/bs2/output.mp4?x-kcdn-pid=112372';
export const NO_ERROR = { code: 0, raw_message: '', message: '', detail: null };

export const PENDING = {
	task_id: ID,
	model: 'kling',
	task_type: 'video_generation',
	status: 'pending',
	config: { service_mode: 'public', webhook_config: { endpoint: '', secret: '' } },
	input: { aspect_ratio: '16:9', duration: 5, mode: 'std', prompt: 'A dog', version: '3.0' },
	output: { video: '' },
	meta: {
		created_at: '2026-02-13T04:17:29.108326563Z',
		started_at: '0001-01-01T00:00:00Z',
		ended_at: '0001-01-01T00:00:00Z',
		usage: { type: 'point', frozen: 5_000_000, consume: 0 },
		is_using_private_pool: false,
	},
	detail: null,
	logs: null,
	error: NO_ERROR,
};

export const JOB = {
	model: 'kling/video_generation@3.0',
	prompt: 'A dog',
	seconds: 5,
	createdAt: '2026-02-13T04:17:29.108Z',
} as const;

export const used = (consume: number) => ({
	...PENDING.meta,
	started_at: '2026-02-13T04:17:30.455Z',
	ended_at: '2026-02-13T04:19:55.707304033Z',
	usage: { type: 'point', frozen: 5_000_000, consume },
});

export const told = (data: object, message = 'success') =>
	response(200, { code: 200, data, message });

export const DONE = {
	...PENDING,
	status: 'completed',
	output: { video: FILE },
	meta: used(5_000_000),
};
export const COST = { amount: 5_000_000, unit: 'points' };
export const COMPLETED = {
	...JOB,
	status: 'completed',
	completedAt: '2026-02-13T04:19:55.707Z',
	cost: COST,
} as const;

export const work = (plain: string, marked = MARKED) => ({
	status: 99,
	cover: { resource: 'https://x.png', resource_without_watermark: '', height: 1280, width: 720 },
	video: {
		resource: marked,
		resource_without_watermark: plain,
		height: 1280,
		width: 720,
		duration: 8766,
	},
});

export const withOutput = (output: unknown) => told({ ...DONE, output });
export const WRONG_KEY = response(401, { code: 401, data: null, message: 'Invalid API key' });

export const BLOCKED = {
	...PENDING,
	model: 'seedance',
	task_type: 'seedance-2',
	status: 'failed',
	input: { prompt: 'A dog', duration: 5 },
	error: {
		code: 10003,
		raw_message: 'The request failed because the output may violate the content policy',
		message: 'invalid request',
		detail: null,
	},
};
export const BLOCKED_JOB = {
	...JOB,
	model: 'seedance/seedance-2',
	status: 'failed',
	failure: {
		code: '10003',
		message:
			'invalid request: The request failed because the output may violate the content policy',
	},
} as const;

import { response } from '../request';

/**
 * wavespeed.ai/docs, "Error Codes", docs-common-api/predictions, shared/submit-response; lzell/AIProxySwift,
 * WaveSpeedAIResponseTests.swift; the states of wavespeed 0.3.2 (npm).
 */

export const ID = '6488c2754f6f4dfea924382fa14d11bd';
export const REF = { id: ID };
export const FILE = 'https://d11ewybssaphwx.cloudfront.net/output/d227806a-u1_fd033465.mp4';
export const MODEL = 'google/veo3.1/text-to-video';
export const WITHHELD = { code: 'nsfw', message: 'the video was withheld by moderation' };

export const CREATED = {
	id: ID,
	model: MODEL,
	outputs: [],
	urls: { get: `https://api.wavespeed.ai/api/v3/predictions/${ID}/result` },
	has_nsfw_contents: [],
	status: 'created',
	created_at: '2025-09-29T23:09:43.027Z',
	error: '',
	executionTime: 0,
	timings: { inference: 0 },
};
export const DONE = {
	...CREATED,
	status: 'completed',
	outputs: [FILE],
	has_nsfw_contents: [false],
	executionTime: 25_729,
	timings: { inference: 25_729 },
};
export const told = { model: MODEL, createdAt: '2025-09-29T23:09:43.027Z' };

export const success = (data: unknown) => response(200, { code: 200, message: 'success', data });
export const refusal = (code: number, message: string, status = code) =>
	response(status, { code, message });

export const failed = (changes: object) => success({ ...CREATED, status: 'failed', ...changes });
export const SENSITIVE = 'The content contains sensitive information.';

import { LINK } from '../expected';
import type { EmulatedJob } from '../../../emulator';
import { REQUEST_ID } from '../../../emulator/profiles/newApi/refusals';
import { completed, failed, type Shown } from './shown';
import { AIML_API } from './aimlApi';
import { KIE } from './kie';
import { MODEL_ARK } from './modelArk';
import { PI_API } from './piApi';
import { REPLICATE } from './replicate';
import { WAVE_SPEED } from './waveSpeed';
import type { NewDialect, Table } from './wire';
import { PROMPT } from '../rig';
import { isoSecond } from '../items';

export { keyHeaders } from '../secrets';

/** What the providers answer that have states of their own. */

/** The ID the node shows: with the route, where the provider's own is not enough. */
export function shownId(dialect: NewDialect, { id, model }: EmulatedJob): string {
	if (dialect !== 'fal') return id;
	return `${model.split('/').slice(0, 2).join('/')}/requests/${id}`;
}

export const JOBS: Table<Shown> = {
	azureOpenAi: {
		headers: { 'api-key': 'key-azureOpenAi' },
		completed: (job) =>
			completed(job, 'azureOpenAi', {
				prompt: PROMPT,
				expiresAt: isoSecond(job.createdAt + 86_400_000),
			}),
		endings: [
			['failed', failed('moderation_blocked')],
			['failedWithoutError', { status: 'failed', failure: null }],
			['cancelled', { status: 'cancelled', failure: null }],
		],
	},
	openRouter: {
		headers: { authorization: 'Bearer key-openRouter' },
		completed: (job) =>
			completed(job, 'openRouter', {
				progress: null,
				model: null,
				seconds: null,
				size: null,
				createdAt: null,
				completedAt: null,
				cost: { amount: 3.2, currency: 'USD' },
			}),
		endings: [
			['failed', failed(null)],
			['cancelled', { status: 'cancelled', failure: null }],
			['expired', { status: 'expired', failure: null }],
		],
	},
	liteLlm: {
		headers: { authorization: 'Bearer sk-liteLlm' },
		completed: (job) => completed(job, 'liteLlm', {}),
		endings: [
			['failed', failed('moderation_blocked')],
			['failedWithoutError', { status: 'failed', failure: null }],
		],
	},
	newApi: {
		headers: { authorization: 'Bearer sk-newApi' },
		// Of an OpenAI channel: the upstream's own body.
		completed: (job) => completed(job, 'newApi', { prompt: PROMPT }),
		endings: [
			['failed', failed('moderation_blocked')],
			['cancelled', { status: 'cancelled', failure: null }],
		],
		wrongKey: `Invalid token${REQUEST_ID}`,
	},
	vllmOmni: {
		headers: {},
		completed: (job) => completed(job, 'vllmOmni', { prompt: PROMPT }),
		endings: [['failed', failed('500')]],
		wrongKey: 'Unauthorized',
	},
	sglang: {
		headers: {},
		completed: (job) => completed(job, 'sglang', {}),
		endings: [
			['failed', failed(null)],
			['cancelled', { status: 'cancelled', failure: null }],
		],
	},
	fal: {
		headers: { authorization: 'Key key-fal' },
		completed: (job) =>
			completed(job, 'fal', {
				url: LINK,
				id: shownId('fal', job),
				progress: null,
				model: null,
				seconds: null,
				size: null,
				createdAt: null,
				completedAt: null,
			}),
		endings: [
			[
				'failed',
				failed(
					'content_policy_violation',
					'body.prompt: The content was flagged by a content checker.',
				),
			],
			[
				'cancelled',
				{
					status: 'cancelled',
					failure: { code: 'client_cancelled', message: 'Request was cancelled by the client' },
				},
			],
			['expired', failed('request_timeout', 'Request timed out')],
		],
		wrongKey: 'No user found for Key ID and Secret',
	},
	kie: KIE,
	aimlApi: AIML_API,
	piApi: PI_API,
	replicate: REPLICATE,
	waveSpeed: WAVE_SPEED,
	gemini: {
		headers: { 'x-goog-api-key': 'key-gemini' },
		completed: (job) =>
			completed(job, 'gemini', {
				progress: null,
				seconds: null,
				size: null,
				expiresAt: new Date(job.createdAt + 2 * 86_400_000).toISOString(),
				cost: { amount: 46_336, unit: 'video tokens' },
			}),
		endings: [
			['failed', failed(null, "I can't make this video: it goes against the usage policies.")],
			['overloaded', failed('server_error', 'The model is overloaded.')],
			['failedWithoutError', { status: 'failed', failure: null }],
			['cancelled', { status: 'cancelled', failure: null }],
			['expired', { status: 'failed', failure: { code: 'incomplete', message: null } }],
		],
		wrongKey: 'API key not valid',
		waiting: 'in_progress',
		wrongKeyStatus: 400,
	},
	xAi: {
		headers: { authorization: 'Bearer key-xAi' },
		completed: (job) =>
			completed(job, 'xAi', {
				url: LINK,
				size: null,
				createdAt: null,
				completedAt: null,
				cost: { amount: 0.64, currency: 'USD' },
			}),
		endings: [
			[
				'failed',
				failed('imagine:content-moderated', 'Generated video rejected by content moderation.'),
			],
			['failedWithoutError', failed('moderation', 'the video was withheld by moderation')],
			['expired', { status: 'expired', failure: null }],
		],
		wrongKeyStatus: 400,
	},
	together: {
		headers: { authorization: 'Bearer key-together' },
		completed: (job) =>
			completed(job, 'together', {
				url: LINK,
				progress: null,
				cost: { amount: 1.6, currency: 'USD' },
			}),
		endings: [
			['failed', failed('moderation_blocked')],
			['failedWithoutError', { status: 'failed', failure: null }],
			['cancelled', { status: 'cancelled', failure: null }],
		],
		wrongKey: 'Invalid API key provided',
	},
	modelArk: MODEL_ARK,
};

import { response } from '../request';
import { get, page, type Examples, type PollExample } from './example';
import {
	BASE,
	COST,
	DONE,
	DOWNLOAD,
	ENDED,
	error,
	FACTS,
	ID,
	INLINE_DONE,
	NO_ACCESS,
	NOT_FOUND,
	QUOTA,
	RUNNING,
	steps,
	usage,
	video,
	VIDEO,
	WRONG_KEY,
} from './geminiAnswers';

/** Google's answers of an interaction; see geminiAnswers.ts. */

export const geminiInteractions: readonly PollExample[] = [
	{
		name: 'a running interaction',
		answer: response(200, RUNNING),
		verdict: { status: 'in_progress', ...FACTS },
	},
	{
		name: 'a finished one with its file',
		answer: response(200, DONE),
		verdict: { ...VIDEO, links: [DOWNLOAD] },
	},
	{
		name: 'a finished one with the film in the answer, although a file was asked for',
		answer: response(200, INLINE_DONE),
		verdict: { ...VIDEO, links: ['data:video/mp4;base64,'] },
	},
	{
		name: 'a film so long that the answer was not read to its end',
		answer: page(200, `{"id":"${ID}","steps":[{"content":[{"data":"AAAAIGZ0eXBpc29tAAACAGlzb2…`),
		verdict: { status: 'completed', links: ['data:video/mp4;base64,'] },
	},
	{
		name: 'another answer that was cut off',
		answer: page(200, `{"id":"${ID}","steps":[{"content":[{"data":"iVBORw0KGgo…`),
		verdict: 'late',
	},
	{
		name: 'one that ended early and has a film all the same',
		answer: response(200, { ...DONE, status: 'incomplete' }),
		verdict: { ...VIDEO, links: [DOWNLOAD] },
	},
	{
		name: 'what the SDK makes of the last step',
		answer: response(200, { ...BASE, status: 'completed', output_video: { uri: DOWNLOAD } }),
		verdict: { status: 'completed', ...ENDED, links: [DOWNLOAD] },
	},
	{
		name: 'a refusal of the filters: completed, in words, and without tokens of video',
		answer: response(200, {
			...DONE,
			usage: usage(0),
			steps: steps({ type: 'text', text: "I can't make this video." }),
		}),
		verdict: {
			status: 'failed',
			...ENDED,
			failure: { code: null, message: "I can't make this video." },
		},
	},
	{
		name: 'a completed one that was paid for and has no film',
		answer: response(200, { ...DONE, steps: [] }),
		verdict: { status: 'failed', ...ENDED, cost: COST, isCharged: true },
	},
	{
		name: 'a completed one that tells neither film nor tokens',
		answer: response(200, { ...BASE, status: 'completed' }),
		verdict: { status: 'failed', ...ENDED, isCharged: true },
	},
	{
		name: 'the film of the request is none of the answer',
		answer: response(200, {
			...DONE,
			usage: usage(0),
			steps: [{ type: 'user_input', content: [video({ uri: DOWNLOAD })] }],
		}),
		verdict: { status: 'failed', ...ENDED },
	},
	{
		name: 'a failed one',
		answer: response(200, {
			...BASE,
			status: 'failed',
			errors: [{ code: 'server_error', message: 'The model is overloaded.' }],
		}),
		verdict: {
			status: 'failed',
			...ENDED,
			failure: { code: 'server_error', message: 'The model is overloaded.' },
		},
	},
	{
		name: 'a failed step',
		answer: response(200, {
			...BASE,
			status: 'failed',
			steps: [{ type: 'model_output', error: { code: 13, message: 'Internal error' } }],
		}),
		verdict: {
			status: 'failed',
			...ENDED,
			failure: { code: '13', message: 'Internal error' },
		},
	},
	...['incomplete', 'budget_exceeded', 'requires_action', 'requires_continuation'].map(
		(status): PollExample => ({
			name: `one that stopped: ${status}`,
			answer: response(200, { ...BASE, status }),
			verdict: { status: 'failed', ...ENDED, failure: { code: status, message: null } },
		}),
	),
	{
		name: 'a cancelled one',
		answer: response(200, { ...BASE, status: 'cancelled' }),
		verdict: { status: 'cancelled', ...ENDED },
	},
	{
		name: 'a word nobody documented',
		answer: response(200, { ...BASE, status: 'dreaming' }),
		verdict: { status: 'in_progress', ...FACTS, isVague: true },
	},
	{ name: 'none of this ID', answer: NOT_FOUND, verdict: 'missing' },
	{
		name: 'what is no ID, which is a bad request',
		answer: response(400, {
			error: { message: 'Invalid interaction name: x', code: 'invalid_request' },
		}),
		verdict: 'missing',
	},
	{
		name: 'another bad request, which was seen while one ran',
		answer: response(400, { error: { message: 'Bad Request', code: 'invalid_request' } }),
		verdict: 'late',
	},
	{ name: 'a wrong key', answer: WRONG_KEY, verdict: 'denied' },
	{ name: 'a limit', answer: error(429, 'RESOURCE_EXHAUSTED', QUOTA), verdict: 'late' },
	{ name: 'a gateway', answer: page(502), verdict: 'late' },
	{ name: 'an answer of nothing', answer: response(200, {}), verdict: 'late' },
];

/** The file of an interaction, which is looked for once it has ended. */
export const geminiFileStates: NonNullable<Examples['result']> = {
	polled: response(200, DONE),
	call: get('/files/abc123xyz789'),
	answers: [
		{
			name: 'a file that is ready, with its end',
			answer: response(200, { state: 'ACTIVE', expirationTime: '2026-09-03T10:00:40.123456Z' }),
			shown: DONE,
			verdict: { ...VIDEO, links: [DOWNLOAD], expiresAt: '2026-09-03T10:00:40.123Z' },
		},
		{
			name: 'a file that is not ready',
			answer: response(200, { state: 'PROCESSING' }),
			verdict: 'late',
		},
		{
			name: 'a file that could not be made, which was paid for',
			answer: response(200, { state: 'FAILED', error: { code: 13, message: 'Internal' } }),
			shown: DONE,
			verdict: {
				status: 'failed',
				...ENDED,
				failure: { code: '13', message: 'Internal' },
				cost: COST,
				isCharged: true,
			},
		},
		{
			name: 'a file that cannot be looked at, and may be there all the same',
			answer: NO_ACCESS,
			shown: DONE,
			verdict: { ...VIDEO, links: [DOWNLOAD] },
		},
		{ name: 'a gateway', answer: page(502), verdict: 'late' },
	],
};

import { response } from '../request';
import type { PollExample } from './example';
import { DOWNLOAD, error, FILE, NAME, samples, VEO_REF } from './geminiAnswers';
import { VEO } from './geminiVeoRequests';

/** Google's answers of an operation; see geminiAnswers.ts. */

const FILTERED = 'Veo could not generate videos because of the prompt. You were not charged.';
const veo = { model: VEO };

const answers: readonly PollExample[] = [
	{
		name: 'a running operation',
		answer: response(200, { name: NAME }),
		verdict: { status: 'in_progress', ...veo },
	},
	{
		name: 'its videos',
		answer: response(200, samples(DOWNLOAD, `${FILE}1:download?alt=media`)),
		verdict: { status: 'completed', ...veo, links: [DOWNLOAD, `${FILE}1:download?alt=media`] },
	},
	{
		name: 'what the filters withheld, which is free',
		answer: response(200, {
			name: NAME,
			done: true,
			response: {
				generateVideoResponse: { raiMediaFilteredCount: 1, raiMediaFilteredReasons: [FILTERED] },
			},
		}),
		verdict: {
			status: 'failed',
			...veo,
			failure: { code: 'content_filtered', message: FILTERED },
		},
	},
	{
		name: 'what they withheld of several',
		answer: response(200, {
			...samples(DOWNLOAD),
			response: {
				generateVideoResponse: {
					generatedSamples: [{ video: { uri: DOWNLOAD } }],
					raiMediaFilteredCount: 1,
				},
			},
		}),
		verdict: { status: 'completed', ...veo, links: [DOWNLOAD] },
	},
	{
		name: 'an end without videos or reasons',
		answer: response(200, { name: NAME, done: true, response: { generateVideoResponse: {} } }),
		verdict: { status: 'failed', ...veo, isCharged: true },
	},
	{
		name: 'an error',
		answer: response(200, { name: NAME, done: true, error: { code: 14, message: 'Unavailable' } }),
		verdict: { status: 'failed', ...veo, failure: { code: '14', message: 'Unavailable' } },
	},
	{
		name: 'a cancelled operation',
		answer: response(200, { name: NAME, done: true, error: { code: 1, message: 'Cancelled' } }),
		verdict: { status: 'cancelled', ...veo, failure: { code: '1', message: 'Cancelled' } },
	},
	{
		name: 'no such operation',
		answer: error(404, 'NOT_FOUND', 'Requested entity was not found.'),
		verdict: 'missing',
	},
];

export const geminiOperations = answers.map((one) => ({ ...one, ref: VEO_REF }));

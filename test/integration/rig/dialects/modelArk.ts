import { LINK } from '../expected';
import { PROMPT } from '../rig';
import { completed, failed, type Shown } from './shown';

/** ModelArk: its tasks, and what creates them. */

export const MODEL_ARK: Shown = {
	headers: { authorization: 'Bearer key-modelArk' },
	completed: (job) =>
		completed(job, 'modelArk', {
			url: LINK,
			progress: null,
			size: null,
			cost: { amount: 173_700, unit: 'tokens' },
		}),
	endings: [
		[
			'failed',
			failed(
				'OutputVideoSensitiveContentDetected',
				'The request failed because the output video may contain sensitive information.',
			),
		],
		['failedWithoutError', { status: 'failed', failure: null }],
		['cancelled', { status: 'cancelled', failure: null }],
		['expired', { status: 'expired', failure: null }],
	],
	wrongKey: 'The API key or AK/SK in the request is missing or invalid.',
};

/** Eight seconds, of a text alone. */
export const TEXT_TASK = task([], { ratio: '16:9' });

/** @param url of the first frame, whose shape the video has */
export function frameTask(url: unknown): object {
	return task([{ type: 'image_url', image_url: { url }, role: 'first_frame' }]);
}

function task(images: readonly object[], more: object = {}): object {
	return {
		model: 'dreamina-seedance-2-0-260128',
		content: [{ type: 'text', text: PROMPT }, ...images],
		duration: 8,
		...more,
	};
}

import {
	contentError,
	downloadCancelledError,
	noContentError,
	notReadyError,
	noVariantError,
	tooLargeError,
} from '../../../nodes/AiVideo/download/errors';
import { providers } from '../../../nodes/AiVideo/providers';

const JOB = { id: 'video_1', status: 'completed' } as const;
const STILL_THERE =
	'The video is still at the provider: run Download with the video ID video_1, or run this node again; neither is charged.';

describe('an error about the file of a job names its ID and the way to the file', () => {
	it.each([
		['10 of 20 bytes came', 'the transfer stalled (10 of 20 bytes came)'],
		[null, 'the transfer stalled'],
	])('when it broke, with the progress %p', (progress, words) => {
		expect(contentError(JOB, 'the transfer stalled', progress)).toMatchObject({
			kind: 'badContent',
			message: `Video video_1 could not be downloaded whole: ${words}`,
			description: STILL_THERE,
			job: JOB,
		});
	});

	it('when it is larger than allowed', () => {
		expect(tooLargeError(JOB, 512 * 1024 * 1024)).toMatchObject({
			kind: 'badContent',
			message: 'Video video_1 is larger than the limit of 512 MB',
			description: `Raise Options → Max File Size if the video may be that large. ${STILL_THERE}`,
			job: JOB,
		});
	});

	it('when the execution was cancelled', () => {
		expect(downloadCancelledError(JOB)).toMatchObject({
			kind: 'cancelled',
			message: 'The execution was canceled while video video_1 was downloaded',
			description: STILL_THERE,
			job: JOB,
		});
	});

	it('when nobody said where it is', () => {
		expect(noContentError(JOB)).toMatchObject({
			kind: 'badContent',
			message: 'Video video_1 is completed, but the provider did not say where its file is',
			description: STILL_THERE,
			job: JOB,
		});
	});

	it('when the provider has no such file', () => {
		expect(noVariantError(providers.artifex, JOB, 'thumbnail')).toMatchObject({
			kind: 'refused',
			message: 'Artifex has no thumbnail of video video_1',
			description: 'Set Variant to video.',
			job: JOB,
		});
		expect(noVariantError(providers.openai, JOB, 'video').description).toBe(
			'Set Variant to video, thumbnail or spritesheet.',
		);
	});

	it('when it is too early', () => {
		const running = { id: 'video_1', status: 'in_progress', progress: 45 } as const;
		expect(notReadyError(running)).toMatchObject({
			kind: 'notReady',
			message: 'Video video_1 is not ready yet (in_progress, 45 %)',
			description:
				'Use the operation Wait with the video ID video_1: it waits until the video is ready and downloads it.',
			job: running,
		});
	});
});

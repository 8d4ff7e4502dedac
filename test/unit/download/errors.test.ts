import {
	contentError,
	downloadCancelledError,
	noContentError,
	notReadyError,
	noVariantError,
	tooLargeError,
} from '../../../nodes/AiVideo/download/errors';
import type { TellingFailure } from '../../../nodes/AiVideo/download/nextStep';
import { providers } from '../../../nodes/AiVideo/providers';

const JOB = { id: 'video_1', status: 'completed' } as const;
const STILL_THERE =
	'The video is still at the provider: run Download with the video ID video_1, or press Retry in the list of executions; neither is charged. Executing Generate, Create or Remix again makes and charges a new video.';

describe('an error about the file of a job names its ID and the way to the file', () => {
	it.each([
		[
			{ kind: 'cut', reason: 'the transfer stalled', received: 10, total: 20 },
			' (10 of 20 bytes came)',
		],
		[{ kind: 'trouble', reason: 'the transfer stalled' }, ''],
		[{ kind: 'notStored', reason: 'the transfer stalled' }, ''],
	] as const)('when it broke: %j', (failure, progress) => {
		expect(contentError(JOB, failure)).toMatchObject({
			kind: 'badContent',
			message: `Video video_1 could not be downloaded whole: the transfer stalled${progress}`,
			description: STILL_THERE,
			job: JOB,
		});
	});

	it.each(['expired', 'denied', 'otherKind', 'gone', 'refused', 'notReady', 'wrong'] as const)(
		'when nobody knows whether it is there, without claiming that it is (%s)',
		(kind) => {
			const failure = { kind, reason: 'removed (HTTP 403)' } as TellingFailure;
			expect(contentError(JOB, failure)).toMatchObject({
				message: 'Video video_1 could not be downloaded whole: removed (HTTP 403)',
				description:
					"The video was made and is not charged again by downloading it: look at it in the provider's console, or run Download with the video ID video_1 later.",
			});
		},
	);

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
			description:
				'The video is still at the provider: run Download with the video ID video_1, which is not charged. Executing Generate, Create or Remix again makes and charges a new video.',
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
			message: 'Video video_1 is not ready yet (being made, 45 %)',
			description:
				'Use the operation Wait with the video ID video_1: it waits until the video is ready and downloads it.',
			job: running,
		});
	});
});

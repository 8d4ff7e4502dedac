import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';

import { CONTENT_KIND_BYTES, contentKind } from '../../../nodes/AiVideo/media/contentKind';
import { type Mp4Verdict, Mp4Walk } from '../../../nodes/AiVideo/media/mp4Walk';
import { realFile } from './realFiles';

function walk(bytes: Uint8Array): Mp4Verdict {
	const walked = new Mp4Walk();
	walked.push(bytes);
	return walked.end();
}

/** The facts by an independent reader. */
async function judgeOf(bytes: Uint8Array) {
	const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
	const picture = await input.getPrimaryVideoTrack();
	return {
		seconds: await input.computeDuration(),
		width: picture?.displayWidth,
		height: picture?.displayHeight,
		hasAudio: (await input.getPrimaryAudioTrack()) !== null,
	};
}

const VIDEOS = ['moovFirst.mp4', 'moovLast.mp4', 'silent.mp4', 'turned.mp4', 'video.mov'];

test.each(VIDEOS)('%s is whole, and its facts are those another reader finds', async (name) => {
	const bytes = realFile(name);
	expect(walk(bytes)).toEqual({ whole: true, facts: await judgeOf(bytes) });
});

test('fragmented.mp4 is whole, and tells all but its length', async () => {
	const bytes = realFile('fragmented.mp4');
	const facts = { ...(await judgeOf(bytes)), seconds: null };
	expect(walk(bytes)).toEqual({ whole: true, facts });
});

test('the turned video is as high as it was wide', () => {
	expect(walk(realFile('silent.mp4')).facts).toMatchObject({ width: 32, height: 16 });
	expect(walk(realFile('turned.mp4')).facts).toMatchObject({ width: 16, height: 32 });
});

test.each(['moovFirst.mp4', 'moovLast.mp4'])('%s is not whole when cut anywhere', (name) => {
	const bytes = realFile(name);
	for (let length = 0; length < bytes.length; length++) {
		expect(walk(bytes.subarray(0, length)).whole).toBe(false);
	}
});

test.each([
	['silent.mp4', 'video/mp4', 'mp4'],
	['fragmented.mp4', 'video/mp4', 'mp4'],
	['video.mov', 'video/quicktime', 'mov'],
	['video.webm', 'video/webm', 'webm'],
	['video.mkv', 'video/x-matroska', 'mkv'],
	['image.png', 'image/png', 'png'],
	['baseline.jpg', 'image/jpeg', 'jpg'],
	['lossy.webp', 'image/webp', 'webp'],
	['image.gif', 'image/gif', 'gif'],
	['image.avif', 'image/avif', 'avif'],
])('%s is %s by its first bytes', (name, mimeType, extension) => {
	const bytes = realFile(name);
	expect(contentKind(bytes.subarray(0, CONTENT_KIND_BYTES))).toEqual({ mimeType, extension });
	expect(contentKind(bytes)).toEqual({ mimeType, extension });
});

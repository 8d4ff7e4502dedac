import type { Mp4Facts } from '../../../nodes/AiVideo/media/moov';
import { describeDeviation } from '../../../nodes/AiVideo/operations/deviation';
import { unseenJob } from '../../../nodes/AiVideo/protocol/job';

const { job } = unseenJob({ id: 'video_1' }, 'video_1');
const FILE: Mp4Facts = { seconds: 8, width: 1280, height: 720, hasAudio: true };

it.each<[string, string | null, number | null, Partial<Mp4Facts>, string | null]>([
	['as asked', '1280x720', 8, {}, null],
	['whatever, when nothing was asked', null, null, {}, null],
	['of a size nobody could read', '1280x720', 8, { width: null }, null],
	['of a height nobody could read', '1280x720', 8, { height: null }, null],
	['of a length nobody could read', '1280x720', 8, { seconds: null }, null],
	['half a second longer', '1280x720', 8, { seconds: 8.5 }, null],
	['half a second shorter', '1280x720', 8, { seconds: 7.5 }, null],
	['longer', null, 8, { seconds: 8.6 }, 'Video video_1 is 8.6 s instead of 8 s'],
	['shorter', '1280x720', 12, {}, 'Video video_1 is 8 s instead of 12 s'],
	['wider', '720x720', 8, {}, 'Video video_1 is 1280x720 instead of 720x720'],
	['taller', '1280x700', null, {}, 'Video video_1 is 1280x720 instead of 1280x700'],
	[
		'another one',
		'720x1280',
		4,
		{},
		'Video video_1 is 1280x720 instead of 720x1280 and 8 s instead of 4 s',
	],
])('the hint about a file that is %s is right', (_, size, seconds, facts, told) => {
	expect(describeDeviation(job, { size, seconds }, { ...FILE, ...facts })).toBe(told);
});

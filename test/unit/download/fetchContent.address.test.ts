import { unseenJob } from '../../../nodes/AiVideo/dialects/jobHistory';
import { fetchContent } from '../../../nodes/AiVideo/download/fetchContent';
import { answer } from '../api/scriptedHttp';
import { errorOf, testSession } from '../jobs/testSession';

const ADDRESS = 'https://cdn.example.com/video_1.mp4';
const OPTIONS = { variant: 'video', maxBytes: 1_000 } as const;

it('asks for the state once when the submission told no address', async () => {
	const told = answer(200, { id: 'video_1', status: 'completed', video_url: ADDRESS });
	const gone = answer(401);
	const { session, clock, lines } = testSession([told, gone], 'artifex');
	const store = async () => await Promise.resolve('stored');
	const work = fetchContent(session, unseenJob('artifex', 'video_1'), OPTIONS, store);
	expect((await clock.finish(errorOf(work))).message).toContain('video_1');
	expect(lines()).toEqual(['GET https://videos.example.com/v1/videos/video_1', `GET ${ADDRESS}`]);
});

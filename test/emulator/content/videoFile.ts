import { BOX_HEADER_BYTES, box, boxHeader } from './box';
import { bufferBody, joinedBody, type Body } from './body';
import { clipSize } from './clip';
import { loopVideo } from './loopVideo';
import { paddingBody } from './padding';

/** What an emulated provider makes: everything that decides the bytes of one file. */
export interface VideoPlan {
	jobId: string;
	/** `1280x720`; a size there is no clip of becomes 1280x720. */
	size: string;
	/** Whole seconds, 1 or more. */
	seconds: number;
	moovLast: boolean;
	/** Total length, reached with a `free` box at the end; null or too small: no padding. */
	bytes: number | null;
}

/** Marks the box that holds the job's ID, so that no two jobs have the same file. */
const JOB_ID_BOX_TYPE = Buffer.from('736f7261766964656f2d6a6f622d6964', 'hex');

/** The muxer stamps the time of its run into the file, so each video is made once and kept. */
const videos = new Map<string, Promise<Buffer>>();

function videoOf({ size, seconds, moovLast }: VideoPlan): Promise<Buffer> {
	const known = clipSize(size);
	const key = `${known} ${seconds} ${moovLast}`;
	const video = videos.get(key) ?? loopVideo(known, seconds, moovLast);
	videos.set(key, video);
	return video;
}

/** The MP4 of one job: the same bytes at every call, and different from those of any other job. */
export async function videoFile(plan: VideoPlan): Promise<Body> {
	const video = await videoOf(plan);
	const mark = box('uuid', Buffer.concat([JOB_ID_BOX_TYPE, Buffer.from(plan.jobId)]));
	const file = [bufferBody(video), bufferBody(mark)];
	const padding = (plan.bytes ?? 0) - video.length - mark.length - BOX_HEADER_BYTES;
	if (padding >= 0) file.push(bufferBody(boxHeader('free', padding)), paddingBody(padding));
	return joinedBody(file);
}

// Source: the output types of @fal-ai/client 1.10 (types/endpoints.d.ts: File, VideoFile and each model's output).
import { jobVideo } from '../../content/jobVideo';
import type { Job } from '../../jobs/job';
import { falModel } from './models';

/** Shown where the input names none. */
const SEED = 424_242;
const FPS = 24;

/** What a model answers: the file, and the facts of it that this model tells. */
export async function falOutput(job: Job, url: string): Promise<object> {
	const { model, input = {} } = job.request;
	const shown = falModel(model)?.output ?? [];
	const video = {
		url,
		content_type: 'video/mp4',
		file_name: `${job.fileToken}.mp4`,
		file_size: (await jobVideo(job)).length,
	};
	return {
		video: shown.includes('frames') ? { ...video, ...framesOf(job) } : video,
		...(shown.includes('seed') && { seed: input['seed'] ?? SEED }),
		...(shown.includes('videoId') && { video_id: `video_${job.fileToken}` }),
	};
}

function framesOf({ request: { size, seconds } }: Job): object {
	const [width, height] = size.split('x').map(Number);
	return { width, height, duration: seconds, fps: FPS, num_frames: FPS * seconds };
}

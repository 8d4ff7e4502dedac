import type { Job } from '../jobs/job';
import type { Body } from './body';
import { videoFile } from './videoFile';

/** The MP4 a job makes, whether or not it can be fetched now. */
export function jobVideo({ id, request, moovLast, contentBytes }: Job): Promise<Body> {
	const { size, seconds } = request;
	return videoFile({ jobId: id, size, seconds, moovLast, bytes: contentBytes });
}

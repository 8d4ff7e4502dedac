import { contentAnswer, type ServedFile } from '../content/contentAnswer';
import { jobVideo } from '../content/jobVideo';
import { bufferBody } from '../content/body';
import { jobState } from '../jobs/jobState';
import type { Job } from '../jobs/job';
import type { ProfileRoute, RouteContext } from '../profiles/profile';
import { isRefusal, refusal } from '../profiles/refusal';
import { imageFixture } from '../../fixtures/images';
import { findJob, noContent } from './findJob';

export type Variant = 'video' | 'thumbnail' | 'spritesheet';

/** `GET {path}`: the file of a completed job, until its retention ends. */
export function contentRoute(path: string, variants: readonly Variant[] = ['video']): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'content',
		handle: async (context) => {
			const { request, settings } = context;
			const job = findJob(context);
			if (isRefusal(job)) return context.refuse(job);
			const asked = request.query.get('variant') ?? 'video';
			const variant = variants.find((known) => known === asked);
			if (variant === undefined) {
				const message = `Invalid value: '${asked}'. Supported values are: ${variants.join(', ')}.`;
				return context.refuse(refusal(400, 'invalid_value', message, 'variant'));
			}
			if (!isAvailable(job, context)) {
				return context.refuse(noContent(job, jobState(job, context.now)));
			}
			return contentAnswer(await fileOf(job, variant), request.headers, settings);
		},
	};
}

/** Whether the file of a job can be fetched: it is completed, and its retention has not ended. */
export function isAvailable(
	job: Job,
	{ settings, now }: Pick<RouteContext, 'settings' | 'now'>,
): boolean {
	const { completedAt } = jobState(job, now);
	if (completedAt === null) return false;
	const expiry = expiryOf(job, completedAt, settings);
	return expiry === null || now < expiry;
}

/** When the file of a job is deleted; null: never, or not known before the job is completed. */
export function expiryOf(
	{ createdAt }: Job,
	completedAt: number | null,
	{ retentionMs, retentionFrom }: RouteContext['settings'],
): number | null {
	const start = retentionFrom === 'creation' ? createdAt : completedAt;
	return start === null || retentionMs === null ? null : start + retentionMs;
}

/** The video of a job, whether or not it can be fetched now. */
export async function videoFileOf(job: Job): Promise<ServedFile> {
	return { body: await jobVideo(job), type: 'video/mp4', tag: `video-${job.fileToken}` };
}

async function fileOf(job: Job, variant: Variant): Promise<ServedFile> {
	const tag = `${variant}-${job.fileToken}`;
	switch (variant) {
		case 'video':
			return await videoFileOf(job);
		case 'thumbnail':
			return {
				body: bufferBody(imageFixture('landscape-1280x720.webp')),
				type: 'image/webp',
				tag,
			};
		case 'spritesheet':
			return { body: bufferBody(imageFixture('landscape-1280x720.jpg')), type: 'image/jpeg', tag };
	}
}

// Source: ai.google.dev, Files API (state, expirationTime) and the Omni page; 48 hours and the words of a
// missing file as users report them.
import { contentAnswer } from '../../content/contentAnswer';
import { bytesOf } from '../../content/body';
import { jobVideo } from '../../content/jobVideo';
import type { Job } from '../../jobs/job';
import { jobState } from '../../jobs/jobState';
import { expiryOf, isAvailable, videoFileOf } from '../../routes/content';
import { jsonAnswer, plainAnswer } from '../../server/answer';
import type { ProfileRoute, RouteContext } from '../profile';
import { isRefusal, refusal, type Refusal } from '../refusal';

export const FILES = '/v1beta/files';
const ID_LENGTH = 12;

/** Twelve characters; several files of one job count on. */
export function fileId({ fileToken }: Job, index = 0): string {
	const id = fileToken.slice(0, ID_LENGTH);
	return index === 0 ? id : `${id}${index}`;
}

/** The address an answer names, which needs the key. */
export function downloadUrl(job: Job, { root }: RouteContext, index = 0): string {
	return `${root}${FILES}/${fileId(job, index)}:download?alt=media`;
}

function readyAt(job: Job, { settings }: RouteContext): number {
	return job.createdAt + job.generationMs + settings.google.processingMs;
}

/** What is not there and what belongs to somebody else look the same. */
function findFile(context: RouteContext): Job | Refusal {
	const name = context.request.params['file'] ?? '';
	const job = context.jobs.all().find((one) => name.startsWith(fileId(one)));
	if (job !== undefined && isAvailable(job, context)) return job;
	const message = `You do not have permission to access the File ${name} or it may not exist.`;
	return refusal(403, 'no_file', message);
}

const state: ProfileRoute = {
	method: 'GET',
	path: `${FILES}/:file`,
	name: 'result',
	handle: async (context) => {
		const job = findFile(context);
		if (isRefusal(job)) return context.refuse(job);
		const { completedAt } = jobState(job, context.now);
		const time = new Date(completedAt ?? 0).toISOString();
		const expiry = expiryOf(job, completedAt, context.settings);
		const name = `files/${fileId(job)}`;
		return jsonAnswer(200, {
			name,
			mimeType: 'video/mp4',
			sizeBytes: String(bytesOf(await jobVideo(job)).length),
			createTime: time,
			updateTime: time,
			...(expiry !== null && { expirationTime: new Date(expiry).toISOString() }),
			uri: `${context.root}${FILES}/${fileId(job)}`,
			downloadUri: downloadUrl(job, context),
			state: context.now < readyAt(job, context) ? 'PROCESSING' : 'ACTIVE',
			source: 'GENERATED',
		});
	},
};

const download: ProfileRoute = {
	method: 'GET',
	path: `${FILES}/:file:download`,
	name: 'content',
	handle: async (context) => {
		const job = findFile(context);
		if (isRefusal(job)) return context.refuse(job);
		const { request, settings } = context;
		if (context.now < readyAt(job, context)) {
			const message = `The File ${fileId(job)} is not in an ACTIVE state and usage is not allowed.`;
			return context.refuse(refusal(400, 'not_active', message));
		}
		if (request.query.get('alt') !== 'media') {
			return context.refuse(refusal(400, 'no_media', 'Request contains an invalid argument.'));
		}
		return settings.links === 'storage'
			? plainAnswer(302, '', { location: context.fileUrl(job) })
			: contentAnswer(await videoFileOf(job), request.headers, settings);
	},
};

export const googleFileRoutes: readonly ProfileRoute[] = [download, state];

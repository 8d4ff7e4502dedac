import { createHash } from 'node:crypto';
import { contentAnswer } from '../content/contentAnswer';
import type { Job } from '../jobs/job';
import type { RouteRequest } from '../profiles/profile';
import { plainAnswer, type Answer } from '../server/answer';
import { allJobs, type OwnedJob, type World } from '../world';
import { isAvailable, videoFileOf } from './content';

export const FILE_PATH = '/files/:name';

/** The signed link to a job's file, like those of storage services. */
export function fileUrl(fileOrigin: string, job: Job): string {
	return `${fileOrigin}/files/${job.fileToken}.mp4?signature=${signatureOf(job)}`;
}

/** The job whose file a name (`<token>.mp4`) stands for. */
export function jobOfFile(world: World, name: string): OwnedJob | null {
	return allJobs(world).find(({ job }) => `${job.fileToken}.mp4` === name) ?? null;
}

/** `GET /files/{token}.mp4`: the file for whoever has the signed link, as a storage service serves it. */
export async function fileAnswer(
	world: World,
	{ params, query, headers }: RouteRequest,
	isStorageHost: boolean,
): Promise<Answer> {
	// What S3 does: a signed link and a key are two ways in, and only one may be used.
	const key = headers['authorization'] ?? headers['api-key'] ?? headers['x-goog-api-key'];
	if (isStorageHost && key !== undefined) {
		return storageError(400, 'InvalidArgument', 'Only one auth mechanism allowed');
	}
	const owned = jobOfFile(world, params['name'] ?? '');
	if (owned === null) return storageError(404, 'NoSuchKey', 'The specified key does not exist.');
	const { job, provider } = owned;
	if (query.get('signature') !== signatureOf(job)) {
		return storageError(403, 'SignatureDoesNotMatch', 'The signature does not match.');
	}
	if (!isAvailable(job, { settings: provider.settings, now: world.clock.now() })) {
		return storageError(404, 'NoSuchKey', 'The specified key does not exist.');
	}
	return contentAnswer(await videoFileOf(job), headers, provider.settings);
}

function signatureOf(job: Job): string {
	return createHash('sha256').update(`signature ${job.fileToken}`).digest('hex');
}

function storageError(status: number, code: string, message: string): Answer {
	const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
	return plainAnswer(status, xml, { 'content-type': 'application/xml' });
}

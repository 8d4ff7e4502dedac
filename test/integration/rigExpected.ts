import type { IDataObject } from 'n8n-workflow';

import { dialects } from '../../nodes/SoraVideo/dialects';
import type { DialectName } from '../../nodes/SoraVideo/dialects/dialect';
import type { EmulatedJob } from '../emulator';
import { isoSecond, timesOf } from './rigItems';

/** What output items are to say, written down per dialect, since each answers something else. */

/** Every registered dialect; a new one does not compile until the tables of these tests have it. */
export const DIALECTS: readonly DialectName[] = Object.values(dialects).map(({ name }) => name);

/** What a 403 tells the user to look at. */
export const ACCESS_HINT: Readonly<Record<DialectName, string>> = {
	artifex: 'On artifex the key has to belong to the vip group.',
	apiyi:
		'On APIYI the key has to belong to the Sora2 official-relay group with pay-as-you-go billing.',
	ezmodel: "Check in EZmodel's console that the key may use sora-2.",
	openai: 'Check with your provider that the key may use video models.',
};

type JobJson = (job: EmulatedJob) => IDataObject;

/** `sora-2`, 1280x720, 4 seconds (artifex: 12), read from the completed job alone. */
export const COMPLETED: Readonly<Record<DialectName, JobJson>> = {
	artifex: (job) => ({
		id: job.id,
		status: 'completed',
		progress: 100,
		model: null,
		prompt: null,
		seconds: 12,
		size: null,
		createdAt: null,
		completedAt: timesOf(job).completedAt,
		expiresAt: null,
		failure: null,
		dialect: 'artifex',
	}),
	apiyi: (job) => ({
		id: job.id,
		status: 'completed',
		progress: 100,
		model: 'sora-2',
		prompt: null,
		seconds: 4,
		size: '1280x720',
		createdAt: timesOf(job).createdAt,
		completedAt: timesOf(job).completedAt,
		expiresAt: null,
		failure: null,
		dialect: 'apiyi',
	}),
	ezmodel: (job) => ({
		id: job.id,
		status: 'completed',
		progress: 100,
		model: 'sora-2',
		prompt: null,
		seconds: 4,
		size: '1280x720',
		createdAt: timesOf(job).createdAt,
		completedAt: timesOf(job).completedAt,
		expiresAt: timesOf(job).oneDayLater,
		failure: null,
		dialect: 'ezmodel',
	}),
	openai: (job) => ({
		id: job.id,
		status: 'completed',
		progress: 100,
		model: 'sora-2',
		prompt: job.prompt,
		seconds: 4,
		size: '1280x720',
		createdAt: timesOf(job).createdAt,
		completedAt: timesOf(job).completedAt,
		expiresAt: timesOf(job).oneHourLater,
		failure: null,
		dialect: 'openai',
	}),
};

/** The same request, as the answer to its submission tells it; the model and prompt are the user's. */
export const QUEUED: Readonly<Record<DialectName, JobJson>> = {
	artifex: (job) => ({
		id: job.id,
		status: 'queued',
		progress: 0,
		model: 'sora-2',
		prompt: job.prompt,
		seconds: null,
		size: null,
		createdAt: null,
		completedAt: null,
		expiresAt: null,
		failure: null,
		dialect: 'artifex',
	}),
	apiyi: (job) => queued(job, 'apiyi'),
	ezmodel: (job) => queued(job, 'ezmodel'),
	openai: (job) => queued(job, 'openai'),
};

function queued(job: EmulatedJob, dialect: DialectName): IDataObject {
	return {
		id: job.id,
		status: 'queued',
		progress: 0,
		model: 'sora-2',
		prompt: job.prompt,
		seconds: 4,
		size: '1280x720',
		createdAt: isoSecond(job.createdAt),
		completedAt: null,
		expiresAt: null,
		failure: null,
		dialect,
	};
}

/** The facts of the emulator's video of that request, as its own bytes tell them. */
export function videoFacts(dialect: DialectName, content: Buffer): IDataObject {
	return {
		bytes: content.length,
		mimeType: 'video/mp4',
		seconds: dialect === 'artifex' ? 12 : 4,
		width: 1280,
		height: 720,
		hasAudio: true,
	};
}

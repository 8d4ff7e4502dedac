import type { IDataObject } from 'n8n-workflow';

import type { DialectName } from '../../../nodes/AiVideo/providers';
import type { EmulatedJob } from '../../emulator';
import { isoSecond, timesOf } from './items';

/** What output items are to say, written down per dialect, since each answers something else. */

/** The providers that make `sora-2` videos the way their providers' own pages show; dialects.test.ts has the others. */
export type RigDialect = Extract<DialectName, 'openai' | 'apiyi' | 'artifex' | 'ezmodel'>;

export const DIALECTS: readonly RigDialect[] = ['openai', 'apiyi', 'artifex', 'ezmodel'];

/** What a 403 tells the user to look at. */
export const ACCESS_HINT: Readonly<Record<RigDialect, string>> = {
	artifex: 'On artifex the key has to belong to the vip group.',
	apiyi:
		'On APIYI the key has to belong to the Sora2 official-relay group with pay-as-you-go billing.',
	ezmodel: "Check in EZmodel's console that the key may use sora-2.",
	openai: 'Check with your provider that the key may use video models.',
};

type JobJson = (job: EmulatedJob) => IDataObject;

/** To the emulator's file server, which has an address of its own. */
export const LINK = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/.*signature=/);

/** `sora-2`, 1280x720, 4 seconds (artifex: 12), read from the completed job alone. */
export const COMPLETED: Readonly<Record<RigDialect, JobJson>> = {
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
		url: LINK,
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
		url: null,
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
		url: null,
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
		url: null,
		dialect: 'openai',
	}),
};

/** The same request, as the answer to its submission tells it; the model and prompt are the user's. */
export const QUEUED: Readonly<Record<RigDialect, JobJson>> = {
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
		url: null,
		dialect: 'artifex',
	}),
	apiyi: (job) => queued(job, 'apiyi'),
	ezmodel: (job) => queued(job, 'ezmodel'),
	openai: (job) => queued(job, 'openai'),
};

function queued(job: EmulatedJob, dialect: RigDialect): IDataObject {
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
		url: null,
		dialect,
	};
}

/** The facts of the emulator's video of that request, as its own bytes tell them. */
export function videoFacts(dialect: RigDialect, content: Buffer): IDataObject {
	return {
		bytes: content.length,
		mimeType: 'video/mp4',
		seconds: dialect === 'artifex' ? 12 : 4,
		width: 1280,
		height: 720,
		hasAudio: true,
	};
}

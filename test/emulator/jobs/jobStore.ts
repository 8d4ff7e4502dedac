import { createHash } from 'node:crypto';
import { settingFor, type ProfileSettings } from '../settings';
import type { Job, JobRequest } from './job';
import { hasEnded, jobState } from './jobState';

/** The jobs of one provider, in the order of their submission. */
export interface JobStore {
	create(request: JobRequest, settings: ProfileSettings, now: number, origin?: Job): Job;
	/** A job that exists and was neither deleted nor forgotten. */
	find(id: string): Job | null;
	/** Every accepted submission, deleted or not. */
	all(): readonly Job[];
	runningAt(now: number): number;
	/** What a restart does to a server that keeps jobs in memory; they stay accepted submissions. */
	forget(): void;
	clear(): void;
}

/** IDs go on after `clear`, so that a job of before is never taken for one of after. */
export function createJobStore(dialect: string, newId: (hex: string) => string): JobStore {
	let serial = 0;
	let jobs: Job[] = [];

	function create(request: JobRequest, settings: ProfileSettings, now: number, origin?: Job): Job {
		serial += 1;
		const number = jobs.length + 1;
		const job: Job = {
			id: newId(digest(`job ${dialect} ${serial}`)),
			dialect,
			number,
			request,
			fileToken: digest(`file ${dialect} ${serial}`),
			createdAt: now,
			generationMs: settingFor(settings.generationMs, number, request.prompt),
			outcome: settingFor(settings.outcome, number, request.prompt),
			progress: settings.progress,
			moovLast: settings.moovLast,
			contentBytes: settings.contentBytes,
			remixedFrom: origin?.id ?? null,
			deleted: false,
			forgotten: false,
			cancelled: false,
		};
		jobs.push(job);
		return job;
	}

	return {
		create,
		find: (id) => jobs.find((job) => job.id === id && !job.deleted && !job.forgotten) ?? null,
		all: () => jobs,
		runningAt: (now) =>
			jobs.filter((job) => !job.forgotten && !hasEnded(jobState(job, now))).length,
		forget: () => {
			for (const job of jobs) job.forgotten = true;
		},
		clear: () => {
			jobs = [];
		},
	};
}

/** 32 hexadecimal digits, the same for the same name. */
function digest(name: string): string {
	return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

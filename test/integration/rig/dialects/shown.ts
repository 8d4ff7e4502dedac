import type { IDataObject } from 'n8n-workflow';

import type { EmulatedJob, Outcome } from '../../../emulator';
import type { JobStatus } from '../../../emulator/jobs/jobState';
import { timesOf } from '../items';
import type { NewDialect } from './wire';

/** What a provider's answers become, in the words all of them share. */

export const REASON = 'Your request was blocked by our moderation system.';

/** Jobs as a provider shows them. */
export interface Shown {
	/** The headers that carry the key. */
	readonly headers: Readonly<Record<string, string>>;
	completed(job: EmulatedJob): IDataObject;
	readonly endings: ReadonlyArray<readonly [Outcome, IDataObject]>;
	/** Its words for a key of nobody, where they are its own. */
	readonly wrongKey?: string;
	/** Default: 401 */
	readonly wrongKeyStatus?: number;
	/** What the test of a credential tells of it, where that is the code of an envelope. */
	readonly probeStatus?: number;
	/** What a job is that waits; default: `queued` */
	readonly waiting?: JobStatus;
}

/** Of eight seconds, 1280x720, and nothing else told. */
export function completed(job: EmulatedJob, dialect: NewDialect, more: IDataObject): IDataObject {
	return {
		id: job.id,
		status: 'completed',
		progress: 100,
		model: job.model,
		prompt: null,
		seconds: 8,
		size: '1280x720',
		createdAt: timesOf(job).createdAt,
		completedAt: timesOf(job).completedAt,
		expiresAt: null,
		failure: null,
		url: null,
		dialect,
		...more,
	};
}

export const failed = (code: string | null, message = REASON): IDataObject => ({
	status: 'failed',
	failure: { code, message },
});

/**
 * What the executions of this process ask of one provider. A lost submission is looked up in the
 * provider's list, which holds the jobs of all of them.
 */

/** A submission whose job is not known: its answer is still to come, or was lost. */
export interface OpenSubmission {
	/** Two of the same hash ask for the same, and may take each other's job. */
	readonly requestHash: string;
	/** `null`: any. */
	readonly model: string | null;
	readonly prompt: string;
	/** `null`: not known. */
	readonly seconds: number | null;
	readonly size: string | null;
	/** When it was sent, in milliseconds since 1970; earlier where another one took its job. */
	sentAt: number;
}

/** The part of one execution in it. */
export interface ConcurrentJobs {
	/** Notes a submission whose job is not known yet. */
	open(submission: OpenSubmission): void;
	/** Its job is known, or there is none. */
	settle(submission: OpenSubmission): void;
	/** Every open one. */
	openSubmissions(): readonly OpenSubmission[];
	/** Notes an answer to a submission that is on its way; hands its result on. */
	track<T>(work: Promise<T>): Promise<T>;
	/** Whether any answer is on its way. */
	isPending(): boolean;
	/** Resolves when all the answers that are on their way now have come, or failed. */
	settled(): Promise<void>;
	/** Notes that an execution has this job. Of two that see it in a list, one may take it. */
	take(jobId: string): void;
	isTaken(jobId: string): boolean;
	/** Ends this execution's part. */
	close(): void;
}

/** What all executions at one provider share while any of them runs. */
interface Shared {
	members: number;
	readonly open: Set<OpenSubmission>;
	readonly pending: Set<Promise<unknown>>;
}

const byOrigin = new Map<string, Shared>();

function sharedAt(origin: string): Shared {
	const known = byOrigin.get(origin) ?? { members: 0, open: new Set(), pending: new Set() };
	byOrigin.set(origin, known);
	return known;
}

/** The newest, which are those a list still shows. */
const MAX_TAKEN = 10_000;

/**
 * The jobs executions of this process had, by provider and ID: also after they ended, since a lost
 * submission of another one may be looked for by its next try, or the next iteration of a loop.
 */
const taken = new Set<string>();

function noteTaken(job: string): void {
	taken.delete(job);
	taken.add(job);
	const [oldest] = taken;
	if (taken.size > MAX_TAKEN && oldest !== undefined) taken.delete(oldest);
}

async function tracked<T>(pending: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
	pending.add(work);
	try {
		return await work;
	} finally {
		pending.delete(work);
	}
}

/** @param baseUrl of the provider; what counts is its origin */
export function joinConcurrentJobs(baseUrl: string): ConcurrentJobs {
	const { origin } = new URL(baseUrl);
	const shared = sharedAt(origin);
	shared.members++;
	const own = new Set<OpenSubmission>();

	function drop(submission: OpenSubmission): void {
		own.delete(submission);
		shared.open.delete(submission);
	}

	return {
		open: (submission) => {
			own.add(submission);
			shared.open.add(submission);
		},
		settle: drop,
		openSubmissions: () => [...shared.open],
		track: async (work) => await tracked(shared.pending, work),
		isPending: () => shared.pending.size > 0,
		settled: async () => {
			await Promise.allSettled([...shared.pending]);
		},
		take: (jobId) => noteTaken(`${origin} ${jobId}`),
		isTaken: (jobId) => taken.has(`${origin} ${jobId}`),
		close: () => {
			own.forEach(drop);
			if (--shared.members === 0) byOrigin.delete(origin);
		},
	};
}

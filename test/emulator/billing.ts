import { jobState } from './jobs/jobState';
import { allJobs, type World } from './world';

/** What one accepted submission has cost so far, in units of the currency. */
export interface BilledJob {
	readonly id: string;
	readonly dialect: string;
	readonly amount: number;
	readonly currency: string;
}

/** What the providers would have charged. */
export interface Billing {
	readonly jobs: readonly BilledJob[];
	/** Accepted submissions, free ones included. */
	readonly count: number;
	/** All amounts together, to the cent. */
	total(): number;
}

export function createBilling(world: World): Billing {
	function billedJobs(): BilledJob[] {
		const now = world.clock.now();
		return allJobs(world).map(({ provider, job }) => {
			const charge = provider.profile.charge(job, jobState(job, now));
			return { id: job.id, dialect: job.dialect, ...charge };
		});
	}
	return {
		get jobs() {
			return billedJobs();
		},
		get count() {
			return allJobs(world).length;
		},
		total() {
			const sum = billedJobs().reduce((total, { amount }) => total + amount, 0);
			return Math.round(sum * 100) / 100;
		},
	};
}

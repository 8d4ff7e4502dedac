import type { Clock } from './clock';
import type { FaultQueue } from './faults/faultQueue';
import type { Job } from './jobs/job';
import type { Provider } from './provider';
import type { RequestRecord } from './requestRecord';

/** Everything a request can touch. */
export interface World {
	readonly clock: Clock;
	readonly providers: readonly Provider[];
	readonly faults: FaultQueue;
	readonly requests: RequestRecord[];
}

export interface OwnedJob {
	readonly provider: Provider;
	readonly job: Job;
}

/** The accepted submissions of all providers, in no order across providers. */
export function allJobs({ providers }: Pick<World, 'providers'>): OwnedJob[] {
	return providers.flatMap((provider) => provider.jobs.all().map((job) => ({ provider, job })));
}

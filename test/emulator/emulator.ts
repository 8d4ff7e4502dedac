import { createBilling, type Billing } from './billing';
import { realClock, type Clock } from './clock';
import { bytesOf } from './content/body';
import { jobVideo } from './content/jobVideo';
import { emulatedJob, type EmulatedJob } from './emulatedJob';
import type { Fault } from './faults/fault';
import { createFaultQueue } from './faults/faultQueue';
import { profiles, type ProfileName } from './profiles';
import { createProvider, resetProvider, type Provider } from './provider';
import type { RequestRecord } from './requestRecord';
import { fileUrl } from './routes/files';
import { startListeners } from './server/startListeners';
import type { ProfileSettings } from './settings';
import { allJobs, type OwnedJob, type World } from './world';

export interface EmulatorOptions {
	/** Port of the APIs; default any free one. The file server takes any free one. */
	port?: number;
	/** Address to listen on; default `127.0.0.1` */
	host?: string;
	/** Default: real time */
	clock?: Clock;
}

/** One HTTP server that speaks every emulated dialect, and a second one on another port for files. */
export interface Emulator {
	/** `http://127.0.0.1:port` */
	readonly origin: string;
	/** Scheme, host and port of the file server. */
	readonly fileOrigin: string;
	/** The address a client of this dialect is given; ends with the dialect's `/v1`. */
	baseUrl(dialect: ProfileName): string;
	/** The settings of a dialect, to be changed in place. */
	settings(dialect: ProfileName): ProfileSettings;
	readonly faults: { add(fault: Fault): void; clear(): void };
	/** Every request since the start or the last reset, in the order of arrival. */
	readonly requests: RequestRecord[];
	/** The accepted submissions, of one dialect or of all. */
	jobs(dialect?: ProfileName): EmulatedJob[];
	readonly billing: Billing;
	/** The exact MP4 of a job, whatever its state. */
	contentOf(jobId: string): Promise<Buffer>;
	/** Restarts a server that keeps its jobs in memory: it knows none of them any more. */
	restart(dialect: ProfileName): void;
	/** The signed link to a job's MP4 on the file server. */
	fileUrlOf(jobId: string): string;
	/** Forgets jobs, requests and faults and puts every setting back. */
	reset(): void;
	/** Ends all connections, those under way included. */
	close(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const { port = 0, host = '127.0.0.1', clock = realClock } = options;
	const providers: Provider[] = [];
	const world: World = { clock, providers, faults: createFaultQueue(), requests: [] };
	const { origin, fileOrigin, close } = await startListeners(world, host, port);
	for (const [dialect, profile] of Object.entries(profiles)) {
		providers.push(createProvider(dialect, profile, fileOrigin));
	}
	return {
		origin,
		fileOrigin,
		baseUrl: (dialect) => `${origin}/${dialect}${profiles[dialect].basePath}`,
		settings: (dialect) => providerOf(world, dialect).settings,
		faults: world.faults,
		requests: world.requests,
		jobs: (dialect) => jobsOf(world, dialect),
		billing: createBilling(world),
		contentOf: async (jobId) => bytesOf(await jobVideo(ownedJob(world, jobId).job)),
		fileUrlOf: (jobId) => fileUrl(fileOrigin, ownedJob(world, jobId).job),
		restart: (dialect) => providerOf(world, dialect).jobs.forget(),
		reset: () => reset(world, fileOrigin),
		close,
	};
}

function jobsOf(world: World, dialect?: ProfileName): EmulatedJob[] {
	const now = world.clock.now();
	return allJobs(world)
		.filter(({ job }) => dialect === undefined || job.dialect === dialect)
		.map((owned) => emulatedJob(owned, now));
}

function providerOf({ providers }: World, dialect: string): Provider {
	const provider = providers.find((candidate) => candidate.dialect === dialect);
	if (provider === undefined) throw new Error(`No emulated dialect ${dialect}`);
	return provider;
}

function ownedJob(world: World, jobId: string): OwnedJob {
	const owned = allJobs(world).find(({ job }) => job.id === jobId);
	if (owned === undefined) throw new Error(`No emulated job ${jobId}`);
	return owned;
}

function reset(world: World, fileOrigin: string): void {
	for (const provider of world.providers) resetProvider(provider, fileOrigin);
	world.requests.length = 0;
	world.faults.clear();
}

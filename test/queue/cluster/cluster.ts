import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { N8nInstallation } from '../../e2e/install/installation';
import { environmentOf } from '../../e2e/server/environment';
import { freePorts } from '../../e2e/server/freePorts';
import { installCommunityNode } from '../../e2e/server/installCommunityNode';
import { packProject } from '../../e2e/server/packProject';
import { startPostgres } from '../services/postgres';
import { startRedis, type Redis } from '../services/redis';
import type { Service } from '../services/service';
import { queueEnvironment } from './environment';
import { createMember, type Member } from './member';

const WORKERS = ['worker1', 'worker2'];
/** How many executions a worker runs at once. */
const CONCURRENCY = 10;

/** What each process prints last while it starts. */
const MAIN_IS_UP = 'Editor is now accessible';
const WORKER_IS_UP = 'n8n worker is now ready';

/** n8n in queue mode: a main process and two workers, each with a user folder of its own. */
export interface Cluster {
	/** `http://127.0.0.1:port` of the main process */
	readonly url: string;
	readonly redis: Redis;
	readonly postgres: Service;
	readonly main: Member;
	readonly workers: readonly Member[];
	close(): Promise<void>;
}

type Closer = () => Promise<unknown>;

/** The package as its tarball installs it, in a user folder of this name. */
async function prepareUserFolder(root: string, name: string, tarball: string): Promise<string> {
	const userFolder = join(root, name);
	await mkdir(join(userFolder, '.n8n', 'nodes'), { recursive: true });
	await installCommunityNode(join(userFolder, '.n8n'), tarball);
	return userFolder;
}

async function build(
	installation: N8nInstallation,
	closers: Closer[],
): Promise<Omit<Cluster, 'close'>> {
	const root = await mkdtemp(join(tmpdir(), 'n8n-ai-video-queue-'));
	closers.push(async () => await rm(root, { recursive: true, force: true }));
	const redis = await startRedis();
	closers.push(redis.close);
	const postgres = await startPostgres();
	closers.push(postgres.close);
	const tarball = await packProject(root);
	const [mainPort = 0] = await freePorts(1);
	const url = `http://127.0.0.1:${mainPort}`;
	const queue = queueEnvironment({ url, redisPort: redis.port, postgresPort: postgres.port });

	async function member(name: string, args: readonly string[], greeting: string): Promise<Member> {
		const userFolder = await prepareUserFolder(root, name, tarball);
		const [brokerPort = 0, unused = 0] = await freePorts(2);
		const port = args.includes('start') ? mainPort : unused;
		const env = { ...environmentOf({ userFolder, port, brokerPort }), ...queue };
		const built = createMember({ installation, args, env, greeting });
		closers.push(built.kill);
		return built;
	}

	const main = await member('main', ['start'], MAIN_IS_UP);
	const workers: Member[] = [];
	for (const name of WORKERS) {
		workers.push(await member(name, ['worker', `--concurrency=${CONCURRENCY}`], WORKER_IS_UP));
	}
	return { url, redis, postgres, main, workers };
}

/**
 * Starts Redis, PostgreSQL, and n8n with the built package installed for each process.
 * @throws Error when one of them does not start; then none is left behind
 */
export async function startCluster(installation: N8nInstallation): Promise<Cluster> {
	const closers: Closer[] = [];
	const close = async (): Promise<void> => {
		for (const closer of closers.reverse()) await closer();
	};
	try {
		const built = await build(installation, closers);
		// The main process first: it makes the tables.
		await built.main.start();
		await Promise.all(built.workers.map(async (worker) => await worker.start()));
		return { ...built, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Starts again what was stopped or killed. */
export async function startMissing({ main, workers }: Cluster): Promise<void> {
	const missing = [main, ...workers].filter((member) => !member.isRunning());
	await Promise.all(missing.map(async (member) => await member.start()));
}

import { setTimeout as sleep } from 'node:timers/promises';

import { setGenerationTime, type QueueRig } from '../rig';
import type { Service } from '../services/service';
import { expectVideo } from './checks';
import { jobBeingWaitedFor, startRun, until } from './execute';
import { generate } from './operations';

/** Less than the ten seconds after which n8n gives up on Redis and ends. */
const AWAY_MS = 5_000;
/** The video is ready after the service is back, or while it is away. */
const LATER_MS = 15_000;
const SOONER_MS = 4_000;

interface Outage {
	readonly name: string;
	readonly service: (rig: QueueRig) => Service;
	readonly how: 'stop' | 'kill';
	readonly generationMs: number;
}

const redis = ({ cluster }: QueueRig): Service => cluster.redis;
const postgres = ({ cluster }: QueueRig): Service => cluster.postgres;

const OUTAGES: Outage[] = [
	{ name: 'Redis restarted', service: redis, how: 'stop', generationMs: LATER_MS },
	{ name: 'Redis killed, and its queue lost', service: redis, how: 'kill', generationMs: LATER_MS },
	{ name: 'PostgreSQL restarted', service: postgres, how: 'stop', generationMs: LATER_MS },
	{
		name: 'PostgreSQL gone while the video gets ready',
		service: postgres,
		how: 'kill',
		generationMs: SOONER_MS,
	},
];

async function isReady({ cluster }: QueueRig): Promise<true | null> {
	return (await fetch(`${cluster.url}/healthz/readiness`)).ok ? true : null;
}

export function restartedServiceTests(rig: () => QueueRig): void {
	it.each(OUTAGES)('lets the video arrive: $name', async ({ name, service, how, generationMs }) => {
		const { n8n, emulator } = rig();
		setGenerationTime(rig(), generationMs);
		const prompt = `A market hall in the rain (${name})`;
		const executionId = await startRun(rig(), [generate(rig(), prompt)]);
		const videoId = await jobBeingWaitedFor(rig(), prompt);
		await service(rig())[how]();
		await sleep(AWAY_MS);
		await service(rig()).start();
		await until('n8n', async () => await isReady(rig()));

		const execution = await n8n.executions.ended(executionId);
		await expectVideo(rig(), execution, 'generate', videoId);
		expect(emulator.billing.count).toBe(1);
		const { main, workers } = rig().cluster;
		expect([main, ...workers].map((member) => member.isRunning())).toEqual([true, true, true]);
	});
}

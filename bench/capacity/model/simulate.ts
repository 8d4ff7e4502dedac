import { seededRandom } from '../../polling/traces';
import { videosOf, type Demand, type Stretch, type Video } from './demand';
import { DurableLoop } from './durableLoop';
import type { Readings } from './readings';
import type { Actor } from './virtualTime';
import { WaitingNode } from './waitingNode';
import { createWorld, type Limits, type World } from './world';

export type Way = 'waitingNode' | 'durableLoop';

export interface Scenario extends Demand, Limits {
	readonly way: Way;
	/** What is simulated; no video is there when it begins. */
	readonly stretch: Stretch;
	readonly seed: number;
}

const LIVES = { waitingNode: WaitingNode, durableLoop: DurableLoop } as const;

/** Lets one video after the other into the world, each when it is asked for. */
class Arrivals implements Actor {
	private next: Video | null = null;

	constructor(
		private readonly world: World,
		private readonly videos: Iterator<Video, void>,
		private readonly way: Way,
	) {}

	act(): void {
		if (this.next) new LIVES[this.way](this.world, this.next).act();
		const { value } = this.videos.next();
		this.next = value ?? null;
		if (this.next) this.world.time.after(this.next.arrivesAt - this.world.time.now, this);
	}
}

/** Lives through the stretch, and on until the last video is done. */
export function simulate(scenario: Scenario): Readings {
	const { way, stretch, seed } = scenario;
	const world = createWorld(scenario, stretch.fromMs, seed + 1);
	const { time, account, slots, readings } = world;
	new Arrivals(world, videosOf(scenario, stretch, seededRandom(seed)), way).act();
	time.run(stretch.toMs, (atMs) => {
		const { downloads } = world;
		readings.read(atMs, { running: account.used, heldSlots: slots.used, downloads });
	});
	return readings;
}

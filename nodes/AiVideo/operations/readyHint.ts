import { toDuration } from '../jobs/wording';
import type { Cost } from '../protocol/job';

/** What a run brought, in one line beside the output. Pure. */

/** A finished job, as far as the line tells of it. */
export interface ReadyVideo {
	/** Of all its files together; `null`: not known. */
	readonly seconds: number | null;
	readonly cost: Cost | null;
	/** Whether jobs before it failed, which may have been charged too. */
	readonly hasAttempts: boolean;
}

/** Amounts have up to six decimals, and sums of them may have rounding errors. */
function toAmount(amount: number): string {
	return String(Number(amount.toFixed(6)));
}

function describeCost(unit: string, amount: number): string {
	if (unit !== 'USD') return `${toAmount(amount)} ${unit}`;
	const cents = Number(amount.toFixed(2));
	return `$${Math.abs(cents - amount) < 1e-9 ? cents.toFixed(2) : toAmount(amount)}`;
}

/** `$0.80`, or `12 credits`; the sum of each unit. */
export function describeCosts(costs: readonly Cost[]): string {
	const sums = new Map<string, number>();
	for (const cost of costs) {
		const unit = 'currency' in cost ? cost.currency : cost.unit;
		sums.set(unit, (sums.get(unit) ?? 0) + cost.amount);
	}
	return [...sums].map(([unit, amount]) => describeCost(unit, amount)).join(' and ');
}

/** `2 videos, 16 s in all, ready after 1 min 5 s, price $1.60` @param tookMs of the whole run */
export function describeReady(videos: readonly ReadyVideo[], tookMs: number): string {
	const seconds = videos.reduce<number | null>(
		(sum, video) => (sum === null || video.seconds === null ? null : sum + video.seconds),
		0,
	);
	const length = seconds === null ? '' : String(Number(seconds.toFixed(1)));
	const count = videos.length === 1 ? '1 video' : `${videos.length} videos`;
	const of = length === '' ? '' : videos.length === 1 ? ` of ${length} s` : `, ${length} s in all,`;
	const costs = describeCosts(videos.flatMap(({ cost }) => cost ?? []));
	const isWhole = videos.every(({ cost, hasAttempts }) => cost !== null && !hasAttempts);
	const price = costs === '' ? '' : `; price${isWhole ? '' : ' at least'} ${costs}`;
	return `${count}${of} ready after ${toDuration(tookMs)}${price}`;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { plot, type Panel } from './polling/plot';
import { fixedWithSameRequests, replayAdaptive, replayFixed } from './polling/replay';
import { traces, type TraceFamily } from './polling/traces';
import type { Row } from './row';

/** Compares the node's poll schedule with fixed intervals; writes the plot the documentation shows. */

const JOBS = 1_000;
const SEED = 7;
const FIXED_SECONDS = [5, 10, 15, 30];
const FAMILIES: readonly TraceFamily[] = ['linear', 'jumps', 'none'];
const TITLES: Readonly<Record<TraceFamily, string>> = {
	linear: 'steady progress',
	jumps: 'progress in jumps (0, 45, 80)',
	none: 'no progress shown',
};
const PLOT = join(__dirname, '..', 'docs', 'images', 'polling.svg');

function toSeconds(ms: number): string {
	return `${(ms / 1_000).toFixed(2)} s`;
}

function fixedPoints(family: TraceFamily): Panel['points'] {
	const jobs = traces(family, JOBS, SEED);
	return FIXED_SECONDS.map((seconds) => ({
		label: `${seconds} s`,
		score: replayFixed(jobs, seconds * 1_000),
		isOurs: false,
	}));
}

function toRow(family: TraceFamily): Row {
	const jobs = traces(family, JOBS, SEED);
	const ours = replayAdaptive(jobs, SEED);
	const same = fixedWithSameRequests(jobs, ours.requests);
	const peers = fixedPoints(family).map(
		({ label, score }) =>
			`every ${label}: ${score.requests.toFixed(1)}, ${toSeconds(score.latenessMs)}`,
	);
	return {
		what: `Polling, ${TITLES[family]}: late by, with ${ours.requests.toFixed(1)} requests a video`,
		ours: toSeconds(ours.latenessMs),
		against: `best fixed interval, as many requests ${toSeconds(same.latenessMs)}`,
		ratio: ours.latenessMs / same.latenessMs,
		goal: { is: 'below', ratio: 1 },
		peers: peers.join('; '),
	};
}

function toPanel(family: TraceFamily): Panel {
	const jobs = traces(family, JOBS, SEED);
	const ours = { label: 'adaptive', score: replayAdaptive(jobs, SEED), isOurs: true };
	const curve = Array.from({ length: 60 }, (_unused, step) =>
		replayFixed(jobs, 4_200 + step * 450),
	);
	return { title: TITLES[family], points: [...fixedPoints(family), ours], curve };
}

export async function polling(): Promise<readonly Row[]> {
	writeFileSync(PLOT, plot(FAMILIES.map(toPanel)));
	return await Promise.resolve(FAMILIES.map(toRow));
}

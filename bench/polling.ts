import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { plot, type Panel } from './polling/plot';
import { fixedWithSameRequests, replayAdaptive, replayFixed } from './polling/replay';
import { traces, type TraceFamily } from './polling/traces';

/** Compares the node's poll schedule with fixed intervals; writes the plot the documentation shows. */

const JOBS = 1_000;
const SEED = 7;
const FIXED_SECONDS = [5, 10, 15, 30];
const TITLES: Readonly<Record<TraceFamily, string>> = {
	linear: 'steady progress',
	jumps: 'progress in jumps (0, 45, 80)',
	none: 'no progress shown',
};
const PLOT = join(__dirname, '..', 'docs', 'images', 'polling.svg');

function toRow(name: string, requests: number, latenessMs: number): string {
	return `| ${name} | ${requests.toFixed(1)} | ${(latenessMs / 1_000).toFixed(2)} s |`;
}

function compare(family: TraceFamily): Panel {
	const jobs = traces(family, JOBS, SEED);
	const ours = replayAdaptive(jobs, SEED);
	const same = fixedWithSameRequests(jobs, ours.requests);
	const fixed = FIXED_SECONDS.map((seconds) => ({
		label: `${seconds} s`,
		score: replayFixed(jobs, seconds * 1_000),
		isOurs: false,
	}));
	const lines = [
		`\n${TITLES[family]} (${JOBS} jobs of 60 to 180 s)\n`,
		'| schedule | requests per video | late by |',
		'|---|---|---|',
		toRow('adaptive', ours.requests, ours.latenessMs),
		toRow('fixed, as many requests', same.requests, same.latenessMs),
		...fixed.map(({ label, score }) => toRow(`fixed ${label}`, score.requests, score.latenessMs)),
		`\nlateness against the best fixed interval: ${(ours.latenessMs / same.latenessMs).toFixed(2)}`,
	];
	process.stdout.write(`${lines.join('\n')}\n`);
	const curve = Array.from({ length: 60 }, (_unused, step) =>
		replayFixed(jobs, 4_200 + step * 450),
	);
	return {
		title: TITLES[family],
		points: [...fixed, { label: 'adaptive', score: ours, isOurs: true }],
		curve,
	};
}

const families: readonly TraceFamily[] = ['linear', 'jumps', 'none'];
writeFileSync(PLOT, plot(families.map(compare)));
process.stdout.write(`\nplot: ${PLOT}\n`);

import { table } from '../../../scripts/readme/markdown';
import { DEFAULT_CONCURRENCY, DOWNLOAD_RATE, RAISED_CONCURRENCY } from '../model/assumptions';
import type { Readings } from '../model/readings';
import type { Cost } from '../plan/cost';
import type { AccountForecast, Forecast } from '../plan/forecast';
import { plannedSlots, planWorkers } from '../plan/workers';
import { figure, megabits, memory, percent, seconds, whole } from './format';

/** Traffic as mean and p99 of the seconds of the busiest hour. */
function traffic({ statusRequests, downloads }: Readings): readonly string[] {
	return [
		`${figure(statusRequests.mean)} / ${figure(statusRequests.quantile(0.99))}`,
		`${megabits(downloads.mean * DOWNLOAD_RATE)} / ${megabits(downloads.quantile(0.99) * DOWNLOAD_RATE)}`,
	];
}

export function waitingNodeTable(forecasts: readonly Forecast[], cost: Cost): string {
	const header = [
		'Videos a day',
		'Made at once',
		'Executions held',
		`Workers of ${DEFAULT_CONCURRENCY}`,
		'their memory',
		`Workers of ${RAISED_CONCURRENCY}`,
		'their memory',
		'Status requests a second',
		'Download, Mbit/s',
		'Start delayed',
		'Video comes late by',
	];
	const rows = forecasts.map(({ volume, readings: { waitingNode }, onPlannedWorkers }) => {
		const few = planWorkers('waitingNode', waitingNode, RAISED_CONCURRENCY, cost);
		const many = planWorkers('waitingNode', waitingNode, DEFAULT_CONCURRENCY, cost);
		return [
			whole(volume.videosPerDay),
			whole(waitingNode.running.quantile(0.99)),
			whole(plannedSlots(waitingNode)),
			whole(many.count),
			memory(many.bytes),
			whole(few.count),
			memory(few.bytes),
			...traffic(waitingNode),
			seconds(onPlannedWorkers.startWaitMs.quantile(0.99)),
			seconds(waitingNode.latenessMs.mean),
		];
	});
	return table(header, rows);
}

export function durableLoopTable(forecasts: readonly Forecast[], cost: Cost): string {
	const header = [
		'Videos a day',
		'Made at once',
		'Executions held',
		`Workers of ${DEFAULT_CONCURRENCY}`,
		'their memory',
		'Started or resumed a second',
		'Status requests a second',
		'Download, Mbit/s',
		'Video comes late by',
	];
	const rows = forecasts.map(({ volume, readings: { durableLoop } }) => {
		const workers = planWorkers('durableLoop', durableLoop, DEFAULT_CONCURRENCY, cost);
		return [
			whole(volume.videosPerDay),
			whole(durableLoop.running.quantile(0.99)),
			whole(plannedSlots(durableLoop)),
			whole(workers.count),
			memory(workers.bytes),
			`${figure(durableLoop.steps.mean)} / ${figure(durableLoop.steps.quantile(0.99))}`,
			...traffic(durableLoop),
			seconds(durableLoop.latenessMs.mean),
		];
	});
	return table(header, rows);
}

/** How well the model agrees with queueing theory. */
export function theoryTable(forecasts: readonly Forecast[]): string {
	const header = ['Videos a day', 'Made at once, mean of the busiest hour', 'by theory, at noon'];
	const rows = forecasts.map(({ volume, readings: { waitingNode }, expectedRunning }) => [
		whole(volume.videosPerDay),
		waitingNode.running.mean.toFixed(1),
		expectedRunning.toFixed(1),
	]);
	return table(header, rows);
}

export function accountTable(forecasts: readonly AccountForecast[]): string {
	const header = [
		'Videos a day',
		'Account allows',
		'Refused at first',
		'429 answers per video',
		'Waits its turn, mean',
		'p99',
		'Given up after 15 min',
	];
	const rows = forecasts.map(({ videosPerDay, accountLimit, readings }) => [
		whole(videosPerDay),
		whole(accountLimit),
		percent(readings.refusedVideos / readings.videos),
		figure(readings.refusals / readings.videos),
		seconds(readings.turnWaitMs.mean),
		seconds(readings.turnWaitMs.quantile(0.99)),
		percent(readings.neverTaken / readings.videos),
	]);
	return table(header, rows);
}

import type { Forecast } from '../plan/forecast';
import { plannedSlots } from '../plan/workers';
import { DAY_MS, PEAK_FACTOR } from '../model/assumptions';
import { expectedRunning } from '../model/theory';
import { logAxis, linearAxis, line, panel, type Axis, type Series } from './chart';

/** The pictures of docs/scaling.md, readable on light and dark pages. */

const WIDTH = 320;
const HEIGHT = 250;
/** The volume whose day is drawn: large enough to be smooth, small enough to show chance. */
const DRAWN_VOLUME = 10_000;

const VOLUMES: Axis = logAxis('videos a day', [100, 1_000, 10_000, 100_000, 1_000_000]);

function byVolume(
	forecasts: readonly Forecast[],
	kind: Series['kind'],
	label: string,
	of: (forecast: Forecast) => number,
): Series {
	const points = forecasts.map((forecast) => ({
		x: forecast.volume.videosPerDay,
		y: of(forecast),
	}));
	return { kind, label, points, hasDots: true };
}

function slotsPanel(forecasts: readonly Forecast[]): string {
	const axis = logAxis('executions held, p99', [1, 10, 100, 1_000, 10_000]);
	const series = [
		byVolume(forecasts, 'node', 'Generate', ({ readings }) => plannedSlots(readings.waitingNode)),
		byVolume(forecasts, 'loop', 'durable loop', ({ readings }) =>
			plannedSlots(readings.durableLoop),
		),
	];
	return panel('Worker slots', VOLUMES, axis, series);
}

function requestsPanel(forecasts: readonly Forecast[]): string {
	const axis = logAxis('status requests a second, mean', [0.001, 0.01, 0.1, 1, 10, 100, 1_000]);
	const series = [
		byVolume(
			forecasts,
			'node',
			'Generate',
			({ readings }) => readings.waitingNode.statusRequests.mean,
		),
		byVolume(
			forecasts,
			'loop',
			'durable loop',
			({ readings }) => readings.durableLoop.statusRequests.mean,
		),
	];
	return panel('Requests to the provider', VOLUMES, axis, series);
}

function dayPanel(forecasts: readonly Forecast[]): string {
	const drawn = forecasts.find(({ volume }) => volume.videosPerDay === DRAWN_VOLUME);
	const profile = drawn?.readings.waitingNode.runningThroughTheDay() ?? [];
	const hourOf = (index: number) => ((index + 0.5) / profile.length) * 24;
	const demand = { videosPerDay: DRAWN_VOLUME, peakFactor: PEAK_FACTOR };
	const series: readonly Series[] = [
		{
			kind: 'node',
			label: 'model',
			points: profile.map((y, index) => ({ x: hourOf(index), y })),
			hasDots: false,
		},
		{
			kind: 'theory',
			label: 'theory',
			points: profile.map((_y, index) => ({
				x: hourOf(index),
				y: expectedRunning(demand, (hourOf(index) / 24) * DAY_MS),
			})),
			hasDots: false,
		},
	];
	const hours = linearAxis('hour of the day', [0, 6, 12, 18, 24]);
	const running = linearAxis('videos made at once', [0, 20, 40, 60]);
	return panel(`A day of ${DRAWN_VOLUME.toLocaleString('en-US')} videos`, hours, running, series);
}

export function plot(forecasts: readonly Forecast[]): string {
	const panels = [slotsPanel, requestsPanel, dayPanel].map(
		(draw, index) => `<g transform="translate(${index * WIDTH} 0)">${draw(forecasts)}</g>`,
	);
	const style = [
		'text{font:11px system-ui,sans-serif;fill:#6b7280}',
		'.title{font-weight:600;font-size:12px}.tick{font-size:10px}.axis{fill:none;stroke:#9ca3af}',
		`.line{fill:none;stroke-width:1.5}${line('node', '#6d5dfc')}${line('loop', '#d97706')}`,
		`${line('theory', '#9ca3af')}.line.theory{stroke-dasharray:4 3}`,
	].join('');
	const width = panels.length * WIDTH;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" aria-label="Worker slots, status requests and a day's course by volume"><style>${style}</style>${panels.join('')}</svg>\n`;
}

/** Line charts as SVG. Pure. */

export interface Axis {
	readonly label: string;
	readonly ticks: readonly number[];
	/** Where a value lies between the ends, 0 to 1. */
	readonly share: (value: number) => number;
}

export interface Series {
	readonly kind: 'node' | 'loop' | 'theory';
	readonly label: string;
	readonly points: ReadonlyArray<{ readonly x: number; readonly y: number }>;
	readonly hasDots: boolean;
}

const [WIDTH, HEIGHT] = [320, 250];
const [LEFT, RIGHT, TOP, BOTTOM] = [60, 16, 30, 40];
const LEGEND_STEP = 15;

function axisOf(label: string, ticks: readonly number[], scale: (value: number) => number): Axis {
	const [from, to] = [scale(Math.min(...ticks)), scale(Math.max(...ticks))];
	return { label, ticks, share: (value) => (scale(value) - from) / (to - from) };
}

/** @param ticks above 0; the axis reaches from the least to the greatest */
export function logAxis(label: string, ticks: readonly number[]): Axis {
	return axisOf(label, ticks, Math.log10);
}

export function linearAxis(label: string, ticks: readonly number[]): Axis {
	return axisOf(label, ticks, (value) => value);
}

/** The style of one kind of series. */
export function line(kind: Series['kind'], colour: string): string {
	return `.line.${kind}{stroke:${colour}}.dot.${kind}{fill:${colour}}`;
}

function placeX(axis: Axis, value: number): number {
	return LEFT + axis.share(value) * (WIDTH - LEFT - RIGHT);
}

function placeY(axis: Axis, value: number): number {
	return HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - BOTTOM - TOP);
}

function text(x: number, y: number, anchor: string, words: string, more = ''): string {
	return `<text class="tick" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}"${more}>${words}</text>`;
}

function axes(across: Axis, up: Axis): string {
	const [middleX, middleY] = [(LEFT + WIDTH - RIGHT) / 2, (TOP + HEIGHT - BOTTOM) / 2];
	const turned = ` transform="rotate(-90 12 ${middleY})"`;
	const name = (value: number) => value.toLocaleString('en-US');
	return [
		`<path class="axis" d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>`,
		...across.ticks.map((tick) =>
			text(placeX(across, tick), HEIGHT - BOTTOM + 14, 'middle', name(tick)),
		),
		...up.ticks.map((tick) => text(LEFT - 6, placeY(up, tick) + 4, 'end', name(tick))),
		text(middleX, HEIGHT - BOTTOM + 30, 'middle', across.label),
		text(12, middleY, 'middle', up.label, turned),
	].join('');
}

function drawSeries(across: Axis, up: Axis, series: Series, index: number): string {
	const { kind, label, points, hasDots } = series;
	const places = points.map(({ x, y }) => [placeX(across, x).toFixed(1), placeY(up, y).toFixed(1)]);
	const dots = hasDots
		? places.map(([x, y]) => `<circle class="dot ${kind}" cx="${x}" cy="${y}" r="3"/>`)
		: [];
	const legendY = TOP + 6 + index * LEGEND_STEP;
	return [
		`<polyline class="line ${kind}" points="${places.map((place) => place.join(',')).join(' ')}"/>`,
		...dots,
		`<path class="line ${kind}" d="M${LEFT + 8} ${legendY}h18"/>`,
		text(LEFT + 31, legendY + 4, 'start', label),
	].join('');
}

export function panel(title: string, across: Axis, up: Axis, series: readonly Series[]): string {
	const middle = (LEFT + WIDTH - RIGHT) / 2;
	return [
		`<text class="title" x="${middle}" y="16" text-anchor="middle">${title}</text>`,
		axes(across, up),
		...series.map((one, index) => drawSeries(across, up, one, index)),
	].join('');
}

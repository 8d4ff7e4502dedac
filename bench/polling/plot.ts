import type { PollScore } from './replay';

/** Requests against lateness as an SVG, readable on light and dark pages. */

export interface PlotPoint {
	readonly label: string;
	readonly score: PollScore;
	readonly isOurs: boolean;
}

export interface Panel {
	readonly title: string;
	readonly points: readonly PlotPoint[];
	/** Every fixed interval, from short to long. */
	readonly curve: readonly PollScore[];
}

const [WIDTH, HEIGHT] = [280, 240];
const [LEFT, BOTTOM, TOP, RIGHT] = [44, 36, 30, 12];
const [MOST_REQUESTS, MOST_LATENESS_S] = [30, 16];

function x(requests: number): string {
	return (LEFT + (requests / MOST_REQUESTS) * (WIDTH - LEFT - RIGHT)).toFixed(1);
}

function y(latenessMs: number): string {
	const share = latenessMs / 1_000 / MOST_LATENESS_S;
	return (HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)).toFixed(1);
}

function point({ label, score, isOurs }: PlotPoint): string {
	const [cx, cy] = [x(score.requests), y(score.latenessMs)];
	const kind = isOurs ? 'ours' : 'fixed';
	return `<circle class="${kind}" cx="${cx}" cy="${cy}" r="${isOurs ? 5 : 3.5}"/><text x="${Number(cx) + 7}" y="${Number(cy) - 5}">${label}</text>`;
}

function axes(): string {
	const [right, bottom] = [WIDTH - RIGHT, HEIGHT - BOTTOM];
	const lateness = [0, 5, 10, 15].map(
		(s) =>
			`<text class="tick" x="${LEFT - 6}" y="${Number(y(s * 1_000)) + 4}" text-anchor="end">${s}</text>`,
	);
	const requests = [0, 10, 20, 30].map(
		(n) => `<text class="tick" x="${x(n)}" y="${bottom + 14}" text-anchor="middle">${n}</text>`,
	);
	return [
		`<path class="axis" d="M${LEFT} ${TOP}V${bottom}H${right}"/>`,
		...lateness,
		...requests,
		`<text class="tick" x="${(LEFT + right) / 2}" y="${bottom + 29}" text-anchor="middle">status requests per video</text>`,
		`<text class="tick" x="12" y="${(TOP + bottom) / 2}" text-anchor="middle" transform="rotate(-90 12 ${(TOP + bottom) / 2})">seconds late</text>`,
	].join('');
}

function panel({ title, points, curve }: Panel, index: number): string {
	const line = curve.map(({ requests, latenessMs }) => `${x(requests)},${y(latenessMs)}`).join(' ');
	return `<g transform="translate(${index * WIDTH} 0)"><text class="title" x="${WIDTH / 2}" y="18" text-anchor="middle">${title}</text>${axes()}<polyline class="curve" points="${line}"/>${points.map(point).join('')}</g>`;
}

export function plot(panels: readonly Panel[]): string {
	const style =
		'text{font:11px system-ui,sans-serif;fill:#6b7280}.title{font-weight:600;font-size:12px}.tick{font-size:10px}.axis{fill:none;stroke:#9ca3af}.curve{fill:none;stroke:#9ca3af;stroke-dasharray:3 3}.fixed{fill:#9ca3af}.ours{fill:#6d5dfc}';
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${panels.length * WIDTH} ${HEIGHT}" width="${panels.length * WIDTH}" height="${HEIGHT}" role="img" aria-label="Status requests against lateness"><style>${style}</style>${panels.map(panel).join('')}</svg>\n`;
}

/** A straight line through points, by least squares. */
export interface Line {
	readonly slope: number;
	readonly intercept: number;
}

/** @param points at least two, of different `x` */
export function fitLine(points: ReadonlyArray<{ readonly x: number; readonly y: number }>): Line {
	const mean = (values: readonly number[]) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	const meanX = mean(points.map(({ x }) => x));
	const meanY = mean(points.map(({ y }) => y));
	const covariance = mean(points.map(({ x, y }) => (x - meanX) * (y - meanY)));
	const slope = covariance / mean(points.map(({ x }) => (x - meanX) ** 2));
	return { slope, intercept: meanY - slope * meanX };
}

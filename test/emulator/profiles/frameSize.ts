/**
 * The frame (`1280x720`) of a shape such as `16:9` whose shorter side has so many pixels; the longer
 * one is rounded to an even number.
 */
export function frameSize(shorterSide: number, ratio: string): string {
	const [across = 16, down = 9] = ratio.split(':').map(Number);
	const longerSide =
		2 * Math.round((shorterSide * Math.max(across, down)) / Math.min(across, down) / 2);
	return across >= down ? `${longerSide}x${shorterSide}` : `${shorterSide}x${longerSide}`;
}

/** How many pixels a frame (`1280x720`) has. */
export function pixelsOfFrame(size: string): number {
	const [width = 0, height = 0] = size.split('x').map(Number);
	return width * height;
}

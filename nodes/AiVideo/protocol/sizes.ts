import type { Height, Shape, UploadImage, VideoRequest } from './request';

/** Sizes in pixels, as text and as numbers. */

/** Pixels along the short side. */
export const SHORT_SIDE: Readonly<Record<Height, number>> = {
	'360p': 360,
	'480p': 480,
	'540p': 540,
	'720p': 720,
	'768p': 768,
	'1024p': 1024,
	'1080p': 1080,
	'2k': 1440,
	'4k': 2160,
};

/** `1024p` is OpenAI's word for 1792x1024, which is 7:4 and not quite 16:9. */
const LONG_SIDE_1024P = 1792;

function sidesOf(ratio: Shape): readonly [number, number] {
	const [width, height] = ratio.split(':').map(Number);
	return [width ?? 1, height ?? 1];
}

/** H.264 needs even sides. */
function toEven(pixels: number): number {
	return 2 * Math.round(pixels / 2);
}

/** The frame of a neutral setting, e.g. `16:9` at `720p` → `1280x720`. */
export function frameSize(ratio: Shape, resolution: Height): string {
	const [across, down] = sidesOf(ratio);
	const short = SHORT_SIDE[resolution];
	const isWide = Math.max(across, down) * 9 === Math.min(across, down) * 16;
	const long =
		resolution === '1024p' && isWide
			? LONG_SIDE_1024P
			: toEven((short * Math.max(across, down)) / Math.min(across, down));
	return across >= down ? `${long}x${short}` : `${short}x${long}`;
}

/** The user's `WIDTHxHEIGHT` in the wire's spelling, or `null` when it is none. */
export function readFrameSize(text: string): string | null {
	const match = /^\s*([1-9]\d{1,4})\s*[x×*]\s*([1-9]\d{1,4})\s*$/i.exec(text);
	return match ? `${match[1]}x${match[2]}` : null;
}

/** Width and height in pixels of a size in the wire's spelling. */
export function toPixels(size: string): { readonly width: number; readonly height: number } {
	const [width, height] = size.split('x').map(Number);
	return { width: width ?? 0, height: height ?? 0 };
}

/** The aspect ratio of a size, in lowest terms: `1280x720` → `16:9`. */
export function ratioOf(size: string): string {
	const { width, height } = toPixels(size);
	let [divisor, rest] = [width, height];
	while (rest > 0) [divisor, rest] = [rest, divisor % rest];
	return `${width / divisor}:${height / divisor}`;
}

/** The one of `ratios` whose shape is nearest to that of a size. */
export function nearestRatio(size: string, ratios: readonly string[]): string | undefined {
	const logOf = (width: number, height: number) => Math.log(width / height);
	const { width, height } = toPixels(size);
	const distance = (ratio: string) => {
		const [across, down] = ratio.split(':').map(Number);
		return Math.abs(logOf(across ?? 1, down ?? 1) - logOf(width, height));
	};
	return [...ratios].sort((one, other) => distance(one) - distance(other))[0];
}

/** The frame whose pixels are known, and which the video has to agree with. */
export function uploadedFrame({ firstFrame, lastFrame }: VideoRequest): UploadImage | null {
	const uploads = [firstFrame, lastFrame].filter((image) => image?.kind === 'upload');
	return uploads[0] ?? null;
}

/**
 * The shape to ask for: with Size From Image, the one of `ratios` that is nearest to the image's.
 * `auto`: the provider's default.
 */
export function askedRatio(request: VideoRequest, ratios: readonly string[]): string {
	const image = uploadedFrame(request);
	if (request.imageFit !== 'sizeFromImage' || image === null) return request.aspectRatio;
	return nearestRatio(`${image.width}x${image.height}`, ratios) ?? request.aspectRatio;
}

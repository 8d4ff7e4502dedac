// Source: the "Pricing" line of each model's page on fal.ai, as read in 2026; what fal bills is the output.
import { pixelsOfFrame } from '../frameSize';

/** What decides the price of a video. */
export interface PricedVideo {
	readonly seconds: number;
	/** `1280x720` */
	readonly size: string;
	/** As the model names it; `1080p` */
	readonly resolution: string;
	readonly hasAudio: boolean;
}

/** US dollars for a completed video. */
export type FalPrice = (video: PricedVideo) => number;

export function bySecond(dollars: number): FalPrice {
	return ({ seconds }) => seconds * dollars;
}

export function bySound(withAudio: number, silent: number): FalPrice {
	return ({ seconds, hasAudio }) => seconds * (hasAudio ? withAudio : silent);
}

export function byResolution(dollarsASecond: Readonly<Record<string, number>>): FalPrice {
	return ({ seconds, resolution }) => seconds * (dollarsASecond[resolution] ?? 0);
}

const TOKEN_FPS = 24;

/** A video token is 1,024 pixels of one frame at 24 frames a second. */
export function byMillionTokens(dollars: number): FalPrice {
	return ({ seconds, size }) =>
		(((pixelsOfFrame(size) * TOKEN_FPS * seconds) / 1024) * dollars) / 1_000_000;
}

import type { Call } from './wire';

/** What a user asks for, before any provider, and what a provider makes of it. */

/** Shapes, as width to height. */
export const SHAPES = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'] as const;
export type Shape = (typeof SHAPES)[number];

/** `auto`: the provider's default. */
export const ASPECT_RATIOS = [...SHAPES, 'auto'] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];

/** Pixels along the short side, smallest first. */
export const HEIGHTS = [
	'360p',
	'480p',
	'540p',
	'720p',
	'768p',
	'1024p',
	'1080p',
	'2k',
	'4k',
] as const;
export type Height = (typeof HEIGHTS)[number];

/** `auto`: the provider's default. */
export const RESOLUTIONS = ['auto', ...HEIGHTS] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** `auto`: the provider's default. */
export const SWITCHES = ['auto', 'on', 'off'] as const;
export type Switch = (typeof SWITCHES)[number];

/** A reference image whose bytes we hold. */
export interface UploadImage {
	readonly kind: 'upload';
	readonly bytes: Uint8Array;
	readonly mimeType: string;
	readonly fileName: string;
	readonly width: number;
	readonly height: number;
}

/** A reference image the provider fetches by itself. */
export interface LinkedImage {
	readonly kind: 'link';
	readonly url: string;
}

export type ReferenceImage = UploadImage | LinkedImage;

/** `strict`: an image of another size than the video is refused; `sizeFromImage`: it sets the size. */
export const IMAGE_FITS = ['strict', 'sizeFromImage'] as const;
export type ImageFit = (typeof IMAGE_FITS)[number];

/** What the user asked for. `null` means: the provider's default. */
export interface VideoRequest {
	readonly model: string;
	readonly prompt: string;
	readonly aspectRatio: AspectRatio;
	readonly resolution: Resolution;
	/** The user's own `WIDTHxHEIGHT`; wins over ratio and resolution. */
	readonly size: string | null;
	readonly seconds: number | null;
	/** The image the video begins with. */
	readonly firstFrame: ReferenceImage | null;
	/** The image the video ends with. */
	readonly lastFrame: ReferenceImage | null;
	/** Images of style or subject. */
	readonly references: readonly ReferenceImage[];
	readonly imageFit: ImageFit;
	readonly seed: number | null;
	readonly negativePrompt: string | null;
	readonly audio: Switch;
	readonly watermark: Switch;
	/** Merged into the wire request last. */
	readonly extraFields: Readonly<Record<string, unknown>>;
}

/** All images of a request: frames first. */
export function imagesOf({
	firstFrame,
	lastFrame,
	references,
}: Pick<VideoRequest, 'firstFrame' | 'lastFrame' | 'references'>): readonly ReferenceImage[] {
	return [firstFrame, lastFrame, ...references].filter((image) => image !== null);
}

/** A switch as most providers take it; `undefined`: nothing is sent. */
export function toBoolean(value: Switch): boolean | undefined {
	return value === 'auto' ? undefined : value === 'on';
}

/** A setting the provider is known to refuse, so that it never has to. */
export interface Refusal {
	/** The field as the user sees it, e.g. `Duration`. */
	readonly parameter: string;
	/** Empty: nothing was given. */
	readonly value: string;
	/** What this provider takes there, e.g. `4, 8 or 12 seconds`. */
	readonly takes: string;
	/** What to do instead, when it is not plain from `takes`. */
	readonly advice?: string;
}

/** What the video should turn out to be; `null` where the request leaves it to the provider. */
export interface AskedVideo {
	readonly size: string | null;
	readonly seconds: number | null;
}

/** The wire request of a video request, or why there is none. */
export type Encoded =
	| { readonly kind: 'call'; readonly call: Call; readonly asked: AskedVideo }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

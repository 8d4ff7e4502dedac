import type { Call } from './wire';

/** What a user asks for, before any provider, and what a provider makes of it. */

export const ASPECT_RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];

export const RESOLUTIONS = ['480p', '720p', '1024p', '1080p', '4k'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

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

/** `frames`: the first image begins the video, a second one ends it; `reference`: style and subject. */
export const IMAGE_ROLES = ['frames', 'reference'] as const;
export type ImageRole = (typeof IMAGE_ROLES)[number];

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
	readonly images: readonly ReferenceImage[];
	readonly imageRole: ImageRole;
	readonly imageFit: ImageFit;
	readonly seed: number | null;
	readonly negativePrompt: string | null;
	/** Merged into the wire request last. */
	readonly extraFields: Readonly<Record<string, unknown>>;
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

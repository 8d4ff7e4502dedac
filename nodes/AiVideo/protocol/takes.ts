import type { InputSchema } from './inputSchema';
import type { Variant } from './wire';

/** What a provider takes: models, images, settings, and how many jobs at once. */

/** `upload`: bytes in a multipart body; `link`: an address the provider fetches. */
export type ImagePath = 'upload' | 'link' | 'either';

/** What one model takes. `null` means: not known, not checked. */
export interface ModelRow {
	readonly id: string;
	readonly sizes: readonly string[] | null;
	readonly seconds: readonly number[] | null;
	/** In the provider's own words. */
	readonly ratios?: readonly string[] | null;
	readonly resolutions?: readonly string[] | null;
	readonly frames?: readonly string[] | null;
	/** The model behind this name, where the server has another one for it. */
	readonly servedAs?: string;
	/** Where the model differs from the provider's other ones. */
	readonly imagesBy?: ImagePath;
	/** The model's own fields, where the provider publishes them. */
	readonly schema?: InputSchema;
}

/** How a provider takes reference images. */
export interface ImageIntake {
	readonly by: ImagePath;
	/** The video may end with an image. */
	readonly lastFrame?: true;
	/** Images of style or subject; Infinity: as many as the model takes. */
	readonly maxReferences?: number;
	/** The image's pixels have to equal the size of the video. */
	readonly mustMatchSize: boolean;
	/** With an image, the prompt may stay empty. */
	readonly promptOptional: boolean;
}

/** Settings that only some providers have. */
export type Option = 'seed' | 'negativePrompt' | 'audio' | 'watermark';

/** What a provider takes; everything else is refused before it costs anything. */
export interface Takes {
	readonly models: readonly ModelRow[];
	/**
	 * What an empty model stands for; absent: one has to be chosen. Empty: the server has one, and is
	 * not told which.
	 */
	readonly defaultModel?: string;
	/** For models that are not in `models`. */
	readonly otherModels: Omit<ModelRow, 'id'>;
	readonly images: ImageIntake;
	readonly options: readonly Option[];
	readonly variants: readonly Variant[];
	/** Jobs that may run at once; `null`: no limit stated. */
	readonly maxRunningJobs: number | null;
}

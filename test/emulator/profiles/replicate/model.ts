/** One field of a model's input, as its schema describes it. */
export type ReplicateField =
	| { readonly kind: 'text'; readonly maxLength?: number; readonly words?: string }
	| { readonly kind: 'uri' | 'uris' | 'boolean'; readonly words?: string }
	| {
			readonly kind: 'integer' | 'number';
			readonly minimum?: number;
			readonly maximum?: number;
			readonly words?: string;
	  }
	| {
			readonly kind: 'choice';
			readonly of: ReadonlyArray<string | number>;
			readonly fallback: string | number;
			readonly words?: string;
	  };

/** What decides a price. */
export interface PricedVideo {
	readonly seconds: number;
	readonly hasAudio: boolean;
}

/** A model as `GET /models/{owner}/{name}` shows it. */
export interface ReplicateModel {
	/** `owner/name` */
	readonly id: string;
	readonly description: string;
	/** Run by Replicate itself, by its name; any other is run by its version. */
	readonly isOfficial: boolean;
	/** The ID of its latest version. */
	readonly version: string;
	readonly collection: 'text-to-video' | 'image-to-video';
	readonly required: readonly string[];
	readonly fields: Readonly<Record<string, ReplicateField>>;
	readonly defaults: {
		readonly seconds: number;
		readonly resolution: string;
		readonly ratio: string;
	};
	/** A single file, or a list of them. */
	readonly output: 'file' | 'files';
	/** US dollars for a video, or for a second of the time it took. */
	readonly price: (video: PricedVideo) => number;
}

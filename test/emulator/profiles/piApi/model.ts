/** What a field of `input` takes: one of these very values, whole numbers of a range, or anything of a kind. */
export type PiApiField =
	| ReadonlyArray<string | number>
	| 'text'
	| 'number'
	| 'integer'
	| 'boolean'
	| 'link'
	/** A link, or the bytes of an image in a data address. */
	| 'image'
	| 'links'
	| 'objects'
	| { readonly from: number; readonly to: number };

/** One `model` and `task_type`, and the version that `input` names where there are several. */
export interface PiApiModel {
	readonly model: string;
	readonly taskType: string;
	readonly version?: { readonly field: string; readonly value: string };
	readonly required: readonly string[];
	readonly fields: Readonly<Record<string, PiApiField>>;
	readonly defaultSeconds: number;
	/** The shorter side of the frame. */
	readonly lines: (input: Readonly<Record<string, unknown>>) => number;
	/** US dollars. */
	readonly price: (seconds: number, input: Readonly<Record<string, unknown>>) => number;
	/** Where the output names the file. */
	readonly output: 'works' | 'video' | 'video_url' | 'video_raw';
	/** The share of the price that is kept when moderation of the model's owner blocks the video. */
	readonly surcharge?: number;
}

import type { FalPrice } from './price';

/** What a field takes: one of these very values, or anything of a kind. */
export type FalField =
	ReadonlyArray<string | number> | 'text' | 'number' | 'integer' | 'boolean' | 'address' | 'list';

/** A model as its page on fal.ai documents it. */
export interface FalModel {
	/** Owner, app and the path within the app; the address of its submissions. */
	readonly id: string;
	readonly name: string;
	readonly required: readonly string[];
	readonly fields: Readonly<Record<string, FalField>>;
	/** What counts where the input says nothing, or `auto`. */
	readonly defaults: {
		readonly seconds: number;
		readonly resolution: string;
		readonly ratio: string;
	};
	readonly price: FalPrice;
	/** What the output tells besides the file's address, name, type and length. */
	readonly output: ReadonlyArray<'seed' | 'frames' | 'videoId'>;
}

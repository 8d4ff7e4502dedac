import type { DialectName, JobReading } from './job';
import type { VideoRequest } from './videoRequest';
import type { ContentSource, Encoded, HttpCall, Variant } from './wire';

export type * from './job';
export type * from './videoRequest';
export type * from './wire';

/** What a provider speaks, as data and pure functions. No I/O. */

/** `upload`: bytes in a multipart body; `link`: an address the provider fetches. */
export type ImagePath = 'upload' | 'link' | 'either';

/** What one model takes. `null` means: not known, not checked. */
export interface ModelRow {
	readonly id: string;
	readonly sizes: readonly string[] | null;
	readonly seconds: readonly number[] | null;
	/** Shapes, resolutions and frames, for a provider that has words of its own for them. */
	readonly ratios?: readonly string[] | null;
	readonly resolutions?: readonly string[] | null;
	readonly frames?: readonly string[] | null;
	/** Where the model differs from the provider's other ones. */
	readonly imagesBy?: ImagePath;
}

/** How a dialect takes reference images. */
export interface ImageIntake {
	readonly by: ImagePath;
	readonly atMost: number;
	/** Images may be given for style and subject too; as many as the model takes. */
	readonly asReference?: true;
	/** The image's pixels have to equal the size of the video. */
	readonly mustMatchSize: boolean;
	/** With an image, the prompt may stay empty. */
	readonly promptOptional: boolean;
}

/** One page of jobs. `next`: the call for the page after it. */
export interface JobPage {
	readonly readings: readonly JobReading[];
	readonly next: HttpCall | null;
}

/** How a dialect lists jobs. */
export interface JobListing {
	/** The first page of at most `limit` jobs. */
	first(limit: number): HttpCall;
	/** `null` when the answer is no list. */
	readPage(answer: unknown, limit: number): JobPage | null;
}

/** Limits a provider states on how often and how much at once. */
export interface Pace {
	/** Jobs that may run at once; `null`: no limit stated. */
	readonly runningJobs: number | null;
}

/** What a provider states about money; shown in the README. */
export interface Billing {
	readonly charged: string;
	readonly failedJobs: string;
}

/** A provider's protocol. Absent capability, absent function. */
export interface Dialect {
	readonly name: DialectName;
	/** As shown in the credential. */
	readonly label: string;
	readonly website: string | null;
	/** Public address; `null` where every user has an own server. */
	readonly baseUrl: string | null;
	/** What ends a base URL, e.g. `/v1`; completed when the user left it out. */
	readonly versionPath: string;
	readonly models: readonly ModelRow[];
	/** For models that are not in `models`. */
	readonly otherModels: Omit<ModelRow, 'id'>;
	readonly images: ImageIntake;
	readonly variants: readonly Variant[];
	readonly pace: Pace;
	readonly billing: Billing;
	/** What a key needs besides being valid; shown when the provider answers 403. */
	readonly accessHint: string;
	/** Headers that carry the key; none when it is empty. */
	authorize(apiKey: string): Readonly<Record<string, string>>;
	/** @param listed what the provider's list says of the model, see `readModels` */
	encode(request: VideoRequest, listed?: ModelRow): Encoded;
	status(jobId: string): HttpCall;
	/** Tests the key for free; absent where asking for a video that does not exist does. */
	readonly probe?: () => HttpCall;
	/** HTTP statuses that refuse a submission elsewhere, and may follow a job made here. */
	readonly ambiguous?: readonly number[];
	/** Reads a job out of any answer; `null` when it holds none. `jobId`: the ID known from the create answer. */
	readJob(answer: unknown, jobId: string | null): JobReading | null;
	/** In the order they should be tried. */
	content(reading: JobReading, variant: Variant): readonly ContentSource[];
	/** Lists the models on offer; absent where the provider documents no such list. */
	readonly listModels?: () => HttpCall;
	/** What the list says the models take; absent where it names them only. */
	readonly readModels?: (answer: unknown) => readonly ModelRow[];
	/** Lists jobs, newest first; absent where the provider cannot. */
	readonly list?: JobListing;
	/** Deletes a job; absent where the provider cannot. */
	readonly remove?: (jobId: string) => HttpCall;
	/** A new, paid job from a finished one; absent where the provider cannot. */
	readonly remix?: (jobId: string, prompt: string) => HttpCall;
}

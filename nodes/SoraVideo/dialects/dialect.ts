/** Types of the dialect layer: what a provider speaks, as data and pure functions. No I/O. */

/** The providers of the Videos API family we know; also the values of the credential's field. */
export type DialectName = 'artifex' | 'apiyi' | 'ezmodel' | 'openai';

export type AspectRatio = '16:9' | '9:16' | '1:1' | '4:3' | '3:4' | '21:9';
export type Resolution = '480p' | '720p' | '1024p' | '1080p' | '4k';
export type Variant = 'video' | 'thumbnail' | 'spritesheet';

/** Canonical states. The last four are terminal: polling must stop. */
export type JobStatus = 'queued' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'expired';

/** Why a job did not end with a video, in the provider's words. */
export interface Failure {
	readonly code: string | null;
	readonly message: string | null;
}

/** One generation at a provider, in the same shape for every dialect. Times are ISO 8601. */
export interface Job {
	readonly id: string;
	readonly status: JobStatus;
	/** 0 to 100. */
	readonly progress: number | null;
	readonly model: string | null;
	readonly prompt: string | null;
	readonly seconds: number | null;
	/** `WIDTHxHEIGHT` in pixels. */
	readonly size: string | null;
	readonly createdAt: string | null;
	readonly completedAt: string | null;
	readonly expiresAt: string | null;
	readonly failure: Failure | null;
	readonly dialect: DialectName;
}

/** A job as one answer told it, with what does not belong into the output item. */
export interface JobReading {
	readonly job: Job;
	/** Addresses of the finished video the answer named, best first; may be relative. */
	readonly contentUrls: readonly string[];
	/** The answer itself. */
	readonly answer: unknown;
}

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

/** What the user asked for, before any dialect. `null` means: the provider's default. */
export interface VideoRequest {
	readonly model: string;
	readonly prompt: string;
	readonly aspectRatio: AspectRatio;
	readonly resolution: Resolution;
	/** The user's own `WIDTHxHEIGHT`; wins over ratio and resolution. */
	readonly size: string | null;
	readonly seconds: number | null;
	readonly images: readonly ReferenceImage[];
	readonly imageFit: 'strict' | 'sizeFromImage';
	readonly seed: number | null;
	readonly negativePrompt: string | null;
	/** Merged into the wire request last. */
	readonly extraFields: Readonly<Record<string, unknown>>;
}

/** A part of a multipart body: text, or a file. */
export type FormPart =
	| { readonly name: string; readonly text: string }
	| {
			readonly name: string;
			readonly bytes: Uint8Array;
			readonly fileName: string;
			readonly mimeType: string;
	  };

export type CallBody =
	| { readonly kind: 'json'; readonly fields: Readonly<Record<string, unknown>> }
	| { readonly kind: 'multipart'; readonly parts: readonly FormPart[] };

/** One request below the base URL. `path` starts with `/` and is percent-encoded. */
export interface HttpCall {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: CallBody;
}

/** A setting the provider is known to refuse, so that it never has to. */
export interface Refusal {
	/** The field as the user sees it, e.g. `Duration`. */
	readonly parameter: string;
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
	| { readonly kind: 'call'; readonly call: HttpCall; readonly asked: AskedVideo }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

/** Where the bytes of a finished job are: below the base URL, or at an address of their own. */
export type ContentSource =
	| { readonly kind: 'endpoint'; readonly call: HttpCall }
	| { readonly kind: 'url'; readonly url: string };

/** What one model takes. `null` means: not known, not checked. */
export interface ModelRow {
	readonly id: string;
	readonly sizes: readonly string[] | null;
	readonly seconds: readonly number[] | null;
}

/** How a dialect takes reference images. */
export interface ImageIntake {
	/** `upload`: bytes in a multipart body; `link`: an address the provider fetches. */
	readonly by: 'upload' | 'link';
	readonly atMost: number;
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
	encode(request: VideoRequest): Encoded;
	status(jobId: string): HttpCall;
	/** Reads a job out of any answer; `null` when it holds none. `jobId`: the ID known from the create answer. */
	readJob(answer: unknown, jobId: string | null): JobReading | null;
	/** In the order they should be tried. */
	content(reading: JobReading, variant: Variant): readonly ContentSource[];
	/** Lists the models on offer; absent where the provider documents no such list. */
	readonly listModels?: () => HttpCall;
	/** Lists jobs, newest first; absent where the provider cannot. */
	readonly list?: JobListing;
	/** Deletes a job; absent where the provider cannot. */
	readonly remove?: (jobId: string) => HttpCall;
	/** A new, paid job from a finished one; absent where the provider cannot. */
	readonly remix?: (jobId: string, prompt: string) => HttpCall;
}

import type { Failure, JobReading, JobRef } from './job';
import type { InputSchema } from './inputSchema';
import type { Encoded, VideoRequest } from './request';
import type { ModelRow, Takes } from './takes';
import type { Call, Headers, HttpResponse, Variant, VideoFile } from './wire';

export type { ImageIntake, ImagePath, ModelRow, Option, Takes } from './takes';

/**
 * What a provider is: data and pure functions, no I/O. It writes the requests and judges the
 * answers; when and how often they are sent, and what is paid for, is the core's affair.
 * Absent ability, absent function.
 */

/** What people are told of a provider. */
export interface ProviderInfo {
	/** As shown in the credential. */
	readonly label: string;
	readonly website: string | null;
	/** Where a key is made. */
	readonly keyPage?: string;
	/** What a key needs besides being valid; shown when the provider answers 403. */
	readonly accessHint: string;
}

/** Where a provider is, and how it is recognised. */
export interface ProviderServer {
	/** Public address; `null` where every user has an own server. */
	readonly baseUrl: string | null;
	/** What the address of an own server looks like. */
	readonly example?: string;
	/** What ends a base URL, e.g. `/v1`; completed when the user left it out. Empty: nothing. */
	readonly versionPath: string;
	/** Host names besides the public address's that are this provider's alone. */
	readonly hosts?: RegExp;
	/** A restart of the server forgets all its jobs, and what they were making. */
	readonly forgetsJobs?: true;
	/** Whether only a server of this kind refuses another provider's request like this. */
	readonly isTypicalRefusal?: (response: HttpResponse) => boolean;
}

/** What a provider states about money; shown in docs/money.md. */
export interface Billing {
	readonly charged: string;
	readonly failedJobs: string;
	/** A job that was cancelled while it waited or ran. */
	readonly cancelledJobs: string;
	/** The answers to a submission that prove that it created nothing. */
	readonly proofs: string;
}

/** What carries the key. Empty when there is no key. */
export interface Authorization {
	readonly headers?: Headers;
	readonly query?: Readonly<Record<string, string>>;
}

/**
 * What an answer to a submission proves.
 * - `accepted`: there is a job. - `busy`: nothing was created, and a later try may succeed.
 * - `rejected`: nothing was created, and a further try is useless without a change.
 * - `unknown`: there may be a job, and it may be charged.
 */
export type SubmissionVerdict =
	| { readonly kind: 'accepted'; readonly reading: JobReading }
	| { readonly kind: 'busy' | 'rejected' | 'unknown' };

/**
 * What an answer to a status or result request says.
 * - `reading`: the job. - `late`: nothing; ask again. - `missing`: the provider does not know the
 *   job, or not yet. - `denied`: the key is not accepted; final unless it just was.
 */
export type PollVerdict =
	| { readonly kind: 'reading'; readonly reading: JobReading }
	| { readonly kind: 'late' | 'missing' | 'denied' };

/** What the answer to a probe says of key and address. */
export type ProbeVerdict =
	'connected' | 'wrongKey' | 'noAccess' | 'moved' | 'wrongAddress' | 'trouble';

/** A request that is free and shows whether the key may make videos. */
export interface Probe {
	readonly call: Call;
	read(response: HttpResponse): ProbeVerdict;
}

/**
 * Another place where a provider tells of a job's state, for when the first one is silent, denied
 * or vague. Asked now and then in a long wait too.
 */
export interface StateSource {
	call(ref: JobRef): Call;
	read(response: HttpResponse, ref: JobRef): PollVerdict;
}

/** A second request between "done" and the file. */
export interface ResultStep {
	/** @param polled the completed job, as the status request told it; `null`: this one needs none */
	call(polled: JobReading): Call | null;
	/** @param polled the completed job, as the status request told it */
	read(response: HttpResponse, polled: JobReading): PollVerdict;
}

/** The provider's own list of models. */
export interface ModelList {
	/** @param baseUrl where the user's provider is: lists may live at a public address of their own */
	calls(baseUrl: string): readonly Call[];
	/** The IDs of those that make videos, best guess. */
	readIds(json: unknown): readonly string[];
	/** What the list says the models take; absent where it names them only. */
	readonly readRows?: (json: unknown) => readonly ModelRow[];
	/** Where it is larger than other answers may be. */
	readonly maxBytes?: number;
}

/** Where the provider publishes what a model's own fields are. */
export interface SchemaSource {
	/** @param baseUrl where the user's provider is; `null`: it publishes none of this model */
	call(model: string, baseUrl: string): Call | null;
	/** `null` when the answer is no schema. */
	read(json: unknown, model: string): InputSchema | null;
	/** Where it is larger than other answers may be. */
	readonly maxBytes?: number;
}

/** One page of jobs. `next`: the call for the page after it. */
export interface JobPage {
	readonly readings: readonly JobReading[];
	readonly next: Call | null;
}

/** How a provider lists jobs, newest first. */
export interface JobList {
	/** Its jobs do not tell their prompts: a lost one cannot be recognised among them. */
	readonly isWordless?: true;
	/** The first page of at most `limit` jobs. */
	first(limit: number): Call;
	/**
	 * `null` when the answer is no list.
	 * @param call the one that was answered
	 */
	readPage(json: unknown, limit: number, call: Call): JobPage | null;
}

/** How a provider deletes or cancels a job. */
export interface Removal {
	call(ref: JobRef): Call;
	/** Whether the job is gone. */
	read(response: HttpResponse): boolean;
}

/** A job's reference as one text, and back; `null` when the text is none. */
export interface RefText {
	write(ref: JobRef): string;
	read(text: string): JobRef | null;
}

export interface Provider {
	readonly info: ProviderInfo;
	readonly server: ProviderServer;
	readonly takes: Takes;
	readonly billing: Billing;
	/** @param now milliseconds since 1970, for keys that are signed */
	authorize(apiKey: string, now: number): Authorization;
	readonly probe: Probe;
	/**
	 * The submission, or why there is none.
	 * @param listed what the provider says of the model: `models.readRows`, `schema`
	 */
	submit(request: VideoRequest, listed?: ModelRow): Encoded;
	/** @param call the submission that was answered */
	readSubmission(response: HttpResponse, call: Call): SubmissionVerdict;
	poll(ref: JobRef): Call;
	readPoll(response: HttpResponse, ref: JobRef): PollVerdict;
	/** In the order to ask. */
	readonly otherStates?: readonly StateSource[];
	readonly result?: ResultStep;
	/** The files of a completed job, of which each becomes an item. */
	files(reading: JobReading, variant: Variant): readonly VideoFile[];
	/** Its words in an answer that is no job; `null` when it said nothing. */
	readFailure(response: HttpResponse): Failure | null;
	readonly refText: RefText;
	readonly models?: ModelList;
	readonly schema?: SchemaSource;
	readonly list?: JobList;
	readonly remove?: Removal;
	/** A new, paid job from a finished one. */
	readonly remix?: (ref: JobRef, prompt: string) => Call;
}

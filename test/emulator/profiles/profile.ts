import type { Job } from '../jobs/job';
import type { JobState } from '../jobs/jobState';
import type { JobStore } from '../jobs/jobStore';
import type { RouteName } from '../requestRecord';
import type { Answer } from '../server/answer';
import type { ProfileSettings, SettingsPreset } from '../settings';
import type { Refusal } from './refusal';

/**
 * One provider as it documents itself: an address, how a key is shown, and the routes it has.
 * A new dialect is one file that exports one of these, and one line in `profiles/index.ts`.
 */
export interface Profile {
	/** What `baseUrl` ends with; `/v1`, or nothing */
	readonly basePath: string;
	readonly preset: SettingsPreset;
	readonly routes: readonly ProfileRoute[];
	/** The ID of a new job, from 32 hexadecimal digits. */
	newId(hex: string): string;
	/** The key a request shows; null: none. */
	keyOf(headers: Readonly<Record<string, string>>): string | null;
	/** Headers of every answer of the API, by lower-case names. */
	readonly headers?: Readonly<Record<string, string>>;
	/** What this provider makes of a refusal by the rules and routes it shares with others. */
	reword?(refused: Refusal): Refusal;
	/** The JSON body of an HTTP error. */
	errorBody(refused: Refusal): unknown;
	/** What a job has cost so far. */
	charge(job: Job, state: JobState): Charge;
}

/** Money, in units of the currency. */
export interface Charge {
	readonly amount: number;
	readonly currency: string;
}

export interface ProfileRoute {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/**
	 * From the dialect's prefix on, `:name` standing for one path segment and a last `:name*` for all
	 * that follow; `/v1/videos/:id`
	 */
	readonly path: string;
	readonly name: RouteName;
	/** True: answered without a key. */
	readonly isPublic?: boolean;
	handle(context: RouteContext): Promise<Answer>;
}

/** What a route works with. */
export interface RouteContext {
	readonly request: RouteRequest;
	readonly settings: ProfileSettings;
	readonly jobs: JobStore;
	/** Milliseconds since 1970 */
	readonly now: number;
	/** Where the dialect's routes begin: the origin the request came to, and the dialect's prefix. */
	readonly root: string;
	/** The link to a job's file on the file server. */
	fileUrl(job: Job): string;
	/** The answer that tells the client of a refusal, in the dialect's shape. */
	refuse(refused: Refusal): Answer;
}

export interface RouteRequest {
	/** The values of the path's `:name` segments, decoded. */
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

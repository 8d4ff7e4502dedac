import type { RequestRecord, RouteName } from '../requestRecord';

/** Something that goes wrong on purpose with the requests it matches. */
export interface Fault {
	readonly route: RouteName;
	/** Default: any */
	readonly dialect?: string;
	/** How many matching requests it hits; default 1, `Infinity` for all. */
	readonly times?: number;
	/** How many matching requests it lets pass first; default 0. */
	readonly after?: number;
	readonly match?: (record: RequestRecord) => boolean;
	readonly action: FaultAction;
}

/** Work is what the route does: for a submission, making and billing the job. */
export type WorkMoment = 'beforeWork' | 'afterWork';

/** An answer before it is rewritten. */
export interface WholeReply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** `undefined` where it is not JSON. */
	readonly json: unknown;
	/** The job it is about; empty where there is none. */
	readonly jobId: string;
	/** All of its body. */
	bytes(): Promise<Buffer>;
}

export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer;
}

export type FaultAction =
	/** Answers instead of doing the work. */
	| ({ readonly kind: 'respond' } & Reply)
	/** Does the work and answers something else. */
	| ({ readonly kind: 'respondAfterWork' } & Reply)
	/** Resets the connection; `midBody`: after half of the answer's body. */
	| { readonly kind: 'reset'; readonly when: WorkMoment | 'midBody' }
	/** Never answers. */
	| { readonly kind: 'hang'; readonly when: WorkMoment }
	/** Waits `ms` of the emulator's clock before the work. */
	| { readonly kind: 'delay'; readonly ms: number }
	/** Closes the connection after so many bytes of a body announced as a whole. */
	| { readonly kind: 'cut'; readonly afterBytes: number }
	/** Sends so many bytes in chunks and ends as if that were all. */
	| { readonly kind: 'shortClean'; readonly bytes: number }
	/** Falls silent after so many bytes and keeps the connection open. */
	| { readonly kind: 'stall'; readonly afterBytes: number }
	/** Sends the client elsewhere instead of doing the work. */
	| {
			readonly kind: 'redirect';
			readonly status: number;
			readonly location: string | ((record: RequestRecord) => string);
	  }
	/** Answers only the first bytes, with a length that fits them. */
	| { readonly kind: 'truncate'; readonly bytes: number }
	/** Does the work and answers whatever is made of its answer. */
	| { readonly kind: 'rewrite'; readonly answer: (whole: WholeReply) => Reply | Promise<Reply> }
	/** Rewrites the JSON answer. */
	| { readonly kind: 'transform'; readonly answer: (body: unknown) => unknown };

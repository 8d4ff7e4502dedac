export type RouteName =
	| 'submit'
	| 'status'
	| 'result'
	| 'content'
	| 'list'
	| 'delete'
	| 'cancel'
	| 'remix'
	| 'models'
	| 'schema'
	| 'file'
	| 'image'
	| 'other';

/** One request as it came in. */
export interface RequestRecord {
	/** Arrival on the emulator's clock, milliseconds since 1970. */
	readonly at: number;
	/** Null for files and images, which belong to no dialect's API. */
	readonly dialect: string | null;
	readonly route: RouteName;
	/** The scheme, host and port it came to. */
	readonly origin: string;
	readonly method: string;
	/** As sent, without the query. */
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** Lower-case names; values of a repeated header joined by `, `. */
	readonly headers: Readonly<Record<string, string>>;
	/** Empty until it has arrived; of longer ones the first 32 MiB. */
	body: Buffer;
	/** The HTTP status answered; null: not yet, or never. */
	status: number | null;
	/** The job it names or made; null: none. */
	jobId: string | null;
}

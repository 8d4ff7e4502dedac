import { bufferBody, type Body } from '../content/body';

/** How a body comes: in whole seconds of the emulator's clock. */
export interface Pace {
	/** Null: as fast as it can. */
	readonly bytesPerSecond: number | null;
	/** The end of the transfer, whole or not. */
	readonly endsAfterMs: number;
}

/** What a route answers, before faults and framing. */
export interface Answer {
	readonly status: number;
	/** Lower-case names. Length and framing are added when the answer is sent. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Body;
	/** The value of a JSON answer. */
	readonly json?: unknown;
	/** True: sent in chunks, without a length. */
	readonly chunked?: boolean;
	/** How fast the body comes, and for how long; at once and whole when left out. */
	readonly pace?: Pace;
	/** The job the answer is about, where the address does not name it: a submission's new job. */
	readonly jobId?: string;
}

export type AnswerExtras = Pick<Answer, 'jobId'>;

export function jsonAnswer(status: number, json: unknown, extras: AnswerExtras = {}): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json' },
		body: bufferBody(Buffer.from(JSON.stringify(json))),
		json,
		...extras,
	};
}

/** An answer of fixed bytes; text and no type at all unless `headers` name one. */
export function plainAnswer(
	status: number,
	content: string | Buffer = '',
	headers: Readonly<Record<string, string>> = {},
): Answer {
	return { status, headers, body: bufferBody(Buffer.from(content)) };
}

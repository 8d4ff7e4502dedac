import type { Cost, Failure, Job, JobRef } from '../../../../nodes/AiVideo/protocol/job';
import type {
	Authorization,
	ImagePath,
	ModelRow,
	PollVerdict,
	ProbeVerdict,
	SubmissionVerdict,
} from '../../../../nodes/AiVideo/protocol/provider';
import type { AskedVideo, Refusal } from '../../../../nodes/AiVideo/protocol/request';
import type {
	Call,
	Fallback,
	HttpResponse,
	Source,
	Variant,
} from '../../../../nodes/AiVideo/protocol/wire';
import type { Changes } from '../request';

/** What a provider documents, as examples: written from its documents, never from our code. */

/** What an answer says of a job. What is not named here must be `null`, and no link. */
export interface JobExample extends Partial<Omit<Job, 'id'>> {
	readonly status: Job['status'];
	readonly links?: readonly string[];
	readonly cost?: Cost;
	/** As in `JobReading`. */
	readonly isVague?: true;
	readonly isCharged?: true;
	readonly prefersLinks?: true;
	readonly spareUrls?: readonly string[];
}

/** Changes to a request that leaves everything as it is, and what they become. */
export type RequestExample = {
	readonly name: string;
	readonly changes: Changes;
	/** What the provider's own list says of the model. */
	readonly listed?: ModelRow;
} & (
	| { readonly sent: Call; readonly asked?: AskedVideo }
	/** Advice is compared where it is given. */
	| { readonly refused: Refusal }
);

/** An answer, and its words for people where it has any. */
interface AnswerExample {
	readonly name: string;
	readonly answer: HttpResponse;
	readonly words?: Failure;
}

export interface SubmissionExample extends AnswerExample {
	/** The request that was answered, where it is not the ordinary one. */
	readonly request?: Changes;
	/** The reference that is accepted, where it is not the ordinary one. */
	readonly ref?: JobRef;
	readonly verdict: Exclude<SubmissionVerdict['kind'], 'accepted'> | JobExample;
}

export interface PollExample extends AnswerExample {
	/** What the user is shown of the job's answers, where that is not this one. */
	readonly shown?: unknown;
	readonly ref?: JobRef;
	readonly verdict: Exclude<PollVerdict['kind'], 'reading'> | JobExample;
}

/** An answer that completes a job, and where its files are. */
export interface FilesExample {
	readonly name: string;
	readonly answer: HttpResponse;
	readonly variant?: Variant;
	/** One list of sources for each file, in the order to try. */
	readonly files: ReadonlyArray<readonly Source[]>;
}

interface PageExample {
	readonly name: string;
	readonly limit: number;
	readonly json: unknown;
	/** The jobs' texts; `null`: the answer is no list. */
	readonly ids: readonly string[] | null;
	readonly next: Call | null;
}

interface ModelsExample {
	readonly name: string;
	readonly json: unknown;
	readonly ids: readonly string[];
	readonly rows?: readonly ModelRow[];
}

/** All of one provider. An ability it has not has no examples. */
export interface Examples {
	/** What carries the key `KEY`, and no key. */
	readonly authorization: { readonly key: Authorization; readonly none: Authorization };
	/** Jobs that may run at once; `null` where nothing is stated. */
	readonly maxRunningJobs: number | null;
	/** How images get to the provider, by model. */
	readonly images: Readonly<Record<string, ImagePath>>;
	/** What makes the ordinary request, and the job it leads to. */
	readonly ordinary: { readonly request: Changes; readonly ref: JobRef; readonly id: string };
	readonly requests: readonly RequestExample[];
	readonly submissions: readonly SubmissionExample[];
	readonly poll: { readonly call: Call; readonly answers: readonly PollExample[] };
	readonly result?: {
		/** The answer to the status request before it, where the call depends on it. */
		readonly polled?: HttpResponse;
		readonly call: Call;
		readonly answers: readonly PollExample[];
	};
	readonly files: readonly FilesExample[];
	/** Texts people paste in place of an ID; `null`: none of this provider. */
	readonly refTexts: ReadonlyArray<readonly [text: string, ref: JobRef | null]>;
	readonly probe: {
		readonly call: Call;
		readonly answers: ReadonlyArray<readonly [HttpResponse, ProbeVerdict]>;
	};
	/** Refusals that only a server of this kind gives, and others. */
	readonly typicalRefusals?: ReadonlyArray<readonly [HttpResponse, boolean]>;
	readonly models?: { readonly calls: readonly Call[]; readonly answers: readonly ModelsExample[] };
	readonly list?: { readonly first: Call; readonly pages: readonly PageExample[] };
	readonly remove?: {
		readonly call: Call;
		readonly answers: ReadonlyArray<readonly [HttpResponse, boolean]>;
	};
	/** The ordinary job anew, with the prompt `At night`. */
	readonly remix?: { readonly call: Call };
}

export function get(path: string, query?: Readonly<Record<string, string>>): Call {
	return { method: 'GET', path, ...(query && { query }) };
}

export function postJson(path: string, fields: Readonly<Record<string, unknown>>): Call {
	return { method: 'POST', path, body: { kind: 'json', fields } };
}

/** The four bytes of an uploaded image as a part of a form. */
export const IMAGE_FILE = {
	bytes: Buffer.from('IMG!'),
	fileName: 'image.png',
	mimeType: 'image/png',
};

/** @param fields text, or the image */
export function postForm(
	path: string,
	fields: Readonly<Record<string, string | typeof IMAGE_FILE>>,
): Call {
	const parts = Object.entries(fields).map(([name, value]) =>
		typeof value === 'string' ? { name, text: value } : { name, ...value },
	);
	return { method: 'POST', path, body: { kind: 'multipart', parts } };
}

export function endpoint(call: Call): Source {
	return { kind: 'endpoint', call };
}

export function at(url: string): Source {
	return { kind: 'url', url };
}

/** An answer that is no JSON. */
export function page(
	status: number,
	text = '<html><title>Bad Gateway</title></html>',
): HttpResponse {
	return { status, headers: { 'content-type': 'text/html' }, json: undefined, text };
}

/** The same in another form; when it is needed is tested where that is known. */
export function fallbackTo(call: Call): Fallback {
	return { call, isNeeded: expect.any(Function) };
}

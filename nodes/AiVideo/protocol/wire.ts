/** What goes over the wire. */

/** The files a job may have. */
export const VARIANTS = ['video', 'thumbnail', 'spritesheet'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A whole answer, whatever its status. */
export interface HttpResponse {
	readonly status: number;
	readonly headers: Headers;
	/** `undefined` when the body is not JSON. */
	readonly json: unknown;
	readonly text: string;
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

/**
 * Where a call goes: below the base URL (`path` starts with `/` and is percent-encoded), at an
 * absolute address on its origin, or at a public address that must not get the key.
 */
export type Target =
	{ readonly path: string } | { readonly url: string } | { readonly publicUrl: string };

/** One request. */
export type Call = Target & {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly headers?: Headers;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: CallBody;
	/** The same in another form, for a server that does not know this one. */
	readonly fallback?: Fallback;
};

/** Another form of a request, sent when the answer to the first one proves that it did nothing. */
export interface Fallback {
	readonly call: Call;
	isNeeded(response: HttpResponse): boolean;
}

/** Where the bytes of a file are: an address that an answer named may be relative. */
export type Source =
	| { readonly kind: 'endpoint'; readonly call: Call }
	| { readonly kind: 'url'; readonly url: string }
	/** In the text of the answer to a call, in base64. */
	| { readonly kind: 'embedded'; readonly call: Call };

/** One file of a job, and where it can be had, in the order to try. */
export interface VideoFile {
	readonly sources: readonly Source[];
}

import type { AskedVideo, Refusal } from './videoRequest';

/** What goes over the wire. */

/** The files a job may have. */
export const VARIANTS = ['video', 'thumbnail', 'spritesheet'] as const;
export type Variant = (typeof VARIANTS)[number];

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
	/** The same on the route of older servers, for when the router does not know this one. */
	readonly older?: HttpCall;
}

/** The wire request of a video request, or why there is none. */
export type Encoded =
	| { readonly kind: 'call'; readonly call: HttpCall; readonly asked: AskedVideo }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

/** Where the bytes of a finished job are: below the base URL, or at an address of their own. */
export type ContentSource =
	| { readonly kind: 'endpoint'; readonly call: HttpCall }
	| { readonly kind: 'url'; readonly url: string };

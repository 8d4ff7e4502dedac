import type { Disagreement, RelaySettings } from '../profiles/newApi/settings';
import type { Refusal } from '../profiles/refusal';
import type { Outcome, ProgressMode } from '../settings';

/** What came with the request to start from: an uploaded file, or links to images. */
export type ReferenceImage =
	| {
			readonly kind: 'file';
			readonly fileName: string | null;
			readonly mimeType: string;
			readonly bytes: number;
			/** Null: the bytes are no image. */
			readonly width: number | null;
			readonly height: number | null;
	  }
	| { readonly kind: 'link'; readonly urls: readonly string[] };

/** An accepted submission in terms common to all providers. */
export interface JobRequest {
	readonly model: string;
	readonly prompt: string | null;
	/** `1280x720` */
	readonly size: string;
	readonly seconds: number;
	readonly image: ReferenceImage | null;
	/** The fields as sent, where each model has fields of its own. */
	readonly input?: Readonly<Record<string, unknown>>;
	/** What a relay makes of its upstream's job. */
	readonly relayed?: Relayed;
	/** What makes a job fail once it runs, where the submission is taken unread. */
	readonly flaw?: Refusal;
}

/** What held at a relay when a job was submitted; its settings tell what each means. */
export interface Relayed extends Readonly<
	Pick<RelaySettings, 'unknownWord' | 'upstreamBody' | 'pollEveryMs'>
> {
	/** The key it was submitted with. */
	readonly key: string;
	readonly disagreement: Disagreement;
}

/** How a job will go, fixed when it is submitted. Times in milliseconds. */
export interface JobPlan {
	readonly createdAt: number;
	readonly generationMs: number;
	readonly outcome: Outcome;
	readonly progress: ProgressMode;
	readonly moovLast: boolean;
	readonly contentBytes: number | null;
	readonly remixedFrom: string | null;
}

export interface Job extends JobPlan {
	readonly id: string;
	readonly dialect: string;
	/** 1 for the provider's first job since the start or the last reset. */
	readonly number: number;
	readonly request: JobRequest;
	/** Names the file on the file server. */
	readonly fileToken: string;
	deleted: boolean;
	/** True: the server has been restarted since, and knows it no more. */
	forgotten: boolean;
	/** True: told to stop before it had ended. */
	cancelled: boolean;
}

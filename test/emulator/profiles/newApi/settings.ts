// Source: relays.md section 4 ("new-api"), which ran the relay of 2026-08-08 beside the node.
import type { ByJob } from '../../settings';

/**
 * How relay and upstream come to tell different things of a job of an OpenAI channel. To the relay
 * each of these jobs has failed, and is refunded:
 * `pollError`: one poll was answered with an error, which is shown for ever;
 * `unknownWord`: the upstream ends the job with a word the relay does not know;
 * `timeout`: the operator's timeout struck while the upstream still worked.
 */
export type Disagreement = 'none' | 'pollError' | 'unknownWord' | 'timeout';

/** What a relay's upstream makes of every submission. */
export type UpstreamRefusal = 'reset' | { readonly status: number; readonly body: string };

/** What a test may change about a relay besides what all providers have. */
export interface RelaySettings {
	disagreement: Disagreement | ByJob<Disagreement>;
	/** The word of `unknownWord`; `succeeded` and `expired` were seen. */
	unknownWord: string;
	/** Who is behind Sora's channel: OpenAI, which knows its own fields only, or another relay. */
	upstream: 'openAi' | 'relay';
	/** How the upstream's own body differs from OpenAI's: a `task_id` of its own, or no status. */
	upstreamBody: 'whole' | 'otherTaskId' | 'withoutStatus';
	/** Null: the upstream takes submissions. Status 200: it does so without an ID. */
	upstreamRefusal: UpstreamRefusal | null;
	/** How often the relay looks at its upstream, in milliseconds; real ones 15,000. 0: at every request. */
	pollEveryMs: number;
	/** Models no channel of the key's group serves, besides those nobody knows. */
	modelsWithoutChannel: string[];
	/** Keys that may use certain models only. */
	limitedKeys: Record<string, readonly string[]>;
	/** `before2026-06`: a limited key is refused whatever job it asks for. */
	revision: 'current' | 'before2026-06';
	/** Keys that are let in from other addresses only. */
	keysFromElsewhere: string[];
	/** What a key may still spend, in dollars; keys that are not here are not counted. */
	keyQuota: Record<string, number>;
	/** What the operator says its own address is; nobody sets it. */
	serverAddress: string;
	/** How fast `/content` comes. Null: at once. */
	bytesPerSecond: number | null;
	/** When a transfer of `/content` is ended, whole or not, in milliseconds from its beginning. */
	transferMs: number;
}

export function relaySettings(): RelaySettings {
	return {
		disagreement: 'none',
		unknownWord: 'succeeded',
		upstream: 'openAi',
		upstreamBody: 'whole',
		upstreamRefusal: null,
		pollEveryMs: 0,
		modelsWithoutChannel: [],
		limitedKeys: {},
		revision: 'current',
		keysFromElsewhere: [],
		keyQuota: {},
		serverAddress: 'http://localhost:3000',
		bytesPerSecond: null,
		transferMs: 60_000,
	};
}

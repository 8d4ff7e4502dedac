import { googleSettings, type GoogleSettings } from './profiles/gemini/settings';
import { gatewaySettings, type GatewaySettings } from './profiles/liteLlm/settings';
import { serverSettings, type ServerSettings } from './profiles/vllmOmni/settings';
import { relaySettings, type RelaySettings } from './profiles/newApi/settings';

/**
 * How a job ends. `failed` is one that moderation turned down, `overloaded` one that a further try
 * may make, `failedWithoutError` one whose answer gives no reason.
 */
export type Outcome =
	'completed' | 'failed' | 'overloaded' | 'failedWithoutError' | 'cancelled' | 'expired';

/**
 * How progress is shown while a job runs: rising evenly, in the steps 0, 45, 80 that apiyi's samples show,
 * or 0 until the end.
 */
export type ProgressMode = 'linear' | 'jumps' | 'none';

/**
 * Decides job by job. Numbers start at 1; jobs that are submitted together get theirs in no
 * particular order, only the prompt tells them apart.
 */
export type ByJob<T> = (jobNumber: number, prompt: string | null) => T;

/** What a test may change about an emulated provider, at any time; jobs keep what held at their submission. */
export interface ProfileSettings {
	/** From submission to the end of the job, in milliseconds. */
	generationMs: number | ByJob<number>;
	progress: ProgressMode;
	outcome: Outcome | ByJob<Outcome>;
	/** Jobs that may run at once; one more is refused with 429. Null: no limit. */
	maxRunning: number | null;
	/** API keys that are let in. Empty: no key is asked for. */
	keys: string[];
	/** API keys that exist but may not make videos: 403. */
	keysWithoutAccess: string[];
	/** How long the file can be fetched, in milliseconds. Null: for ever. */
	retentionMs: number | null;
	/** When that time begins. */
	retentionFrom: 'completion' | 'creation';
	/** Total length of the MP4 in bytes; it is padded to this. Null: as long as it is. */
	contentBytes: number | null;
	/** True: the index (`moov`) stands behind the media data. */
	moovLast: boolean;
	/** Whether files honour `Range`. */
	ranges: boolean;
	/** Whether files announce their length or come in chunks of unknown total. */
	contentLength: 'sent' | 'chunked';
	/** What the account has left; with nothing, submissions are refused with 402. Null: not counted. */
	credit: number | null;
	/**
	 * What the answer of a completed job names as the file's address, on providers where that differs
	 * by job: nothing but the API's own content endpoint, or a link to the file server.
	 */
	links: 'endpoint' | 'storage';
	/** How a relay wraps its status answers: the job itself, a generic envelope, or an older one. */
	answers: 'job' | 'envelope' | 'olderEnvelope';
	/** `generic`: a relay from before it had OpenAI's routes. */
	routes: 'all' | 'generic';
	/** What only a relay has (`newApi`). */
	relay: RelaySettings;
	/** What only a LiteLLM proxy has (`liteLlm`). */
	gateway: GatewaySettings;
	/** What only Google has (`gemini`). */
	google: GoogleSettings;
	/** What only a vLLM-Omni server has (`vllmOmni`). */
	server: ServerSettings;
	/** Scheme, host and port of the links to files. The default is the emulator's second port. */
	fileOrigin: string;
}

/** What a profile may preset: all but the file origin, which is known only once the server listens. */
export type SettingsPreset = Partial<Omit<ProfileSettings, 'fileOrigin'>>;

/** New settings of one provider: the common defaults with the profile's own over them. */
export function createSettings(preset: SettingsPreset, fileOrigin: string): ProfileSettings {
	return {
		generationMs: 3000,
		progress: 'linear',
		outcome: 'completed',
		maxRunning: null,
		retentionMs: null,
		retentionFrom: 'completion',
		contentBytes: null,
		moovLast: false,
		ranges: true,
		contentLength: 'sent',
		credit: null,
		links: 'endpoint',
		answers: 'job',
		routes: 'all',
		relay: relaySettings(),
		gateway: gatewaySettings(),
		server: serverSettings(),
		google: googleSettings(),
		...preset,
		keys: [...(preset.keys ?? [])],
		keysWithoutAccess: [...(preset.keysWithoutAccess ?? [])],
		fileOrigin,
	};
}

/** A setting that is either one value for every job or decided job by job. */
export function settingFor<T extends string | number>(
	setting: T | ByJob<T>,
	jobNumber: number,
	prompt: string | null,
): T {
	return typeof setting === 'function' ? setting(jobNumber, prompt) : setting;
}

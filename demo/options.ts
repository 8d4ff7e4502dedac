import { parseArgs } from 'node:util';

import { readAccount } from '../nodes/AiVideo/api/account';
import {
	ASPECT_RATIOS,
	type AspectRatio,
	type Resolution,
	RESOLUTIONS,
} from '../nodes/AiVideo/protocol/request';
import { type DialectName, dialectNames, providers } from '../nodes/AiVideo/providers';

/** The command line of the demo. Pure: nothing is opened or asked here. */

export const KEY_VARIABLE = 'AI_VIDEO_API_KEY';

const DEFAULT_PROMPT = 'A slow dolly shot through a foggy pine forest at dawn, soft light';

/** A video to make. `null`: not given, so the default of the node or the provider counts. */
export interface NewVideo {
	readonly kind: 'new';
	readonly model: string;
	readonly prompt: string;
	/** A file's path, or a web address. */
	readonly image: string | null;
	readonly seconds: number | null;
	readonly aspectRatio: AspectRatio | null;
	readonly resolution: Resolution | null;
}

/** A video that was submitted before, to wait for and to download. */
export interface KnownVideo {
	readonly kind: 'known';
	readonly videoId: string;
}

export interface DemoOptions {
	readonly dialect: DialectName;
	/** A provider that charges real money; `null`: the emulator. */
	readonly provider: { readonly baseUrl: string; readonly apiKey: string } | null;
	readonly video: NewVideo | KnownVideo;
}

export type CommandLine =
	| { readonly kind: 'run'; readonly options: DemoOptions }
	| { readonly kind: 'help' }
	| { readonly kind: 'wrong'; readonly message: string };

const OPTIONS = {
	dialect: { type: 'string', default: 'openai' },
	'base-url': { type: 'string' },
	'api-key': { type: 'string' },
	model: { type: 'string' },
	prompt: { type: 'string' },
	image: { type: 'string' },
	duration: { type: 'string' },
	'aspect-ratio': { type: 'string' },
	resolution: { type: 'string' },
	'video-id': { type: 'string' },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Options that describe a new video, and so make no sense for one that exists. */
const OF_A_NEW_VIDEO = ['prompt', 'image', 'duration', 'aspect-ratio', 'resolution'] as const;

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
	return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
}

class WrongOption extends Error {}

/** Told by its code: its class differs from ours where tests run in a context of their own. */
function isParseError(error: unknown): error is { readonly message: string } {
	const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
	return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_');
}

/** `OpenRouter`, `openrouter` and `Open Router` are the same to whoever types them. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function readDialect(name: string): DialectName {
	const found = dialectNames.find((dialect) =>
		[dialect, providers[dialect].info.label].map(plain).includes(plain(name)),
	);
	if (found !== undefined) return found;
	throw new WrongOption(`--dialect takes ${dialectNames.join(', ')}; not ${name}`);
}

/** A key in the environment alone must not make a plain `npm run demo` cost money. */
function readProvider(
	values: Values,
	dialect: DialectName,
	keyFromEnvironment: string | undefined,
): DemoOptions['provider'] {
	const { 'base-url': baseUrl, 'api-key': apiKey } = values;
	if (baseUrl === undefined && apiKey === undefined) return null;
	const account = readAccount({ dialect, baseUrl, apiKey: apiKey ?? keyFromEnvironment ?? '' });
	if (account.kind === 'problem') throw new WrongOption(`--base-url: ${account.message}`);
	return { baseUrl: account.baseUrl, apiKey: account.apiKey };
}

function readSeconds(text: string | undefined): number | null {
	if (text === undefined) return null;
	const seconds = Number(text);
	if (Number.isFinite(seconds) && seconds > 0) return seconds;
	throw new WrongOption(`--duration takes a number of seconds; not ${text}`);
}

function readChoice<Choice extends string>(
	option: string,
	choices: readonly Choice[],
	text: string | undefined,
): Choice | null {
	if (text === undefined) return null;
	const choice = choices.find((known) => known === text.toLowerCase());
	if (choice !== undefined) return choice;
	throw new WrongOption(`--${option} takes ${choices.join(', ')}; not ${text}`);
}

/** OpenRouter, where every model is named after its vendor, has none that is known beforehand. */
const OTHERWISE = 'google/veo-3.1';

/** The provider's default, or the first model it is known to have. */
export function defaultModel(dialect: DialectName): string {
	const { defaultModel: own, models } = providers[dialect].takes;
	return own ?? models[0]?.id ?? OTHERWISE;
}

function readVideo(
	values: Values,
	dialect: DialectName,
	isEmulated: boolean,
): NewVideo | KnownVideo {
	const { 'video-id': videoId } = values;
	if (videoId === undefined) {
		return {
			kind: 'new',
			model: values.model ?? defaultModel(dialect),
			prompt: values.prompt ?? DEFAULT_PROMPT,
			image: values.image ?? null,
			seconds: readSeconds(values.duration),
			aspectRatio: readChoice('aspect-ratio', ASPECT_RATIOS, values['aspect-ratio']),
			resolution: readChoice('resolution', RESOLUTIONS, values.resolution),
		};
	}
	if (isEmulated) throw new WrongOption('--video-id needs --base-url or --api-key');
	const extra = OF_A_NEW_VIDEO.find((name) => values[name] !== undefined);
	if (extra === undefined) return { kind: 'known', videoId };
	throw new WrongOption(`--video-id names a video that exists, so --${extra} cannot be set`);
}

function refuseEmpty(values: Values): void {
	const entries = Object.entries(values).filter(([name]) => name !== 'prompt');
	const empty = entries.find(([, value]) => typeof value === 'string' && value.trim() === '');
	if (empty) throw new WrongOption(`--${empty[0]} is empty`);
}

/** @param args what follows `npm run demo --` */
export function readCommandLine(
	args: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
): CommandLine {
	try {
		const values = parse(args);
		if (values.help) return { kind: 'help' };
		refuseEmpty(values);
		const dialect = readDialect(values.dialect);
		const provider = readProvider(values, dialect, environment[KEY_VARIABLE]);
		const video = readVideo(values, dialect, provider === null);
		return { kind: 'run', options: { dialect, provider, video } };
	} catch (error) {
		if (error instanceof WrongOption) return { kind: 'wrong', message: error.message };
		if (!isParseError(error)) throw error;
		// The first sentence says it all; what follows is advice for shells.
		return { kind: 'wrong', message: error.message.split('. ')[0] ?? error.message };
	}
}

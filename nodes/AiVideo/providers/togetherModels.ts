import type { ModelRow } from '../protocol/provider';
import type { Height, VideoRequest } from '../protocol/request';

/**
 * What each model of Together is asked for, since their fields differ and a wrong one fails the job:
 * togethercomputer/skills, references/video/models.md (October 2026), docs.together.ai quickstarts.
 */

/** Sizes in pixels by resolution, or a word for each resolution beside a ratio. */
export type Frame =
	| { readonly kind: 'sizes'; readonly tiers: Partial<Record<Height, readonly string[]>> }
	| {
			readonly kind: 'words';
			readonly words: Partial<Record<Height, string>>;
			/** Empty: the model decides it. */
			readonly ratios: readonly string[];
	  };

export interface TogetherModel extends ModelRow {
	/** `null`: not known. */
	readonly frame: Frame | null;
	/** The frames that an image may be; `null`: not known. */
	readonly pins: ReadonlyArray<'first' | 'last'> | null;
	/** `null`: not known. */
	readonly references: number | null;
	readonly sound?: 'always' | 'setting';
	readonly hasNoNegativePrompt?: true;
}

function sizes(tiers: Partial<Record<Height, string>>): Frame {
	const lists = Object.entries(tiers).map(([height, list]): [string, readonly string[]] => [
		height,
		list.split(' '),
	]);
	return { kind: 'sizes', tiers: Object.fromEntries(lists) };
}

function seconds(from: number, to: number): readonly number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const FIRST = ['first'] as const;
const BOTH = ['first', 'last'] as const;
const NONE = [] as const;

const SEEDANCE_1: Omit<TogetherModel, 'id'> = {
	sizes: null,
	seconds: [5],
	frame: sizes({
		'480p': '864x480 736x544 640x640 960x416 416x960',
		'720p': '1248x704 1120x832 960x960 1504x640 640x1504',
	}),
	pins: BOTH,
	references: 0,
};
const RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4'];
/** In capitals: `720p` is taken, and fails the job. */
const WAN: Omit<TogetherModel, 'id'> = {
	sizes: null,
	seconds: seconds(2, 15),
	frame: { kind: 'words', words: { '720p': '720P', '1080p': '1080P' }, ratios: RATIOS },
	pins: NONE,
	references: 0,
};
const UNKNOWN = { sizes: null, seconds: null, frame: null, pins: null, references: null };
const VEO = { ...UNKNOWN, seconds: [4, 6, 8], pins: BOTH };

export const MODELS: readonly TogetherModel[] = [
	{ ...VEO, id: 'google/veo-3.1' },
	{ ...VEO, id: 'google/veo-3.1-lite' },
	{
		id: 'ByteDance/Seedance-2.5',
		sizes: null,
		seconds: seconds(4, 30),
		frame: { kind: 'words', words: { '480p': '480p', '720p': '720p' }, ratios: [] },
		pins: BOTH,
		references: 30,
		sound: 'always',
	},
	{
		id: 'ByteDance/Seedance-2.0',
		sizes: null,
		seconds: seconds(4, 15),
		frame: {
			kind: 'words',
			words: { '480p': '480p', '720p': '720p', '1080p': '1080p', '4k': '4k' },
			ratios: [...RATIOS, '21:9'],
		},
		pins: BOTH,
		references: 9,
		sound: 'setting',
	},
	{ ...SEEDANCE_1, id: 'ByteDance/Seedance-1.0-pro' },
	{ ...SEEDANCE_1, id: 'ByteDance/Seedance-1.0-lite' },
	{ ...WAN, id: 'Wan-AI/wan2.7-t2v' },
	{ ...WAN, id: 'Wan-AI/wan2.7-i2v', pins: BOTH },
	{ ...WAN, id: 'Wan-AI/wan2.7-r2v', seconds: seconds(2, 10), references: Infinity },
	{
		id: 'minimax/hailuo-02',
		sizes: null,
		seconds: null,
		frame: sizes({ '768p': '1366x768', '1080p': '1920x1080' }),
		pins: FIRST,
		references: null,
		hasNoNegativePrompt: true,
	},
	{
		id: 'minimax/video-01-director',
		sizes: null,
		seconds: [5],
		frame: sizes({ '768p': '1366x768' }),
		pins: FIRST,
		references: null,
	},
	{
		id: 'pixverse/pixverse-v5',
		sizes: null,
		seconds: [5],
		frame: sizes({
			'360p': '640x360 480x360 360x360 270x360 360x640',
			'540p': '960x540 720x540 540x540 405x540 540x960',
			'720p': '1280x720 960x720 720x720 540x720 720x1280',
			'1080p': '1920x1080 1440x1080 1080x1080 810x1080 1080x1920',
		}),
		pins: BOTH,
		references: null,
	},
	{
		id: 'vidu/vidu-q1',
		sizes: null,
		seconds: [5],
		frame: sizes({ '1080p': '1920x1080 1080x1080 1080x1920' }),
		pins: BOTH,
		references: null,
	},
	...[
		...['MiniMaxAI/MiniMax-H3', 'black-forest-labs/FLUX-3', 'alibaba/happyhorse-1.1-t2v'],
		...['alibaba/happyhorse-1.1-i2v', 'alibaba/happyhorse-1.1-r2v', 'pixverse/pixverse-v6'],
		...['pixverse/pixverse-v5.6', 'vidu/vidu-q3', 'vidu/vidu-q3-turbo'],
	].map((id) => ({ ...UNKNOWN, id })),
];

/** Of what nobody has written down, only what the user changed is sent. */
export function modelOf({ model }: Pick<VideoRequest, 'model'>): Omit<TogetherModel, 'id'> {
	return MODELS.find(({ id }) => id === model) ?? UNKNOWN;
}

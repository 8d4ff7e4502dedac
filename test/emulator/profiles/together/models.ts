// Source: docs.together.ai, "Serverless models" and quickstarts (Wan 2.7, Seedance 2.5); togethercomputer/skills,
// references/video/models.md (October 2026).
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute } from '../profile';

export interface TogetherModel {
	readonly id: string;
	/** In the order of the documents; the first is what is made when nothing is asked for. */
	readonly sizes?: readonly string[];
	/** What `resolution` takes, and the shorter side it means. */
	readonly resolutions?: Readonly<Record<string, number>>;
	/** What `ratio` takes. */
	readonly ratios?: readonly string[];
	/** By resolution and ratio, where the sizes are no plain ones. */
	readonly made?: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** The shortest, the longest and the usual one. */
	readonly seconds: readonly [least: number, most: number, usual: number];
	readonly frames: ReadonlyArray<'first' | 'last'>;
	readonly references: number;
	/** Fields of all models that this one has not. */
	readonly without: readonly string[];
	/** Dollars a second. */
	readonly price: number;
}

const FRAME_FIELDS = ['width', 'height', 'resolution', 'ratio'];
const without = (...kept: string[]) => FRAME_FIELDS.filter((name) => !kept.includes(name));
const RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4'];
const PIXELS = without('width', 'height');
const WAN = {
	resolutions: { '1080P': 1080, '720P': 720 },
	ratios: RATIOS,
	made: {
		'720P': { '1:1': '960x960', '4:3': '1104x832', '3:4': '832x1104' },
		'1080P': { '1:1': '1440x1440', '4:3': '1648x1248', '3:4': '1248x1648' },
	},
	seconds: [2, 15, 5],
	frames: [],
	references: 0,
	without: without('resolution', 'ratio'),
	price: 0.1,
} as const;

export const TOGETHER_MODELS: readonly TogetherModel[] = [
	{
		id: 'minimax/hailuo-02',
		sizes: ['1366x768', '1920x1080'],
		seconds: [1, 10, 6],
		frames: ['first'],
		references: 1,
		// The overview's own example of a failed job.
		without: [...PIXELS, 'negative_prompt', 'generate_audio'],
		price: 0.05,
	},
	{
		id: 'ByteDance/Seedance-1.0-pro',
		sizes: [
			...['864x480', '736x544', '640x640', '960x416', '416x960'],
			...['1248x704', '1120x832', '960x960', '1504x640', '640x1504'],
		],
		seconds: [5, 5, 5],
		frames: ['first', 'last'],
		references: 0,
		without: [...PIXELS, 'generate_audio'],
		price: 0.114,
	},
	{ ...WAN, id: 'Wan-AI/wan2.7-t2v' },
	{ ...WAN, id: 'Wan-AI/wan2.7-i2v', frames: ['first', 'last'] },
	{ ...WAN, id: 'Wan-AI/wan2.7-r2v', seconds: [2, 10, 5], references: 5 },
	{
		id: 'ByteDance/Seedance-2.0',
		resolutions: { '720p': 720, '480p': 480, '1080p': 1080, '4k': 2160 },
		ratios: [...RATIOS, '21:9'],
		seconds: [4, 15, 5],
		frames: ['first', 'last'],
		references: 9,
		without: ['generate_audio', ...without('resolution', 'ratio')],
		price: 0.16,
	},
	{
		id: 'ByteDance/Seedance-2.5',
		resolutions: { '720p': 720, '480p': 480 },
		seconds: [4, 30, 5],
		frames: ['first', 'last'],
		references: 30,
		without: ['generate_audio', ...without('resolution')],
		price: 0.249,
	},
	{
		id: 'google/veo-3.1',
		sizes: ['1280x720', '720x1280', '1920x1080', '1080x1920'],
		seconds: [4, 8, 8],
		frames: ['first', 'last'],
		references: 0,
		without: PIXELS,
		price: 0.2,
	},
];

export function togetherModel(id: unknown): TogetherModel | undefined {
	return TOGETHER_MODELS.find((model) => model.id === id);
}

const CREATED = Date.UTC(2025, 9, 20) / 1000;

/** `GET {path}`: every model of Together, in a bare list; pictures and words too. */
export function togetherModelsRoute(path: string): ProfileRoute {
	const listed = (id: string, type: string) => ({
		id,
		object: 'model',
		created: CREATED,
		type,
		display_name: id,
		organization: id.split('/')[0],
	});
	return {
		method: 'GET',
		path,
		name: 'models',
		handle: async () =>
			jsonAnswer(200, [
				listed('meta-llama/Llama-3.3-70B-Instruct-Turbo', 'chat'),
				...TOGETHER_MODELS.map(({ id }) => listed(id, 'video')),
				listed('black-forest-labs/FLUX.1-schnell', 'image'),
			]),
	};
}

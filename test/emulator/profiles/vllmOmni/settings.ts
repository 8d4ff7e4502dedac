// Source: relays.md section 4 ("vLLM-Omni 0.30.0") and its diffusion/models (ltx2, wan2_2, magi2).

/** What a family of models can make. */
export interface ModelFamily {
	/** Which models it has, by their names. */
	readonly models: RegExp;
	/** Width and height are multiples of this. */
	readonly multipleOf: number;
	/** The only sizes it has; null: any. */
	readonly sizes: readonly string[] | null;
	/** The only length it has; null: any. */
	readonly fixedSeconds: number | null;
	/** What it makes where a request says nothing. */
	readonly size: string;
	readonly seconds: number;
}

/** What a test may change about a vLLM-Omni server besides what all providers have. */
export interface ServerSettings {
	/** The one model the server was started with. */
	model: string;
	/** The first whose name fits counts. */
	families: readonly ModelFamily[];
	/**
	 * `severalApiServers`: started with `--api-server-count` above 1, which has no jobs of videos;
	 * `noHandler`: the model started is none that makes videos.
	 */
	start: 'video' | 'severalApiServers' | 'noHandler';
}

export const WAN_T2V = 'Wan-AI/Wan2.2-T2V-A14B-Diffusers';

const ANY = { sizes: null, fixedSeconds: null, seconds: 5 };

/** Real servers of LTX-2 want 32 or, by recipe, 64. */
const FAMILIES: readonly ModelFamily[] = [
	{ ...ANY, models: /LTX-2/, multipleOf: 32, size: '768x512' },
	{ ...ANY, models: /Wan.*I2V/, multipleOf: 16, size: '832x480' },
	{
		models: /MAGI-2/i,
		multipleOf: 1,
		sizes: ['448x256', '896x512'],
		fixedSeconds: 10,
		size: '896x512',
		seconds: 10,
	},
	{ ...ANY, models: /./, multipleOf: 1, size: '1280x720' },
];

export function serverSettings(): ServerSettings {
	return { model: WAN_T2V, families: FAMILIES, start: 'video' };
}

// Source: volcengine.com/docs/82379/2298881 (which model takes what), 1099320 (prices by token), BytePlus' GET /models of
// 2026-08-12 as TanStack recorded it, and the resolutions of 2.x as users probed them on the API (2026-08-11).
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute } from '../profile';

export interface ArkModel {
	readonly id: string;
	readonly seconds: readonly [number, number];
	readonly resolutions: readonly string[];
	/** What counts where the request names none. */
	readonly resolution: string;
	readonly firstFrame: boolean;
	readonly lastFrame: boolean;
	readonly maxReferences: number;
	readonly texts: boolean;
	readonly sound: boolean;
	/** `camera_fixed`, and `service_tier: flex` */
	readonly fixedCamera: boolean;
	/** `frames` in place of `duration` */
	readonly frames: boolean;
	/** Frames decide the ratio, and nothing else may. */
	readonly ratioOfFrame: boolean;
	/** US dollars a million tokens */
	readonly price: number;
}

const ALL = ['480p', '720p', '1080p'];
const SMALL = ['480p', '720p'];

const ONE: Omit<ArkModel, 'id' | 'price'> = {
	seconds: [2, 12],
	resolutions: ALL,
	resolution: '1080p',
	firstFrame: true,
	lastFrame: true,
	maxReferences: 0,
	texts: true,
	sound: false,
	fixedCamera: true,
	frames: true,
	ratioOfFrame: false,
};
const TWO: Omit<ArkModel, 'id' | 'price'> = {
	...ONE,
	seconds: [4, 15],
	resolutions: SMALL,
	resolution: '720p',
	maxReferences: 9,
	sound: true,
	fixedCamera: false,
	frames: false,
};

const LITE = { ...ONE, resolution: '720p', price: 1.8 };

/** BytePlus' names; Volcengine calls the same ones `doubao-…`. */
export const ARK_MODELS: readonly ArkModel[] = [
	{
		...TWO,
		id: 'dreamina-seedance-2-5-260628',
		seconds: [4, 30],
		resolutions: ALL,
		maxReferences: 30,
		ratioOfFrame: true,
		price: 10.6,
	},
	{ ...TWO, id: 'dreamina-seedance-2-0-260128', resolutions: [...ALL, '4k', '4K'], price: 7 },
	{ ...TWO, id: 'dreamina-seedance-2-0-fast-260128', price: 5.6 },
	{ ...TWO, id: 'dreamina-seedance-2-0-mini-260615', price: 3.5 },
	{
		...ONE,
		id: 'seedance-1-5-pro-251215',
		seconds: [4, 12],
		resolution: '720p',
		sound: true,
		frames: false,
		price: 2.4,
	},
	{ ...ONE, id: 'seedance-1-0-pro-250528', price: 2.5 },
	{ ...ONE, id: 'seedance-1-0-pro-fast-251015', lastFrame: false, price: 1 },
	{ ...LITE, id: 'seedance-1-0-lite-t2v-250428', firstFrame: false, lastFrame: false },
	{ ...LITE, id: 'seedance-1-0-lite-i2v-250428', maxReferences: 4, texts: false },
];

/** Volcengine knows neither name that BytePlus puts before Seedance's. */
export function arkModel(id: unknown): ArkModel | undefined {
	if (typeof id !== 'string') return undefined;
	const own = (name: string) => name.replace(/^(doubao|dreamina)-/, '');
	const isDoubao = id.startsWith('doubao-');
	return ARK_MODELS.find((model) => (isDoubao ? own(model.id) === own(id) : model.id === id));
}

const CREATED = Date.UTC(2026, 0, 28) / 1000;

const row = (id: string, domain: string, task_type: readonly string[], status?: string) => ({
	id,
	name: id.replace(/-\d{6}$/, ''),
	created: CREATED,
	object: 'model',
	domain,
	task_type,
	...(status !== undefined && { status }),
});

/** `GET {path}`: all models of the platform, with those that were shut down. */
export function arkModelsRoute(path: string): ProfileRoute {
	const data = [
		row('seed-2-0-lite-260428', 'VLM', ['TextGeneration', 'VisualQuestionAnswering']),
		...ARK_MODELS.map(({ id }) =>
			row(id, 'VideoGeneration', [
				...(id.includes('i2v') ? [] : ['TextToVideo']),
				...(id.includes('t2v') ? [] : ['ImageToVideo']),
			]),
		),
		row('wan2-1-14b-i2v-250225', 'VideoGeneration', ['ImageToVideo'], 'Shutdown'),
		row('seedream-4-5-251128', 'ImageGeneration', ['TextToImage', 'ImageToImage']),
	];
	return {
		method: 'GET',
		path,
		name: 'models',
		handle: async () => jsonAnswer(200, { object: 'list', data }),
	};
}

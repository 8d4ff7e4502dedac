// Source: Replicate's own answers to GET /models/bytedance/seedance-2.5 and /collections/text-to-video, recorded in
// August 2026 (venkatesh-sekar/opendirect, test/fixtures/replicate); the other inputs as nodetool generated them from
// the same schemas (nodetool-ai/nodetool-replicate). Prices stand for those of the models' pages.
import type { ReplicateField, ReplicateModel } from './model';

const choice = (
	fallback: string | number,
	...of: ReadonlyArray<string | number>
): ReplicateField => ({ kind: 'choice', fallback, of });
const TEXT: ReplicateField = { kind: 'text' };
const SEED: ReplicateField = { kind: 'integer' };
const SWITCH: ReplicateField = { kind: 'boolean' };
const uri = (words: string): ReplicateField => ({ kind: 'uri', words });

const SEEDANCE_RATIOS = ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9'];

const SEEDANCE_FRAMES = {
	image: uri(
		'Input image for image-to-video generation (first frame). Cannot be combined with reference images.',
	),
	last_frame_image: uri(
		'Input image for last frame generation. Only works if a first frame image is also provided.',
	),
	reference_images: {
		kind: 'uris',
		words:
			'Reference images (up to 9) for character consistency, style guidance, and scene composition.',
	},
	reference_videos: { kind: 'uris', words: 'Reference videos for motion transfer.' },
	reference_audios: { kind: 'uris', words: 'Reference audio files for lip-sync.' },
} as const;

export const REPLICATE_MODELS: readonly ReplicateModel[] = [
	{
		id: 'bytedance/seedance-2.0',
		description: "ByteDance's multimodal video generation model with native audio.",
		isOfficial: true,
		version: 'a6dcbae88b153e75fcccabacfb0eb430ab5be0a7ae27b316fc6f983658b349bc',
		collection: 'text-to-video',
		required: ['prompt'],
		fields: {
			prompt: { kind: 'text', maxLength: 4000 },
			...SEEDANCE_FRAMES,
			duration: { kind: 'integer', minimum: -1, maximum: 15 },
			resolution: choice('720p', '480p', '720p', '1080p', '4k'),
			aspect_ratio: choice('16:9', ...SEEDANCE_RATIOS, '9:21', 'adaptive'),
			generate_audio: SWITCH,
			seed: SEED,
		},
		defaults: { seconds: 5, resolution: '720p', ratio: '16:9' },
		output: 'file',
		price: ({ seconds }) => 0.18 * seconds,
	},
	{
		id: 'bytedance/seedance-2.5',
		description: "ByteDance's flagship multimodal video model with native audio.",
		isOfficial: true,
		version: 'ca38262bae0952bf80a7f10eda58af860a0eae7d48957a099e32632792b8f116',
		collection: 'text-to-video',
		required: [],
		fields: {
			prompt: TEXT,
			...SEEDANCE_FRAMES,
			duration: { kind: 'integer', minimum: -1, maximum: 30 },
			resolution: choice('720p', '480p', '720p'),
			aspect_ratio: choice('16:9', ...SEEDANCE_RATIOS, 'adaptive'),
			generate_audio: SWITCH,
			watermark: SWITCH,
			output_format: choice('mp4', 'mp4', 'mov'),
			seed: SEED,
		},
		defaults: { seconds: 5, resolution: '720p', ratio: '16:9' },
		output: 'file',
		price: ({ seconds }) => 0.2 * seconds,
	},
	{
		id: 'google/veo-3.1',
		description: 'New and improved version of Veo 3, with context-aware audio.',
		isOfficial: true,
		version: 'ed5b1767b711dd15d954b162af1e890d27882680f463a85e94f02d604012b972',
		collection: 'text-to-video',
		required: ['prompt'],
		fields: {
			prompt: TEXT,
			image: uri('Input image to start generating from.'),
			last_frame: uri('Ending image for interpolation.'),
			reference_images: {
				kind: 'uris',
				words: '1 to 3 reference images for subject-consistent generation.',
			},
			duration: choice(8, 4, 6, 8),
			resolution: choice('1080p', '720p', '1080p'),
			aspect_ratio: choice('16:9', '16:9', '9:16'),
			generate_audio: SWITCH,
			negative_prompt: TEXT,
			seed: SEED,
		},
		defaults: { seconds: 8, resolution: '1080p', ratio: '16:9' },
		output: 'file',
		price: ({ seconds, hasAudio }) => seconds * (hasAudio ? 0.4 : 0.2),
	},
	{
		id: 'kwaivgi/kling-v2.1',
		description: 'Use Kling v2.1 to generate 5s and 10s videos from a starting image.',
		isOfficial: true,
		version: 'daad218feb714b03e2a1ac445986aebb9d05243cd00da2af17be2e4049f48f69',
		collection: 'image-to-video',
		required: ['prompt', 'start_image'],
		fields: {
			prompt: TEXT,
			mode: {
				kind: 'choice',
				of: ['standard', 'pro'],
				fallback: 'standard',
				words: 'Standard has a resolution of 720p, pro is 1080p. Both are 24fps.',
			},
			duration: choice(5, 5, 10),
			start_image: uri('First frame of the video.'),
			end_image: uri('Last frame of the video.'),
			negative_prompt: TEXT,
		},
		defaults: { seconds: 5, resolution: '720p', ratio: '16:9' },
		output: 'file',
		price: ({ seconds }) => 0.05 * seconds,
	},
	{
		id: 'minimax/hailuo-02',
		description: 'Hailuo 2 makes 6s or 10s videos at 768p (standard) or 1080p (pro).',
		isOfficial: true,
		version: 'baaadb886e09b1e711387e270d841930e8253f08775bc6cb176580658f0f2fd9',
		collection: 'text-to-video',
		required: ['prompt'],
		fields: {
			prompt: TEXT,
			duration: choice(6, 6, 10),
			resolution: choice('1080p', '512p', '768p', '1080p'),
			first_frame_image: uri('First frame image for video generation.'),
			last_frame_image: uri('Last frame image for video generation.'),
			prompt_optimizer: SWITCH,
		},
		defaults: { seconds: 6, resolution: '1080p', ratio: '16:9' },
		output: 'file',
		price: ({ seconds }) => 0.08 * seconds,
	},
	{
		id: 'tencent/hunyuan-video',
		description: 'A text-to-video generation model with realistic motion.',
		isOfficial: false,
		version: '6c9132aee14409cd6568d030453f1ba50f5f3412b844fe67f78a9eb62d55664f',
		collection: 'text-to-video',
		required: [],
		fields: {
			prompt: TEXT,
			width: { kind: 'integer', minimum: 16, maximum: 1280 },
			height: { kind: 'integer', minimum: 16, maximum: 1280 },
			video_length: { kind: 'integer', minimum: 1, maximum: 200 },
			infer_steps: { kind: 'integer', minimum: 1 },
			embedded_guidance_scale: { kind: 'number', minimum: 1, maximum: 10 },
			fps: { kind: 'integer', minimum: 1 },
			seed: SEED,
		},
		defaults: { seconds: 5, resolution: '480p', ratio: '16:9' },
		output: 'files',
		price: () => 0.001525,
	},
];

export function replicateModel(id: string): ReplicateModel | undefined {
	return REPLICATE_MODELS.find((model) => model.id === id);
}

/** The model of an ID of a version. */
export function modelOfVersion(version: string): ReplicateModel | undefined {
	return REPLICATE_MODELS.find((model) => model.version === version);
}

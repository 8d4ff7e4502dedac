import { link, upload } from '../request';
import { postJson, type RequestExample } from './example';

/** Requests of piapi.ai/docs, the fields of apinetwork/piapi-mcp-server's catalogue, and lvalics/n8n-nodes-piapi. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const STYLE = 'https://example.com/style.png';
const IMG = 'data:image/png;base64,SU1HIQ==';

type Input = Readonly<Record<string, unknown>>;

const task = (model: string, task_type: string, input: Input) =>
	postJson('/api/v1/task', { model, task_type, input });

const sent = (
	name: string,
	picked: string,
	changes: RequestExample['changes'],
	[model, type, input]: readonly [model: string, type: string, input: Input],
): RequestExample => ({
	name,
	changes: { model: picked, ...changes },
	sent: task(model, type, { prompt: PROMPT, ...input }),
});

const KLING = 'kling/video_generation';

export const piApiRequests: readonly RequestExample[] = [
	{
		name: 'Kling 3.0, whose version goes into the input',
		changes: { seconds: 5, audio: 'off', resolution: '720p' },
		sent: task('kling', 'video_generation', {
			prompt: PROMPT,
			version: '3.0',
			aspect_ratio: '16:9',
			mode: 'std',
			duration: 5,
			enable_audio: false,
		}),
		asked: { size: null, seconds: 5 },
	},
	sent(
		'Kling between two frames',
		`${KLING}@3.0`,
		{ firstFrame: link(FIRST), lastFrame: link(LAST), resolution: '1080p', seconds: 15 },
		[
			'kling',
			'video_generation',
			{
				version: '3.0',
				image_url: FIRST,
				image_tail_url: LAST,
				aspect_ratio: '16:9',
				mode: 'pro',
				duration: 15,
			},
		],
	),
	sent(
		'Kling 1.6 from a file, as the community node sends it',
		`${KLING}@1.6`,
		{ firstFrame: upload(1280, 720), negativePrompt: 'fog', aspectRatio: '9:16', seconds: 10 },
		[
			'kling',
			'video_generation',
			{
				version: '1.6',
				image_url: IMG,
				negative_prompt: 'fog',
				aspect_ratio: '9:16',
				duration: 10,
			},
		],
	),
	sent('Kling in the version PiAPI has as its default', KLING, { aspectRatio: 'auto' }, [
		'kling',
		'video_generation',
		{},
	]),
	sent(
		'Kling Omni with references',
		'kling/omni_video_generation@3.0',
		{ references: [link(FIRST), link(STYLE)], resolution: '1080p', audio: 'on' },
		[
			'kling',
			'omni_video_generation',
			{
				version: '3.0',
				images: [FIRST, STYLE],
				aspect_ratio: '16:9',
				resolution: '1080p',
				enable_audio: true,
			},
		],
	),
	sent(
		'Kling Turbo, whose frames have other names',
		'kling-turbo/video_generation',
		{ firstFrame: link(FIRST), lastFrame: link(LAST), seconds: 5 },
		[
			'kling-turbo',
			'video_generation',
			{ start_image_url: FIRST, end_image_url: LAST, aspect_ratio: '16:9', duration: 5 },
		],
	),
	sent(
		'Veo, with the length as text with its unit',
		'veo3.1/veo3.1-video-fast',
		{
			seconds: 8,
			resolution: '1080p',
			audio: 'off',
			lastFrame: link(LAST),
			firstFrame: link(FIRST),
		},
		[
			'veo3.1',
			'veo3.1-video-fast',
			{
				image_url: FIRST,
				tail_image_url: LAST,
				aspect_ratio: '16:9',
				duration: '8s',
				resolution: '1080p',
				generate_audio: false,
			},
		],
	),
	sent('Seedance from text', 'seedance/seedance-2', { seconds: 15, resolution: '1080p' }, [
		'seedance',
		'seedance-2',
		{ mode: 'text_to_video', aspect_ratio: '16:9', duration: 15, resolution: '1080p' },
	]),
	sent(
		'Seedance between two frames, which have the shape of the video',
		'seedance/seedance-2-fast',
		{ firstFrame: link(FIRST), lastFrame: link(LAST) },
		['seedance', 'seedance-2-fast', { mode: 'first_last_frames', image_urls: [FIRST, LAST] }],
	),
	sent('Seedance with references', 'seedance/seedance-2', { references: [link(STYLE)] }, [
		'seedance',
		'seedance-2',
		{ mode: 'omni_reference', image_urls: [STYLE], aspect_ratio: '16:9' },
	]),
	sent(
		'Hailuo, whose version is its model and whose resolution is a number',
		'hailuo/video_generation@v2.3',
		{ seconds: 6, resolution: '1080p', firstFrame: link(FIRST) },
		[
			'hailuo',
			'video_generation',
			{ model: 'v2.3', image_url: FIRST, duration: 6, resolution: 1080 },
		],
	),
	sent(
		'Wan 2.6, with seed and watermark',
		'Wan/wan26-txt2video',
		{ seconds: 10, resolution: '720p', seed: 7, watermark: 'off', audio: 'on', aspectRatio: '1:1' },
		[
			'Wan',
			'wan26-txt2video',
			{
				aspect_ratio: '1:1',
				resolution: '720P',
				duration: 10,
				seed: 7,
				audio: true,
				watermark: false,
			},
		],
	),
	sent('Wan 2.2 from a file', 'Qubico/wanx/wan22-img2video-14b', { firstFrame: upload(832, 480) }, [
		'Qubico/wanx',
		'wan22-img2video-14b',
		{ image: IMG },
	]),
	sent(
		'a model that is not known, with the usual names of what was changed',
		'sora2/sora2-video',
		{ seconds: 8, aspectRatio: '9:16', resolution: '720p', firstFrame: link(FIRST), seed: 1 },
		[
			'sora2',
			'sora2-video',
			{ image_url: FIRST, aspect_ratio: '9:16', resolution: '720p', duration: 8, seed: 1 },
		],
	),
	sent('a version that is not known', `${KLING}@9`, {}, [
		'kling',
		'video_generation',
		{ version: '9' },
	]),
	sent(
		'extra fields, over our own and inside the input',
		`${KLING}@3.0`,
		{ extraFields: { version: '3.0-turbo', cfg_scale: 0.5 } },
		['kling', 'video_generation', { version: '3.0-turbo', aspect_ratio: '16:9', cfg_scale: 0.5 }],
	),
];

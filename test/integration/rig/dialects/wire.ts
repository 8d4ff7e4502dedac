import type { INodeParameters } from 'n8n-workflow';

import { dialectNames, type DialectName } from '../../../../nodes/AiVideo/providers';
import { imageFixture } from '../../../fixtures/images';
import { frameTask, TEXT_TASK } from './modelArk';
import { parametersOf, PROMPT } from '../rig';
import type { RigDialect } from '../expected';

/** What the providers send that have models and bodies of their own. */

export type NewDialect = Exclude<DialectName, RigDialect>;

export type Table<Row> = Readonly<Record<NewDialect, Row>>;

/** A model of each provider's emulator; `null`: the provider's default. */
const MODELS: Table<string | null> = {
	azureOpenAi: 'sora-2',
	openRouter: 'google/veo-3.1',
	liteLlm: null,
	newApi: null,
	vllmOmni: null,
	sglang: null,
	fal: 'fal-ai/veo3.1',
	kie: 'veo-3-1',
	piApi: 'kling/video_generation@3.0',
	aimlApi: 'google/veo-3.1-t2v',
	gemini: null,
	xAi: null,
	together: 'google/veo-3.1',
	replicate: 'bytedance/seedance-2.0',
	waveSpeed: 'google/veo3.1/text-to-video',
	modelArk: null,
};

/** Where a model that takes images is another one. */
const IMAGE_MODELS: Partial<Table<string>> = {
	fal: 'fal-ai/veo3.1/image-to-video',
	aimlApi: 'google/veo-3.1-i2v',
	waveSpeed: 'google/veo3.1/image-to-video',
};

function isNew(name: DialectName): name is NewDialect {
	return name in MODELS;
}

export const NEW_DIALECTS: readonly NewDialect[] = dialectNames.filter(isNew);

/** A model the provider's emulator has, where that is not the provider's default. */
export function modelOf(dialect: DialectName, hasImage = false): string | null {
	if (!isNew(dialect)) return null;
	return (hasImage ? IMAGE_MODELS[dialect] : undefined) ?? MODELS[dialect];
}

/** The same as a parameter of the node. */
export function modelParameter(dialect: DialectName, hasImage = false): INodeParameters {
	const id = modelOf(dialect, hasImage);
	return id === null ? {} : { model: { __rl: true, mode: 'id', value: id } };
}

/** Eight seconds, 16:9, 720p. */
export function dialectParameters(
	dialect: NewDialect,
	operation: string,
	more: INodeParameters = {},
): INodeParameters {
	const hasImage = more['imageSource'] !== undefined;
	return parametersOf(operation, { duration: 8, ...modelParameter(dialect, hasImage), ...more });
}

interface Wire {
	readonly contentType: 'application/json' | 'multipart/form-data';
	readonly body: unknown;
}

const json = (body: object): Wire => ({ contentType: 'application/json', body });
const form = (...body: ReadonlyArray<readonly [string, unknown]>): Wire => ({
	contentType: 'multipart/form-data',
	body,
});

const PART_PROMPT = ['prompt', PROMPT] as const;
const PART_SIZE = ['size', '1280x720'] as const;
const PART_SECONDS = ['seconds', '8'] as const;
const TEXT = { model: 'sora-2', prompt: PROMPT, size: '1280x720' };
const VEO = {
	model: 'google/veo-3.1',
	prompt: PROMPT,
	duration: 8,
	aspect_ratio: '16:9',
};
const FAL = { prompt: PROMPT, aspect_ratio: '16:9', duration: '8s' };
const OMNI = {
	model: 'gemini-omni-1.1-flash',
	background: true,
	response_format: { type: 'video', delivery: 'uri', aspect_ratio: '16:9', duration: '8s' },
};
const GROK = {
	model: 'grok-imagine-video-1.5',
	prompt: PROMPT,
	duration: 8,
};
const TOGETHER = { model: 'google/veo-3.1', prompt: PROMPT, seconds: '8' };
const WAVE = { prompt: PROMPT, aspect_ratio: '16:9', duration: 8 };
const KIE_INPUT = { prompt: PROMPT, aspect_ratio: '16:9', duration: 8 };
const KIE = { model: 'veo-3-1', input: KIE_INPUT };
const aiml = (model: string, more: object = {}) =>
	json({ model, prompt: PROMPT, aspect_ratio: '16:9', duration: 8, ...more });
const kling = (more: object) =>
	json({
		model: 'kling',
		task_type: 'video_generation',
		input: { version: '3.0', prompt: PROMPT, aspect_ratio: '16:9', duration: 8, ...more },
	});
const seedance = (more: object) =>
	json({ input: { prompt: PROMPT, aspect_ratio: '16:9', duration: 8, ...more } });
const SORA = [['model', 'sora-2'], PART_PROMPT, PART_SIZE, PART_SECONDS] as const;
const VLLM = [PART_PROMPT, PART_SIZE, PART_SECONDS] as const;

export const TEXT_WIRE: Table<Wire> = {
	azureOpenAi: form(...SORA),
	openRouter: json(VEO),
	liteLlm: json({ ...TEXT, seconds: '8' }),
	newApi: json({ ...TEXT, seconds: '8' }),
	vllmOmni: form(...VLLM),
	sglang: json({ prompt: PROMPT, size: '1280x720', seconds: 8 }),
	fal: json(FAL),
	kie: json(KIE),
	piApi: kling({}),
	aimlApi: aiml('google/veo-3.1-t2v'),
	gemini: json({ ...OMNI, input: PROMPT }),
	xAi: json({ ...GROK, aspect_ratio: '16:9' }),
	together: json(TOGETHER),
	replicate: seedance({}),
	waveSpeed: json(WAVE),
	modelArk: json(TEXT_TASK),
};

const PNG = imageFixture('landscape-1280x720.png');
const FILE = ['input_reference', { fileName: 'image.png', type: 'image/png', bytes: PNG }] as const;
const ADDRESS = expect.stringMatching(/^http:.*\/images\/landscape-1280x720\.png$/);

const DATA = `data:image/png;base64,${PNG.toString('base64')}`;

const frame = (url: unknown) => ({
	frame_images: [{ type: 'image_url', image_url: { url }, frame_type: 'first_frame' }],
});

const firstOfTwo = (input_image: unknown) => ({
	media: { frame_images: [{ input_image, frame: 'first' }] },
});
const OMNI_INPUT = [
	{ type: 'image', data: PNG.toString('base64'), mime_type: 'image/png' },
	{ type: 'text', text: `[# Sources <FIRST_FRAME>@Image1] ${PROMPT}` },
];

/** With a file of the item; `refused` where images are taken by their address alone. */
export const IMAGE_WIRE: Table<Wire | 'refused'> = {
	azureOpenAi: form(...SORA, FILE),
	openRouter: json({ ...VEO, ...frame(DATA) }),
	liteLlm: form(...SORA, FILE),
	newApi: form(...SORA, FILE),
	vllmOmni: form(...VLLM, FILE),
	sglang: form(...VLLM, FILE),
	fal: json({ ...FAL, image_url: DATA }),
	kie: 'refused',
	piApi: kling({ image_url: DATA }),
	aimlApi: aiml('google/veo-3.1-i2v', { image_url: DATA }),
	gemini: json({ ...OMNI, input: OMNI_INPUT }),
	xAi: json({ ...GROK, image: { url: DATA } }),
	together: json({ ...TOGETHER, ...firstOfTwo(DATA) }),
	replicate: seedance({ image: DATA }),
	waveSpeed: json({ ...WAVE, image: DATA }),
	modelArk: json(frameTask(DATA)),
};

/** With the address of an image. */
export const LINK_WIRE: Table<Wire | 'refused'> = {
	...IMAGE_WIRE,
	openRouter: json({ ...VEO, ...frame(ADDRESS) }),
	vllmOmni: form(...VLLM, [
		'image_reference',
		expect.stringMatching(/^\{"image_url":"http:.*landscape-1280x720\.png"\}$/),
	]),
	sglang: json({ prompt: PROMPT, size: '1280x720', seconds: 8, reference_url: ADDRESS }),
	fal: json({ ...FAL, image_url: ADDRESS }),
	kie: json({ ...KIE, input: { ...KIE_INPUT, image_urls: [ADDRESS] } }),
	piApi: kling({ image_url: ADDRESS }),
	aimlApi: aiml('google/veo-3.1-i2v', { image_url: ADDRESS }),
	xAi: json({ ...GROK, image: { url: ADDRESS } }),
	together: json({ ...TOGETHER, ...firstOfTwo(ADDRESS) }),
	replicate: seedance({ image: ADDRESS }),
	waveSpeed: json({ ...WAVE, image: ADDRESS }),
	modelArk: json(frameTask(ADDRESS)),
};

import { fitRequest } from '../../../nodes/AiVideo/protocol/schemaFit';
import { recorded, RECORDED } from '../../fixtures/recordedSchemas';
import { type Changes, link, request, upload } from '../providers/request';
import { FAL_IMAGES_BYTEDANCE_TO_LTX } from './recorded/falImagesByteDanceToLtx';
import { FAL_IMAGES_LUMA_TO_SORA } from './recorded/falImagesLumaToSora';
import { FAL_IMAGES_VEO_TO_XAI } from './recorded/falImagesVeoToXai';
import { FAL_TEXT } from './recorded/falText';
import { REPLICATE } from './recorded/replicate';
import { EVERYTHING, PARAMETERS, type Row } from './recorded/row';
import { WAVESPEED } from './recorded/waveSpeed';

const ROWS: readonly Row[] = [
	...[FAL_TEXT, FAL_IMAGES_BYTEDANCE_TO_LTX, FAL_IMAGES_LUMA_TO_SORA, FAL_IMAGES_VEO_TO_XAI]
		.flat()
		.map((row) => inFolder('fal', row)),
	...REPLICATE.map((row) => inFolder('replicate', row)),
	...WAVESPEED.map((row) => inFolder('wavespeed', row)),
];

function inFolder(folder: string, [file, ...row]: Row): Row {
	return [`${folder}/${file}`, ...row];
}

const NAMED = ROWS.map((row) => [row[0], row] as const);

function fit(name: string, changes: Changes) {
	const { schema, model } = recorded(name);
	const asked = request({ model, prompt: 'A fox', aspectRatio: 'auto', ...changes });
	return fitRequest(schema, asked);
}

/** The fields beside the prompt, or the refusal in short. */
function sent(name: string, changes: Changes): unknown {
	const fitted = fit(name, changes);
	if (fitted.kind === 'refused') return [fitted.refusal.parameter, fitted.refusal.takes];
	const { prompt, ...fields } = fitted.fields;
	expect(prompt).toBe('A fox');
	return fields;
}

const settingsOf = (text: string) => text.split(' ').filter((setting) => setting !== '');

function without(changes: Changes, settings: readonly string[]): Changes {
	const kept = Object.entries(changes).filter(([setting]) => !settings.includes(setting));
	return Object.fromEntries(kept);
}

describe('everything that can be asked for', () => {
	it('is asked of every recorded model', () => {
		expect(ROWS.map(([name]) => name).sort()).toEqual(RECORDED.map(({ name }) => name).sort());
		expect(RECORDED.length).toBeGreaterThan(90);
	});

	it.each(NAMED)('becomes the fields of %s', (name, [, fields, refused, other]) => {
		const taken = without({ ...EVERYTHING, ...other }, settingsOf(refused));
		expect(sent(name, taken)).toEqual(fields);
	});

	it.each(NAMED)(
		'is refused by its name where %s has no such thing',
		(name, [, , refused, other]) => {
			const asked: Changes = { ...EVERYTHING, ...other };
			const settings = settingsOf(refused);
			const taken = without(asked, settings);
			for (const setting of settings) {
				const one: Changes = without(
					asked,
					settings.filter((another) => another !== setting),
				);
				const isFirst = setting === 'lastFrame' && settings.includes('firstFrame');
				const changes = isFirst ? { ...one, firstFrame: null } : { ...taken, ...one };
				expect([setting, fit(name, changes)]).toMatchObject([
					setting,
					{ kind: 'refused', refusal: { parameter: PARAMETERS[setting] } },
				]);
			}
		},
	);

	it.each(NAMED)('is valid by the schema of %s', (name, [, fields, , other]) => {
		const all = { prompt: 'A fox', ...fields, ...other?.extraFields };
		expect(recorded(name).complaints(all)).toEqual([]);
	});
});

const FIRST = link('first');
const LAST = link('last');

describe('the ordinary request', () => {
	it.each<[string, Changes, object]>([
		['fal/veo3.1', { aspectRatio: '16:9' }, { aspect_ratio: '16:9' }],
		['fal/veo3.1', { seconds: 6 }, { duration: '6s' }],
		['fal/veo3.1-fast', { audio: 'on' }, { generate_audio: true }],
		['fal/sora-2-text-to-video', { seconds: 12 }, { duration: 12 }],
		['fal/kling-video-v3-pro-text-to-video', { seconds: 15 }, { duration: '15' }],
		[
			'fal/luma-dream-machine-ray-2',
			{ seconds: 9, resolution: '540p' },
			{ duration: '9s', resolution: '540p' },
		],
		['fal/ltx-2-text-to-video', { resolution: '4k' }, { resolution: '2160p' }],
		['fal/ltx-2-text-to-video', { resolution: '2k' }, { resolution: '1440p' }],
		['fal/ltx-2-19b-text-to-video', { aspectRatio: '4:3' }, { video_size: 'landscape_4_3' }],
		[
			'fal/bytedance-seedance-v1.5-pro-text-to-video',
			{ aspectRatio: '21:9' },
			{ aspect_ratio: '21:9' },
		],
		['fal/minimax-video-01', { aspectRatio: '16:9' }, {}],
		[
			'fal/minimax-hailuo-02-standard-image-to-video',
			{ firstFrame: FIRST, aspectRatio: '16:9' },
			{ image_url: 'first' },
		],
		[
			'replicate/kwaivgi-kling-v2.1',
			{ firstFrame: FIRST, resolution: '720p' },
			{ start_image: 'first', mode: 'standard' },
		],
		[
			'replicate/kwaivgi-kling-v2.1',
			{ firstFrame: FIRST, resolution: '1080p' },
			{ start_image: 'first', mode: 'pro' },
		],
		['replicate/kwaivgi-kling-v2.5-turbo-pro', { firstFrame: FIRST }, { start_image: 'first' }],
		['replicate/pixverse-pixverse-v5', { resolution: '1080p' }, { quality: '1080p' }],
		['replicate/tencent-hunyuan-video', { size: '864x480' }, { width: 864, height: 480 }],
		['wavespeed/alibaba-wan-2.5-text-to-video', { aspectRatio: '16:9' }, { size: '1280*720' }],
		[
			'wavespeed/alibaba-wan-2.5-text-to-video',
			{ aspectRatio: '9:16', resolution: '480p' },
			{ size: '480*832' },
		],
		['wavespeed/alibaba-wan-2.5-text-to-video', { resolution: '1080p' }, { size: '1920*1080' }],
		['wavespeed/alibaba-wan-2.5-text-to-video', { size: '832x480' }, { size: '832*480' }],
		['wavespeed/openai-sora-2-text-to-video', { aspectRatio: '16:9' }, { size: '1280*720' }],
	])('of %s: %j', (name, changes, fields) => {
		expect(sent(name, changes)).toEqual(fields);
	});

	it.each<[string, Changes, string, string]>([
		['fal/veo3.1', { seconds: 5 }, 'Duration', '4, 6 or 8 seconds'],
		['fal/veo3.1', { aspectRatio: '1:1' }, 'Aspect Ratio', '16:9 or 9:16'],
		['fal/veo3.1', { resolution: '480p' }, 'Resolution', '720p or 1080p'],
		['fal/sora-2-text-to-video', { resolution: '1080p' }, 'Resolution', '720p'],
		['fal/kling-video-v2.1-master-image-to-video', {}, 'Image Source', 'an image'],
		['fal/veo3.1-first-last-frame-to-video', { firstFrame: FIRST }, 'Last Frame', 'an image'],
		['fal/veo3.1-reference-to-video', {}, 'Reference Images', 'an image'],
		[
			'fal/wan-v2.6-reference-to-video',
			{},
			'Extra Fields',
			'a value for video_urls, without which',
		],
		['replicate/tencent-hunyuan-video', { seconds: 5 }, 'Duration', 'no choice of length'],
		['replicate/lightricks-ltx-video', { seconds: 5 }, 'Duration', 'no choice of length'],
		['replicate/bytedance-seedance-1-pro', { seconds: 2 }, 'Duration', '3 to 12 seconds'],
		['replicate/bytedance-seedance-2.0', { seconds: 16 }, 'Duration', 'at most 15 seconds'],
		['wavespeed/bytedance-seedance-v1-lite-t2v-480p', {}, 'Duration', 'a choice'],
		[
			'wavespeed/bytedance-seedance-v1-lite-reference-to-video',
			{ references: Array.from({ length: 5 }, () => FIRST) },
			'Reference Images',
			'at most 4',
		],
		[
			'wavespeed/openai-sora-2-text-to-video',
			{ aspectRatio: '1:1' },
			'Aspect Ratio',
			'720*1280 or 1280*720',
		],
	])('of %s that it cannot take: %j', (name, changes, parameter, takes) => {
		const refusal = sent(name, changes);
		expect(refusal).toEqual([parameter, expect.stringContaining(`${takes} `)]);
	});
});

describe('an image of the user', () => {
	it.each<[string, readonly string[]]>([
		['fal/veo3.1-image-to-video', ['image_url', 'aspect_ratio']],
		['fal/kling-video-v2.1-standard-image-to-video', ['image_url']],
		['replicate/wan-video-wan-2.5-i2v', ['image']],
		['wavespeed/bytedance-seedance-v1.5-pro-image-to-video', ['image', 'aspect_ratio']],
	])('sets the shape of %s, or is taken as it is: %j', (name, fields) => {
		const firstFrame = upload(720, 1280);
		const asked = fit(name, { firstFrame, imageFit: 'sizeFromImage', aspectRatio: '16:9' });
		expect(asked).toMatchObject({ kind: 'fields' });
		expect(Object.keys('fields' in asked ? asked.fields : {})).toEqual(['prompt', ...fields]);
		expect(asked).not.toMatchObject({ fields: { aspect_ratio: '16:9' } });
	});

	it('is refused as bytes where the field has room for an address alone', () => {
		const bytes = Buffer.alloc(3_000);
		const firstFrame = { ...upload(1280, 720), bytes };
		expect(fit('fal/kling-video-v2.1-master-image-to-video', { firstFrame })).toMatchObject({
			refusal: { parameter: 'Image Source', value: 'Binary Data', takes: 'images by URL only' },
		});
		const long = link(`https://example.com/${'x'.repeat(3_000)}.png`);
		expect(sent('fal/kling-video-v2.1-master-image-to-video', { firstFrame: long })).toEqual([
			'Image Source',
			'addresses of at most 2083 characters',
		]);
	});

	it('goes to Reference Images where the model begins with none', () => {
		const fitted = fit('fal/kling-video-v1.6-standard-elements', { firstFrame: FIRST });
		expect(fitted).toMatchObject({
			refusal: { parameter: 'Model', advice: expect.stringContaining('Reference Images') },
		});
	});

	it('begins and ends the video', () => {
		expect(sent('replicate/luma-ray', { firstFrame: FIRST, lastFrame: LAST })).toEqual({
			start_image_url: 'first',
			end_image_url: 'last',
		});
	});
});

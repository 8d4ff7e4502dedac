import { readInputSchema } from '../../../nodes/AiVideo/protocol/inputSchema';
import { type Fitted } from '../../../nodes/AiVideo/protocol/fitted';
import { fitRequest } from '../../../nodes/AiVideo/protocol/schemaFit';
import { type Changes, link, request, upload } from '../providers/request';

type Properties = Readonly<Record<string, object>>;

const text = { type: 'string' };
const choice = (...values: ReadonlyArray<string | number>) => ({
	type: typeof values[0] === 'number' ? 'integer' : 'string',
	enum: values,
});
const list = (more: object = {}) => ({ type: 'array', items: text, ...more });

/** What `changes` become with a model of these fields; the prompt is taken for granted. */
function fit(properties: Properties, changes: Changes, required: readonly string[] = []): Fitted {
	const schema = readInputSchema({ properties: { prompt: text, ...properties }, required });
	if (schema === null) throw new Error('The schema has fields');
	return fitRequest(schema, request({ model: 'maker/film', prompt: 'A fox', ...changes }));
}

function fieldsOf(...given: Parameters<typeof fit>): Record<string, unknown> {
	const fitted = fit(...given);
	if (fitted.kind === 'refused') throw new Error(JSON.stringify(fitted.refusal));
	const { prompt, ...fields } = fitted.fields;
	expect(prompt).toBe('A fox');
	return fields;
}

function refusalOf(...given: Parameters<typeof fit>): readonly string[] {
	const fitted = fit(...given);
	if (fitted.kind === 'fields') throw new Error(JSON.stringify(fitted.fields));
	const { parameter, value, takes } = fitted.refusal;
	return [parameter, value, takes];
}

const FIRST = link('https://example.com/first.png');
const LAST = link('https://example.com/last.png');
const PLAIN: Changes = { aspectRatio: 'auto' };

describe('a length', () => {
	it.each<[string, object, number, unknown]>([
		['a number among numbers', choice(4, 8, 12), 8, 8],
		['text among texts', choice('5', '10'), 5, '5'],
		['text with its unit', choice('4s', '6s', '8s'), 6, '6s'],
		['a number within limits', { type: 'integer', minimum: 3, maximum: 15 }, 15, 15],
		['a broken number where that may be', { type: 'number' }, 2.5, 2.5],
		['text like the default', { type: 'string', default: '8s' }, 5, '5s'],
		['text without a default', { type: 'string' }, 5, '5'],
		['what is chosen by reference', { allOf: [{ enum: [5, 10], type: 'integer' }] }, 10, 10],
		['what may be null as well', { anyOf: [choice('5', '10'), { type: 'null' }] }, 10, '10'],
	])('is sent as %s', (_, duration, seconds, sent) => {
		expect(fieldsOf({ duration }, { ...PLAIN, seconds })).toEqual({ duration: sent });
	});

	it.each<[string, Properties, number, string]>([
		['none of the choices', { duration: choice('4s', '8s') }, 5, '4 or 8 seconds for maker/film'],
		[
			'beyond the limits',
			{ duration: { type: 'integer', minimum: 3, maximum: 15 } },
			16,
			'3 to 15 seconds for maker/film',
		],
		[
			'broken within limits',
			{ duration: { type: 'integer', minimum: -1, maximum: 15 } },
			2.5,
			'at most 15 whole seconds for maker/film',
		],
		[
			'broken where it may not be',
			{ seconds: { type: 'integer' } },
			2.5,
			'whole seconds for maker/film',
		],
		['of a model that has no such field', {}, 5, 'no choice of length for maker/film'],
	])('is refused when it is %s', (_, properties, seconds, takes) => {
		expect(refusalOf(properties, { ...PLAIN, seconds })).toEqual([
			'Duration',
			String(seconds),
			takes,
		]);
	});

	it.each<[string, object]>([
		['num_frames', { type: 'integer' }],
		['video_length', { type: 'integer', description: 'Number of frames to generate' }],
		['length', { ...choice(97, 129), description: 'Length of the output video in frames' }],
	])('that is counted in frames names the field for Extra Fields: %s', (name, field) => {
		const fitted = fit({ [name]: field }, { ...PLAIN, seconds: 5 });
		expect(fitted).toMatchObject({
			refusal: { advice: `Leave it as it is, or set ${name} under Extra Fields.` },
		});
	});

	it('is in seconds where the words speak of both', () => {
		const words = 'Seconds; the number of frames follows from it';
		const duration = { type: 'integer', description: words };
		expect(fieldsOf({ duration }, { ...PLAIN, seconds: 5 })).toEqual({ duration: 5 });
	});
});

describe('shape and resolution', () => {
	it.each<[string, Properties, Changes, object]>([
		[
			'ratios',
			{ aspect_ratio: choice('16:9', '9:16') },
			{ aspectRatio: '9:16' },
			{ aspect_ratio: '9:16' },
		],
		['an unlisted ratio', { ratio: text }, { aspectRatio: '4:3' }, { ratio: '4:3' }],
		[
			'orientations',
			{ aspect_ratio: choice('landscape', 'portrait') },
			{ aspectRatio: '9:16' },
			{ aspect_ratio: 'portrait' },
		],
		[
			'named sizes',
			{ image_size: choice('square_hd', 'portrait_4_3', 'landscape_16_9') },
			{ aspectRatio: '3:4' },
			{ image_size: 'portrait_4_3' },
		],
		['no shape at all, when it was left alone', {}, {}, {}],
		[
			'capital letters',
			{ resolution: choice('768P', '1080P') },
			{ ...PLAIN, resolution: '768p' },
			{ resolution: '768P' },
		],
		[
			'numbers',
			{ resolution: choice(720, 1080) },
			{ ...PLAIN, resolution: '1080p' },
			{ resolution: 1080 },
		],
		[
			'lines in place of K',
			{ resolution: choice('1080p', '1440p', '2160p') },
			{ ...PLAIN, resolution: '4k' },
			{ resolution: '2160p' },
		],
		[
			'its word for quality',
			{ quality: choice('360p', '540p') },
			{ ...PLAIN, resolution: '540p' },
			{ quality: '540p' },
		],
		[
			'modes',
			{ mode: { ...choice('standard', 'pro'), description: "'standard' is 720p, 'pro' is 1080p" } },
			{ ...PLAIN, resolution: '1080p' },
			{ mode: 'pro' },
		],
		[
			'modes told in a sentence',
			{
				mode: {
					...choice('standard', 'pro'),
					description: 'Standard has a resolution of 720p, pro is 1080p. Both are 24fps.',
				},
			},
			{ ...PLAIN, resolution: '720p' },
			{ mode: 'standard' },
		],
		[
			'named sizes beside an object of sides',
			{
				video_size: {
					anyOf: [
						{ allOf: [{ type: 'object', properties: { width: {}, height: {} } }] },
						choice('square', 'portrait_16_9', 'landscape_16_9'),
					],
				},
			},
			{ aspectRatio: '9:16' },
			{ video_size: 'portrait_16_9' },
		],
		[
			'two sides',
			{ width: { type: 'integer' }, height: { type: 'integer' } },
			{ size: '864x480' },
			{ width: 864, height: 480 },
		],
	])('are written as %s', (_, properties, changes, sent) => {
		expect(fieldsOf(properties, changes)).toEqual(sent);
	});

	const SIZES = choice('832*480', '480*832', '624*624', '1280*720', '720*1280', '960*960');

	it.each<[Changes, string]>([
		[{}, '832*480'],
		[{ aspectRatio: '9:16', resolution: '720p' }, '720*1280'],
		[{ aspectRatio: '1:1', resolution: '480p' }, '624*624'],
		[{ aspectRatio: 'auto', resolution: '720p' }, '1280*720'],
		[{ size: '960x960' }, '960*960'],
	])('become one size where there is one field for both: %j', (changes, size) => {
		expect(fieldsOf({ size: SIZES }, changes)).toEqual({ size });
	});

	it('are left to the model when both are', () => {
		expect(fieldsOf({ size: SIZES }, PLAIN)).toEqual({});
	});

	it('become a size as large as the default where no resolution is asked for', () => {
		const size = { ...SIZES, default: '1280*720' };
		expect(fieldsOf({ size }, {})).toEqual({ size: '1280*720' });
		expect(fieldsOf({ size }, { aspectRatio: '9:16' })).toEqual({ size: '720*1280' });
		expect(fieldsOf({ size }, { resolution: '480p' })).toEqual({ size: '832*480' });
	});

	it('lead to Size where the model takes two sides', () => {
		const sides = { width: { type: 'integer', maximum: 1280 }, height: { type: 'integer' } };
		expect(fit(sides, { aspectRatio: '9:16' })).toMatchObject({
			refusal: { advice: 'Set Size: this model takes a width and a height.' },
		});
		expect(refusalOf(sides, { size: '1920x1080' })).toEqual([
			'Size',
			'1920x1080',
			'width at most 1280 pixels, height whole pixels for maker/film',
		]);
	});

	it('are not told by a word that belongs to another choice', () => {
		const mode = { ...choice('standard', 'pro'), description: '720p (standard) or 1080p (pro)' };
		expect(refusalOf({ mode }, { ...PLAIN, resolution: '1080p' })).toEqual([
			'Resolution',
			'1080p',
			'no choice of resolution for maker/film',
		]);
	});

	it.each<[Properties, Changes, readonly string[]]>([
		[
			{ aspect_ratio: choice('16:9', '9:16') },
			{ aspectRatio: '1:1' },
			['Aspect Ratio', '1:1', '16:9 or 9:16 for maker/film'],
		],
		[{}, { aspectRatio: '1:1' }, ['Aspect Ratio', '1:1', 'no choice of shape for maker/film']],
		[
			{ resolution: choice('480p', '720p') },
			{ resolution: '1080p' },
			['Resolution', '1080p', '480p or 720p for maker/film'],
		],
		[
			{},
			{ resolution: '1080p' },
			['Resolution', '1080p', 'no choice of resolution for maker/film'],
		],
		[
			{ size: SIZES },
			{ resolution: '4k' },
			[
				'Resolution',
				'4k',
				'832*480, 480*832, 624*624, 1280*720, 720*1280 or 960*960 for maker/film',
			],
		],
		[
			{ size: SIZES },
			{ aspectRatio: '21:9' },
			[
				'Aspect Ratio',
				'21:9',
				'832*480, 480*832, 624*624, 1280*720, 720*1280 or 960*960 for maker/film',
			],
		],
		[{}, { size: '1000x1000' }, ['Size', '1000x1000', 'no size in pixels for maker/film']],
		[{ size: SIZES }, { size: 'wide' }, ['Size', 'wide', 'WIDTHxHEIGHT in pixels, e.g. 1280x720']],
	])('are refused where the model has none such: %j, %j', (properties, changes, refusal) => {
		expect(refusalOf(properties, changes)).toEqual(refusal);
	});

	it('follow an image that is to choose', () => {
		const changes: Changes = { firstFrame: upload(720, 1280), imageFit: 'sizeFromImage' };
		const fields = fieldsOf({ image: text, aspect_ratio: choice('16:9', '9:16', '1:1') }, changes);
		expect(fields).toMatchObject({ aspect_ratio: '9:16' });
	});

	it('follow it without a word where the model has no shapes to choose from', () => {
		const changes: Changes = { firstFrame: upload(720, 1280), imageFit: 'sizeFromImage' };
		expect(Object.keys(fieldsOf({ image: text }, changes))).toEqual(['image']);
	});

	it('follow it to any shape that the sizes have', () => {
		const changes: Changes = { firstFrame: upload(800, 800), imageFit: 'sizeFromImage' };
		expect(fieldsOf({ image: text, size: SIZES }, changes)).toMatchObject({ size: '624*624' });
	});
});

describe('images', () => {
	it.each(['image_url', 'image', 'start_image_url', 'first_frame_image', 'input_reference'])(
		'begin the video in %s',
		(name) => {
			expect(fieldsOf({ [name]: text }, { firstFrame: FIRST })).toEqual({ [name]: FIRST.url });
		},
	);

	it.each(['end_image_url', 'last_frame', 'tail_image_url', 'last_frame_url', 'end_image'])(
		'end it in %s',
		(name) => {
			const frames: Changes = { firstFrame: FIRST, lastFrame: LAST };
			const fields = fieldsOf({ image_url: text, [name]: text }, frames);
			expect(fields).toEqual({ image_url: FIRST.url, [name]: LAST.url });
		},
	);

	it('are a list where the model takes one, and both frames where its words say so', () => {
		expect(fieldsOf({ image_urls: list() }, { firstFrame: FIRST })).toEqual({
			image_urls: [FIRST.url],
		});
		const both = list({ description: 'First frame, and optionally the last frame' });
		const frames: Changes = { firstFrame: FIRST, lastFrame: LAST };
		expect(fieldsOf({ image_urls: both }, frames)).toEqual({ image_urls: [FIRST.url, LAST.url] });
	});

	it('of style go where the words say that they are references', () => {
		const references = [FIRST, LAST];
		const described = list({ description: 'URLs of the reference images' });
		expect(fieldsOf({ image_urls: described }, { references })).toEqual({
			image_urls: [FIRST.url, LAST.url],
		});
		expect(fieldsOf({ reference_images: list() }, { references })).toEqual({
			reference_images: [FIRST.url, LAST.url],
		});
	});

	it.each<[string, Properties, Changes, readonly string[], readonly string[]]>([
		[
			'for a model of text alone',
			{},
			{ firstFrame: FIRST },
			[],
			['Model', 'maker/film', 'models that begin with an image'],
		],
		[
			'that are missing',
			{ image: text },
			{},
			['image'],
			['Image Source', 'None', 'an image for maker/film'],
		],
		[
			'at the end of a model without',
			{ image: text },
			{ firstFrame: FIRST, lastFrame: LAST },
			[],
			['Last Frame', 'of an image', 'no last frame for maker/film'],
		],
		[
			'of style for a model without',
			{ image: text },
			{ references: [FIRST] },
			[],
			['Reference Images', 'of one image', 'no reference images for maker/film'],
		],
		[
			'beyond the number',
			{ reference_images: list({ maxItems: 1 }) },
			{ references: [FIRST, LAST] },
			[],
			['Reference Images', 'of 2 images', 'at most 1 for maker/film'],
		],
		[
			'that are objects of their own',
			{ elements: { type: 'array', items: { type: 'object' } } },
			{ references: [FIRST] },
			[],
			['Reference Images', 'of one image', 'no reference images for maker/film'],
		],
	])('are refused %s', (_, properties, changes, required, refusal) => {
		expect(refusalOf(properties, changes, required)).toEqual(refusal);
	});

	it('are references to a model of elements', () => {
		const schema = readInputSchema({ properties: { prompt: text, input_image_urls: list() } });
		const wanted = request({ model: 'kling/elements', references: [FIRST] });
		expect(schema && fitRequest(schema, wanted)).toMatchObject({
			fields: { input_image_urls: [FIRST.url] },
		});
	});

	it.each<[string, object, string]>([
		['image', { type: 'string', maxLength: 2083 }, 'Image Source'],
		['image_urls', list({ items: { type: 'string', maxLength: 2083 } }), 'Image Source'],
		['end_image', { type: 'string', maxLength: 2083 }, 'Last Frame'],
		['reference_images', list({ items: { type: 'string', maxLength: 2083 } }), 'Reference Images'],
	])(
		'are refused as bytes where there is room for an address alone: %s',
		(name, field, parameter) => {
			const large = { ...upload(1280, 720), bytes: Buffer.alloc(3_000) };
			const asked: Readonly<Record<string, Changes>> = {
				'Last Frame': { firstFrame: FIRST, lastFrame: large },
				'Reference Images': { references: [large] },
			};
			const properties = { ...(parameter === 'Last Frame' && { image: text }), [name]: field };
			expect(fit(properties, asked[parameter] ?? { firstFrame: large })).toMatchObject({
				refusal: { parameter, takes: 'images by URL only' },
			});
			const small = link('https://example.com/small.png');
			const linked: Readonly<Record<string, Changes>> = {
				'Last Frame': { firstFrame: FIRST, lastFrame: small },
				'Reference Images': { references: [small] },
			};
			expect(fit(properties, linked[parameter] ?? { firstFrame: small })).toMatchObject({
				kind: 'fields',
			});
		},
	);

	it('are refused as bytes where the provider fetches them', () => {
		const schema = readInputSchema({ properties: { prompt: text, image: text } });
		const wanted = request({ firstFrame: upload(1280, 720) });
		expect(schema && fitRequest(schema, wanted, { imagesBy: 'link' })).toMatchObject({
			refusal: { parameter: 'Image Source', takes: 'images by URL only' },
		});
	});
});

describe('other settings', () => {
	it.each<[Properties, Changes, object]>([
		[{ generate_audio: { type: 'boolean' } }, { audio: 'off' }, { generate_audio: false }],
		[{ sound: choice('on', 'off') }, { audio: 'on' }, { sound: 'on' }],
		[{ watermark: { type: 'boolean' } }, { watermark: 'on' }, { watermark: true }],
		[{ remove_watermark: { type: 'boolean' } }, { watermark: 'off' }, { remove_watermark: true }],
		[{ seed: { anyOf: [{ type: 'integer' }, { type: 'null' }] } }, { seed: 7 }, { seed: 7 }],
		[{ negative_prompt: text }, { negativePrompt: 'fog' }, { negative_prompt: 'fog' }],
	])('are spelled as the model has them: %j', (properties, changes, sent) => {
		expect(fieldsOf(properties, changes)).toEqual(sent);
	});

	it.each<[Properties, Changes, readonly string[]]>([
		[{ audio: text }, { audio: 'on' }, ['Audio', 'On', 'no choice of sound for maker/film']],
		[{}, { watermark: 'off' }, ['Watermark', 'Off', 'no choice of watermarks for maker/film']],
		[{}, { seed: 7 }, ['Seed', '7', 'no seed for maker/film']],
		[
			{ seed: { type: 'integer', maximum: 100 } },
			{ seed: 101 },
			['Seed', '101', 'at most 100 for maker/film'],
		],
		[
			{},
			{ negativePrompt: 'fog' },
			['Negative Prompt', 'fog', 'no negative prompt for maker/film'],
		],
		[
			{ prompt: { type: 'string', maxLength: 3 } },
			{},
			['Prompt', 'of 5 characters', 'at most 3 characters for maker/film'],
		],
	])('are refused where the model has them not: %j, %j', (properties, changes, refusal) => {
		expect(refusalOf(properties, changes)).toEqual(refusal);
	});
});

describe('a field the model cannot do without', () => {
	it('is asked for by name, unless Extra Fields has it', () => {
		const missing = refusalOf({ video_url: text }, {}, ['video_url']);
		expect(missing).toEqual([
			'Extra Fields',
			'without video_url',
			'a value for video_url, without which maker/film makes no video',
		]);
		const extraFields = { video_url: 'https://example.com/a.mp4' };
		expect(fieldsOf({ video_url: text }, { extraFields }, ['video_url'])).toEqual({});
	});

	it('is asked for under the name of its setting where it has one', () => {
		const duration = choice(5, 10);
		expect(refusalOf({ duration }, {}, ['duration'])).toEqual([
			'Duration',
			'',
			'a choice for maker/film',
		]);
		expect(fieldsOf({ duration: { ...duration, default: 5 } }, {}, ['duration'])).toEqual({});
	});

	it('is the prompt, where it may not be empty', () => {
		expect(refusalOf({}, { prompt: '' }, ['prompt'])).toEqual(['Prompt', '', 'a text']);
	});
});

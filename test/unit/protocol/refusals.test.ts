import type { ImageIntake, ModelRow, Takes } from '../../../nodes/AiVideo/protocol/provider';
import { modelRow, refuseSettings, toList } from '../../../nodes/AiVideo/protocol/refusals';
import { link, OPTION_ADVICE, request, upload } from '../providers/request';

const IMAGES: ImageIntake = {
	by: 'upload',
	mustMatchSize: true,
	promptOptional: false,
};
const MODEL: ModelRow = { id: 'm-1', sizes: ['1280x720', '720x720'], seconds: [5] };

function rules(images: Partial<ImageIntake> = {}): Takes {
	return {
		models: [MODEL],
		otherModels: { sizes: null, seconds: null },
		images: { ...IMAGES, ...images },
		options: [],
		variants: ['video'],
		maxRunningJobs: null,
	};
}

it.each([
	[[], ''],
	[[4], '4'],
	[[4, 8], '4 or 8'],
	[['a', 'b', 'c'], 'a, b or c'],
])('the list of %p reads %p', (values, text) => {
	expect(toList(values)).toBe(text);
});

it('what is known of a model is its row, of any other nothing', () => {
	expect(modelRow(rules(), 'm-1')).toBe(MODEL);
	expect(modelRow(rules(), 'm-2')).toEqual({ sizes: null, seconds: null });
});

describe('an empty prompt', () => {
	it.each([
		['is refused', {}, [], 'a text'],
		['is refused with an image', { maxReferences: 1 }, [upload(1, 1)], 'a text'],
		['is refused alone', { promptOptional: true }, [], 'a text, or a reference image without one'],
	])('%s', (_, images, given, takes) => {
		expect(refuseSettings(rules(images), request({ prompt: '', references: given }))).toEqual({
			parameter: 'Prompt',
			value: '',
			takes,
		});
	});

	it('is fine with an image where the provider takes an image alone', () => {
		const asked = request({ prompt: '', firstFrame: link('https://example.com/a.png') });
		expect(refuseSettings(rules({ promptOptional: true }), asked)).toBeNull();
	});
});

describe('a length', () => {
	it.each([
		['m-1', null, null],
		['m-1', 5, null],
		['m-1', 6, '5 seconds'],
		['m-2', 6, null],
		['m-2', 0.5, 'whole seconds'],
		['m-2', 0, 'whole seconds'],
	])('of %s of %p seconds: it takes %p', (model, seconds, takes) => {
		const refusal = takes === null ? null : { parameter: 'Duration', value: `${seconds}`, takes };
		expect(refuseSettings(rules(), request({ model, seconds }))).toEqual(refusal);
	});
});

describe('options that only some providers know', () => {
	it.each([
		['none', {}, null],
		['a seed of zero', { seed: 0 }, ['Seed', '0', 'no seed']],
		[
			'a negative prompt',
			{ negativePrompt: 'fog' },
			['Negative Prompt', 'fog', 'no negative prompt'],
		],
		['both, the seed first', { seed: 3, negativePrompt: 'fog' }, ['Seed', '3', 'no seed']],
	])('%s', (_, changes, expected) => {
		const refusal = expected && {
			parameter: expected[0],
			value: expected[1],
			takes: expected[2],
			advice: OPTION_ADVICE,
		};
		expect(refuseSettings(rules(), request(changes))).toEqual(refusal);
	});
});

it.each([
	[0, null],
	[-1, null],
	[0.5, { parameter: 'Seed', value: '0.5', takes: 'whole numbers' }],
])('a seed of %p where the provider takes seeds', (seed, refusal) => {
	expect(refuseSettings({ ...rules(), options: ['seed'] }, request({ seed }))).toEqual(refusal);
});

describe('switches that only some providers know', () => {
	it.each([
		['audio', 'on', 'Audio', 'On', 'no choice of sound'],
		['audio', 'off', 'Audio', 'Off', 'no choice of sound'],
		['watermark', 'on', 'Watermark', 'On', 'no choice of watermarks'],
		['watermark', 'off', 'Watermark', 'Off', 'no choice of watermarks'],
	] as const)('%s %s', (option, value, parameter, shown, takes) => {
		const asked = request({ [option]: value });
		const refusal = { parameter, value: shown, takes, advice: OPTION_ADVICE };
		expect(refuseSettings(rules(), asked)).toEqual(refusal);
		expect(refuseSettings({ ...rules(), options: [option] }, asked)).toBeNull();
	});
});

describe('a last frame', () => {
	const asked = request({ firstFrame: upload(1, 1), lastFrame: upload(1, 1) });

	it('is fine where the provider takes one', () => {
		expect(refuseSettings(rules({ lastFrame: true }), asked)).toBeNull();
	});

	it('is refused elsewhere', () => {
		expect(refuseSettings(rules(), asked)).toMatchObject({
			parameter: 'Last Frame',
			value: 'of an image',
			takes: 'no last frame',
		});
	});
});

describe('reference images', () => {
	it.each([
		[0, 0, null, null],
		[1, 0, 'of one image', 'no reference images'],
		[1, 1, null, null],
		[2, 1, 'of 2 images', 'one reference image'],
		[3, 3, null, null],
		[4, 3, 'of 4 images', 'at most 3 reference images'],
		[50, Infinity, null, null],
	])('%i of at most %i', (count, maxReferences, value, takes) => {
		const references = Array.from({ length: count }, () => upload(1, 1));
		const found = refuseSettings(rules({ maxReferences }), request({ references }));
		expect(found && [found.parameter, found.value, found.takes]).toEqual(
			takes && ['Reference Images', value, takes],
		);
	});
});

describe('a file, where the provider takes links only', () => {
	const images: Partial<ImageIntake> = { by: 'link', lastFrame: true, maxReferences: 9 };
	const LINK = link('https://example.com/a.png');

	it.each([
		[{ firstFrame: upload(1, 1) }, 'Image Source', 'Binary Data'],
		[{ firstFrame: LINK, lastFrame: upload(1, 1) }, 'Last Frame', 'of a file'],
		[{ references: [LINK, upload(1, 1)] }, 'Reference Images', 'of files'],
	])('%j', (changes, parameter, value) => {
		const found = refuseSettings(rules(images), request(changes));
		expect(found).toMatchObject({ parameter, value, takes: 'images by URL only' });
	});
});

it('of several broken rules the first is named: prompt, duration, images, options', () => {
	const broken = request({ prompt: '', model: 'm-1', seconds: 7, seed: 1 });
	expect(refuseSettings(rules(), broken)?.parameter).toBe('Prompt');
	expect(refuseSettings(rules(), { ...broken, prompt: 'A fox' })?.parameter).toBe('Duration');
	expect(refuseSettings(rules(), request({ seed: 1 }))?.parameter).toBe('Seed');
});

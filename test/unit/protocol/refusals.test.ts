import type { ImageIntake, ModelRow, Takes } from '../../../nodes/AiVideo/protocol/provider';
import { modelRow, refuseSettings, toList } from '../../../nodes/AiVideo/protocol/refusals';
import { link, OPTION_ADVICE, request, upload } from '../providers/request';

const IMAGES: ImageIntake = {
	by: 'upload',
	max: 1,
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
		['is refused with an image', {}, [upload(1, 1)], 'a text'],
		['is refused alone', { promptOptional: true }, [], 'a text, or a reference image without one'],
	])('%s', (_, images, given, takes) => {
		expect(refuseSettings(rules(images), request({ prompt: '', images: given }))).toEqual({
			parameter: 'Prompt',
			value: '',
			takes,
		});
	});

	it('is fine with an image where the provider takes an image alone', () => {
		const asked = request({ prompt: '', images: [link('https://example.com/a.png')] });
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

describe('images as references', () => {
	const asked = request({ imageRole: 'reference', images: Array(5).fill(upload(1, 1)) });

	it('are as many as there are, where the provider takes such', () => {
		expect(refuseSettings(rules({ asReference: true, max: 2 }), asked)).toBeNull();
	});

	it('are refused elsewhere', () => {
		expect(refuseSettings(rules(), asked)).toMatchObject({
			parameter: 'Image Role',
			value: 'Reference',
			takes: 'images as frames only',
		});
	});

	it('are no matter without images', () => {
		expect(refuseSettings(rules(), request({ imageRole: 'reference' }))).toBeNull();
	});
});

describe('reference images', () => {
	it.each([
		[0, 1, null],
		[1, 1, null],
		[2, 1, 'one image'],
		[3, 3, null],
		[4, 3, 'at most 3 images'],
	])('%i of at most %i: it takes %p', (count, max, takes) => {
		const images = Array.from({ length: count }, () => upload(1, 1));
		const refusal = takes && { parameter: 'Image URL', value: `${count} images`, takes };
		expect(refuseSettings(rules({ max }), request({ images }))).toEqual(refusal);
	});

	it('an upload among links is refused where the provider takes links only', () => {
		const images = [link('https://example.com/a.png'), upload(1, 1)];
		expect(refuseSettings(rules({ by: 'link', max: 9 }), request({ images }))).toMatchObject({
			parameter: 'Image Source',
			value: 'Binary Data',
			takes: 'images by URL only',
		});
	});
});

it('of several broken rules the first is named: prompt, duration, images, options', () => {
	const broken = request({ prompt: '', model: 'm-1', seconds: 7, seed: 1 });
	expect(refuseSettings(rules(), broken)?.parameter).toBe('Prompt');
	expect(refuseSettings(rules(), { ...broken, prompt: 'A fox' })?.parameter).toBe('Duration');
	expect(refuseSettings(rules(), request({ seed: 1 }))?.parameter).toBe('Seed');
});

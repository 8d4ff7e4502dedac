import fc from 'fast-check';

import { fitRequest } from '../../../nodes/AiVideo/protocol/schemaFit';
import type { Fitted } from '../../../nodes/AiVideo/protocol/fitted';
import {
	ASPECT_RATIOS,
	HEIGHTS,
	IMAGE_FITS,
	type Refusal,
	RESOLUTIONS,
	SHAPES,
	SWITCHES,
} from '../../../nodes/AiVideo/protocol/request';
import { SHORT_SIDE } from '../../../nodes/AiVideo/protocol/sizes';
import { recorded, RECORDED, type RecordedSchema } from '../../fixtures/recordedSchemas';
import { type Changes, link, request, upload } from '../providers/request';

function fit({ schema, model }: RecordedSchema, changes: Changes): Fitted {
	return fitRequest(schema, request({ model, ...changes }));
}

/** No image is as small as an address may be long. */
const BYTES = Buffer.alloc(3_000, 1);

const image = fc.constantFrom(
	link('https://example.com/one.png'),
	link('https://example.com/two.png'),
	...[upload(1280, 720), upload(720, 1280), upload(800, 800)].map((one) => ({
		...one,
		bytes: BYTES,
	})),
);

/** Mostly what the user leaves alone, so that many requests are accepted. */
function rarely<T, U>(usual: U, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | U> {
	return fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });
}

const SETTINGS: fc.Arbitrary<Changes> = fc.record({
	prompt: rarely('A fox', fc.string({ maxLength: 40 })),
	aspectRatio: rarely('auto' as const, fc.constantFrom(...ASPECT_RATIOS)),
	resolution: rarely('auto' as const, fc.constantFrom(...RESOLUTIONS)),
	size: rarely(null, fc.constantFrom('1280x720', '832x480', '100x100', 'wide')),
	seconds: rarely(null, fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(2.5, 0.5))),
	firstFrame: fc.oneof(fc.constant(null), image),
	lastFrame: rarely(null, image),
	references: fc.oneof(fc.constant([]), fc.constant([]), fc.array(image, { maxLength: 5 })),
	imageFit: fc.constantFrom(...IMAGE_FITS),
	seed: rarely(null, fc.oneof(fc.integer(), fc.constantFrom(0, 7, 1.5))),
	negativePrompt: rarely(null, fc.constantFrom('fog', '')),
	audio: rarely('auto' as const, fc.constantFrom(...SWITCHES)),
	watermark: rarely('auto' as const, fc.constantFrom(...SWITCHES)),
});

/** By its name, which says more in a counterexample than all of it. */
const model = fc.constantFrom(...RECORDED.map(({ name }) => name));

function has(value: unknown, wanted: unknown): boolean {
	if (value === wanted) return true;
	return typeof value === 'object' && value !== null
		? Object.values(value).some((one) => has(one, wanted))
		: false;
}

/** A request with one setting taken back, for each that was made. */
function withoutEach(
	changes: Changes,
): ReadonlyArray<readonly [setting: string, without: Changes]> {
	const neutral = request();
	return Object.entries(changes).flatMap(([setting, value]) => {
		if (['imageFit', 'prompt'].includes(setting)) return [];
		const asked = JSON.stringify(value);
		const unasked = Object.entries(neutral).find(([name]) => name === setting)?.[1] as unknown;
		if ([JSON.stringify(unasked), '"auto"', '""'].includes(asked)) return [];
		// Without a size, shape and resolution would be asked for in its place.
		const instead: Changes = setting === 'size' ? { aspectRatio: 'auto', resolution: 'auto' } : {};
		return [[setting, { ...changes, ...instead, [setting]: unasked }] as const];
	});
}

/** Size says all of shape and resolution, and an uploaded frame may be asked for its shape. */
function isOverruled(setting: string, { size, imageFit, firstFrame, lastFrame }: Changes): boolean {
	if (setting === 'resolution') return size !== null;
	const isUpload = [firstFrame, lastFrame].some((frame) => frame?.kind === 'upload');
	return setting === 'aspectRatio' && (size !== null || (imageFit === 'sizeFromImage' && isUpload));
}

describe('requests to every recorded model', () => {
	it('are accepted and refused by turns', () => {
		const drawn = fc.sample(fc.tuple(model, SETTINGS), { numRuns: 2_000, seed: 1 });
		const kinds = drawn.map(([name, changes]) => fit(recorded(name), changes).kind);
		const accepted = kinds.filter((kind) => kind === 'fields').length;
		expect(accepted).toBeGreaterThan(300);
		expect(accepted).toBeLessThan(1_700);
	});

	it('are valid by its schema, and never say null', () => {
		fc.assert(
			fc.property(model, SETTINGS, (name, changes) => {
				const one = recorded(name);
				const fitted = fit(one, changes);
				if (fitted.kind === 'refused') return;
				expect(one.complaints(fitted.fields)).toEqual([]);
				expect(has(fitted.fields, null)).toBe(false);
				expect(has(fitted.fields, undefined)).toBe(false);
			}),
			{ numRuns: 8_000 },
		);
	});

	it('drop nothing that was asked for', () => {
		fc.assert(
			fc.property(model, SETTINGS, (name, changes) => {
				const one = recorded(name);
				const fitted = fit(one, changes);
				if (fitted.kind === 'refused') return;
				for (const [setting, without] of withoutEach(changes)) {
					if (isOverruled(setting, changes)) continue;
					const other = fit(one, without);
					if (setting === 'resolution' && hasSide(fitted.fields, changes.resolution)) continue;
					expect({ setting, fitted: other }).not.toEqual({ setting, fitted });
				}
			}),
			{ numRuns: 8_000 },
		);
	});

	it('are refused by the name of a parameter and with what the model takes', () => {
		fc.assert(
			fc.property(model, SETTINGS, (name, changes) => {
				const one = recorded(name);
				const fitted = fit(one, changes);
				if (fitted.kind === 'fields') return;
				const { parameter, takes, value, advice } = fitted.refusal;
				expect(PARAMETERS).toContain(parameter);
				expect(takes).toMatch(/^\w/);
				expect(`${takes} ${value} ${advice}`).not.toMatch(/null|\[object|NaN|Infinity/);
				expect({ parameter, denied: denied(one, fitted.refusal) }).toEqual({
					parameter,
					denied: [],
				});
			}),
			{ numRuns: 8_000 },
		);
	});
});

/** One field for both, whose smallest frame is what was asked for. */
function hasSide(fields: object, resolution: Changes['resolution']): boolean {
	const height = HEIGHTS.find((one) => one === resolution);
	const size = Object.values(fields).find((value) => /^\d+[*x]\d+$/.test(String(value)));
	if (height === undefined || size === undefined) return false;
	return Math.min(...String(size).split(/[*x]/).map(Number)) === SHORT_SIDE[height];
}

const PARAMETERS = [
	...[
		'Prompt',
		'Negative Prompt',
		'Aspect Ratio',
		'Resolution',
		'Size',
		'Duration',
		'Seed',
		'Audio',
	],
	...['Watermark', 'Model', 'Image Source', 'Last Frame', 'Reference Images', 'Extra Fields'],
];

/** Fields that sound like the thing and are something else: files, frames, sides, objects. */
const ELSE: Readonly<Record<string, RegExp>> = {
	Model: /ref|end|last|tail|noise|frames/i,
	Duration: /^(length|video_length)$/,
	Resolution: /^video_quality$/,
	'Aspect Ratio': /^target_size$/,
	Size: /^(video_size|target_size)$/,
	'Reference Images': /^elements$/,
};

/** What each setting is called, by the many who name it. */
const MEANS: Readonly<Record<string, RegExp>> = {
	Duration: /duration|seconds|length/i,
	Resolution: /resolution|quality|^mode$/i,
	'Aspect Ratio': /ratio$|orientation|size/i,
	Size: /size|^width$/i,
	Seed: /seed/i,
	'Negative Prompt': /negative/i,
	Audio: /audio|sound|bgm/i,
	Watermark: /watermark/i,
	'Last Frame': /(last|end|tail|final).*(image|frame)|image_tail/i,
	'Reference Images': /ref.*image|elements|^image_urls$|^images$/i,
	Model: /image|frame/i,
};

/** A list of images is for references where the model's name or the list's words say so. */
function isForReferences({ model }: RecordedSchema, name: string, words: unknown): boolean {
	return /images$|urls$/.test(name) && /reference|elements/i.test(`${model} ${String(words)}`);
}

/** The fields that a refusal says are not there. */
function denied(one: RecordedSchema, { parameter, takes }: Refusal): readonly string[] {
	if (!/^no |^models for images/.test(takes)) return [];
	return Object.entries(one.properties).flatMap(([name, { type, description }]) => {
		const isFile = parameter === 'Audio' && (type === 'string' || /url|voice/.test(name));
		const isOther = ELSE[parameter]?.test(name) ?? false;
		const isList = parameter === 'Model' && isForReferences(one, name, description);
		return (MEANS[parameter]?.test(name) ?? false) && !isFile && !isOther && !isList ? [name] : [];
	});
}

type Choices = readonly (string | number)[];

function choicesOf(one: RecordedSchema, field: string): Choices {
	const choices = one.properties[field]?.enum;
	return Array.isArray(choices) ? choices : [];
}

/** The least a model wants: what it cannot be asked without. */
function least({ properties, required }: RecordedSchema): Changes {
	const isWanted = (pattern: RegExp) => required.some((name) => pattern.test(name));
	const one = link('https://example.com/one.png');
	const isFrames = Object.keys(properties).some((name) => /^(end|last|tail)/.test(name));
	return {
		aspectRatio: 'auto',
		firstFrame: isWanted(/^(image(_url)?|(start|first)_.*)$/) ? one : null,
		lastFrame: isFrames && isWanted(/^(end|last|tail)_/) ? one : null,
		references: isWanted(/ref|^image_urls$|^images$|input_image_urls/) ? [one] : [],
		seconds: null,
		extraFields: isWanted(/^video_urls$/) ? { video_urls: ['https://example.com/a.mp4'] } : {},
	};
}

interface Reach {
	readonly name: string;
	readonly field: string;
	readonly choice: string | number;
	readonly changes: Changes;
}

const SECONDS = /^(\d+)s?$/;

const REACHABLE: readonly Reach[] = RECORDED.flatMap((one) => {
	const { name } = one;
	const durations = ['duration', 'seconds'].flatMap((field) =>
		choicesOf(one, field).flatMap((choice) => {
			const seconds = Number(SECONDS.exec(String(choice))?.[1]);
			return seconds > 0 ? [{ name, field, choice, changes: { seconds } }] : [];
		}),
	);
	const bounds = ['minimum', 'maximum'].flatMap((end) => {
		const choice = one.properties.duration?.[end];
		// Below one second, a number is the model's word for its own choice.
		if (typeof choice !== 'number' || choice < 1) return [];
		return [{ name, field: 'duration', choice, changes: { seconds: choice } }];
	});
	const ratios = choicesOf(one, 'aspect_ratio').flatMap((choice) => {
		const aspectRatio = SHAPES.find((shape) => shape === choice);
		return aspectRatio ? [{ name, field: 'aspect_ratio', choice, changes: { aspectRatio } }] : [];
	});
	const heights = ['resolution', 'quality'].flatMap((field) =>
		choicesOf(one, field).flatMap((choice) => {
			const lines = { '1440p': '2k', '2160p': '4k' }[String(choice)] ?? String(choice);
			const resolution = HEIGHTS.find((height) => height === lines.toLowerCase());
			return resolution ? [{ name, field, choice, changes: { resolution } }] : [];
		}),
	);
	const sizes = choicesOf(one, 'size').map((choice) => {
		return { name, field: 'size', choice, changes: { size: String(choice).replace('*', 'x') } };
	});
	return [...durations, ...bounds, ...ratios, ...heights, ...sizes];
});

describe('what a recorded model lets choose', () => {
	it('is plenty', () => {
		expect(REACHABLE.length).toBeGreaterThan(500);
	});

	it.each(RECORDED.map((one) => [one.name, one] as const))('can be chosen with %s', (name, one) => {
		const missed = REACHABLE.filter((reach) => reach.name === name).flatMap(
			({ field, choice, changes }) => {
				const needed = one.required.includes('duration') ? { seconds: 5 } : {};
				const fitted = fit(one, { ...least(one), ...needed, ...changes });
				const sent = fitted.kind === 'fields' ? fitted.fields[field] : fitted.refusal;
				return sent === choice ? [] : [{ field, choice, sent }];
			},
		);
		expect(missed).toEqual([]);
	});
});

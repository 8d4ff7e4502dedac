import type { Choice, InputField } from './inputSchema';
import { readNumber } from './fields';
import { toList } from './refusals';
import type { Height, Shape } from './request';
import { heightsIn, SIDES } from './schemaRoles';
import { frameSize, SHORT_SIDE, toPixels } from './sizes';

/** Values of the neutral settings in a model's own spelling; `null`: it does not take them. */

function isWithin(value: number, { minimum, maximum }: InputField): boolean {
	return (minimum === null || value >= minimum) && (maximum === null || value <= maximum);
}

/** 8 is `8`, `"8"` or `"8s"`, as the choices or the default are written. */
export function numberIn(field: InputField, value: number): Choice | null {
	const { kinds, choices, fallback } = field;
	if (choices) return choices.find((choice) => readNumber(choice) === value) ?? null;
	if (!isWithin(value, field)) return null;
	if (kinds.includes('number') || kinds.length === 0) return value;
	if (kinds.includes('integer')) return Number.isInteger(value) ? value : null;
	return `${value}${typeof fallback === 'string' && /\ds$/.test(fallback) ? 's' : ''}`;
}

/** What a field of numbers takes, for people who asked for `value`. */
export function numbersOf(field: InputField, unit: string, value?: number): string {
	const { choices, minimum, maximum, kinds } = field;
	const end = unit === '' ? '' : ` ${unit}`;
	if (choices) return `${toList(choices.map((one) => readNumber(one) ?? String(one)))}${end}`;
	// Below zero is a word for the model's own choice: Seedance's length of -1.
	const least = unit === 'seconds' && minimum !== null && minimum < 0 ? null : minimum;
	const isBroken = kinds.includes('integer') && value !== undefined && !Number.isInteger(value);
	const whole = isBroken ? ' whole' : '';
	if (least !== null && maximum !== null) return `${least} to ${maximum}${whole}${end}`;
	if (least !== null) return `at least ${least}${whole}${end}`;
	if (maximum !== null) return `at most ${maximum}${whole}${end}`;
	return kinds.includes('integer') ? `whole ${unit || 'numbers'}` : unit || 'numbers';
}

/** Words for shapes: fal's `portrait_4_3` is 3:4, and `landscape` alone is the usual one. */
function shapeOf(choice: Choice): string {
	const word = String(choice).toLowerCase();
	const [, kind = '', across, down] =
		/^(landscape|horizontal|portrait|vertical|square)(?:_(?:(\d+)_(\d+)|hd))?$/.exec(word) ?? [];
	if (kind === '') return word;
	if (kind === 'square') return '1:1';
	const [long, short] = [across ?? '16', down ?? '9'];
	return /^[lh]/.test(kind) ? `${long}:${short}` : `${short}:${long}`;
}

/** The shapes a field offers, as ratios; `null`: it does not name them. */
export function shapesIn({ choices }: InputField): readonly string[] | null {
	return choices && [...new Set(choices.map(shapeOf))].filter((shape) => /^\d+:\d+$/.test(shape));
}

export function shapeIn({ choices }: InputField, ratio: string): Choice | null {
	return choices === null ? ratio : (choices.find((one) => shapeOf(one) === ratio) ?? null);
}

/** 720p, 720P, 720 and HD's other spellings, in lines; `null`: no resolution. */
function linesOf(choice: Choice): number | null {
	const word = String(choice).toLowerCase();
	const [, digits, thousands] = /^(?:(\d{3,4})p?|([248])k)$/.exec(word) ?? [];
	if (digits !== undefined) return Number(digits);
	return thousands === undefined
		? null
		: ({ 2: 1440, 4: 2160, 8: 4320 }[Number(thousands)] ?? null);
}

export function heightIn(field: InputField, resolution: Height): Choice | null {
	const { choices, kinds } = field;
	const lines = SHORT_SIDE[resolution];
	if (choices === null) return kinds.includes('string') || kinds.length === 0 ? resolution : lines;
	const own = choices.find((choice) => linesOf(choice) === lines);
	return own ?? heightsIn(field).get(`${lines}p`) ?? null;
}

/** The resolutions a field offers, for people. */
export function heightsOf(field: InputField): readonly string[] {
	const named = [...heightsIn(field).keys()];
	return named.length > 0 ? named : (field.choices ?? []).map(String);
}

/** Shapes that differ by less are meant alike: 832x480 is 16:9. */
const SAME_SHAPE = 0.06;
/** A square of 480p has as many pixels as 832x480. */
const SAME_AREA = 0.09;

function isNear(one: number, other: number, tolerance: number): boolean {
	return Math.abs(Math.log(one / other)) < tolerance;
}

interface Frame {
	readonly choice: Choice;
	readonly width: number;
	readonly height: number;
}

function framesIn(choices: readonly Choice[]): readonly Frame[] {
	return choices.flatMap((choice) => {
		const [, width, height] = SIDES.exec(String(choice)) ?? [];
		return width && height ? [{ choice, width: Number(width), height: Number(height) }] : [];
	});
}

function hasHeight({ width, height }: Frame, resolution: Height): boolean {
	if (Math.min(width, height) === SHORT_SIDE[resolution]) return true;
	const usual = toPixels(frameSize('16:9', resolution));
	return isNear(width * height, usual.width * usual.height, SAME_AREA);
}

/** How far two frames are from the same number of pixels. */
function areaBetween(one: Frame, other: Frame | undefined): number {
	const area = other === undefined ? 1 : other.width * other.height;
	return Math.abs(Math.log((one.width * one.height) / area));
}

/** The frame of a shape at a resolution; where none is asked for, the default's, or else the smallest. */
export function frameIn(
	{ choices, fallback }: InputField,
	ratio: Shape,
	resolution: Height | 'auto',
): Choice | null {
	const wanted = toPixels(frameSize(ratio, resolution === 'auto' ? '720p' : resolution));
	if (choices === null) return sidesLike(fallback, wanted);
	const [usual] = fallback === null || resolution !== 'auto' ? [] : framesIn([fallback]);
	const [nearest] = framesIn(choices)
		.filter(({ width, height }) => isNear(width / height, wanted.width / wanted.height, SAME_SHAPE))
		.filter((frame) => resolution === 'auto' || hasHeight(frame, resolution))
		.sort((one, other) => areaBetween(one, usual) - areaBetween(other, usual));
	return nearest?.choice ?? null;
}

/** A frame in pixels, as the user wrote it. */
export function sizeIn({ choices, fallback }: InputField, size: string): Choice | null {
	const { width, height } = toPixels(size);
	if (choices === null) return sidesLike(fallback, { width, height });
	const frames = framesIn(choices);
	return frames.find((one) => one.width === width && one.height === height)?.choice ?? null;
}

/** WaveSpeed and Alibaba put an asterisk between the sides. */
function sidesLike(fallback: Choice | null, frame: { width: number; height: number }): string {
	const sign = String(fallback).includes('*') ? '*' : 'x';
	return `${frame.width}${sign}${frame.height}`;
}

import { unreadableSize } from './checkRequest';
import { type Fitted, join, LEAVE, NOTHING, refuse, send } from './fitted';
import type { InputField } from './inputSchema';
import { toList } from './refusals';
import { type Shape, SHAPES, type VideoRequest } from './request';
import type { Roles } from './schemaRoles';
import {
	frameIn,
	heightIn,
	heightsOf,
	numberIn,
	numbersOf,
	shapeIn,
	shapesIn,
	sizeIn,
} from './schemaValues';
import { askedRatio, readFrameSize, toPixels, uploadedFrame } from './sizes';

/** Shape, resolution and size in a model's own fields: two words, one word for both, or pixels. */

/** The node's own shape, of which nobody knows whether it is meant. */
const UNASKED = '16:9';
/** Shapes to choose from with Size From Image, where the model names none. */
const USUAL_RATIOS = ['16:9', '9:16'];

function isShape(ratio: string): ratio is Shape {
	return SHAPES.some((shape) => shape === ratio);
}

/** What to do where the model has no such field. */
function adviceOf(roles: Roles): string {
	return sidesOf(roles).length > 0 ? 'Set Size: this model takes a width and a height.' : LEAVE;
}

/** Shape and resolution where the model has one field for both. */
function fitFrame(field: InputField, request: VideoRequest): Fitted {
	const { resolution, model } = request;
	const shapes = SHAPES.filter((shape) => frameIn(field, shape, resolution) !== null);
	const ratio = askedRatio(request, shapes.length === 0 ? USUAL_RATIOS : shapes);
	if (ratio === 'auto' && resolution === 'auto') return NOTHING;
	const value = frameIn(field, isShape(ratio) ? ratio : UNASKED, resolution);
	if (value !== null) return send(field, value);
	const hasShape = isShape(ratio) && frameIn(field, ratio, 'auto') !== null;
	const takes = `${toList(field.choices?.map(String) ?? [])} for ${model}`;
	return hasShape ? refuse('Resolution', resolution, takes) : refuse('Aspect Ratio', ratio, takes);
}

function fitRatio(roles: Roles, request: VideoRequest): Fitted {
	const field = roles.of('ratio');
	const { model } = request;
	const shapes = field && shapesIn(field);
	const ratio = askedRatio(request, shapes ?? USUAL_RATIOS);
	if (ratio === 'auto' || (field === null && ratio === UNASKED)) return NOTHING;
	if (field === null) {
		// A model that begins with an image and has no shapes to choose from takes the image's.
		if (request.imageFit === 'sizeFromImage' && uploadedFrame(request)) return NOTHING;
		return refuse('Aspect Ratio', ratio, `no choice of shape for ${model}`, adviceOf(roles));
	}
	const value = shapeIn(field, ratio);
	if (value !== null) return send(field, value);
	return refuse('Aspect Ratio', ratio, `${toList(shapes ?? [])} for ${model}`);
}

function fitResolution(roles: Roles, { resolution, model }: VideoRequest): Fitted {
	if (resolution === 'auto') return NOTHING;
	const field = roles.of('resolution');
	if (field === null) {
		const takes = `no choice of resolution for ${model}`;
		return refuse('Resolution', resolution, takes, adviceOf(roles));
	}
	const value = heightIn(field, resolution);
	if (value !== null) return send(field, value);
	return refuse('Resolution', resolution, `${toList(heightsOf(field))} for ${model}`);
}

/** Open models have a field for each side. */
function sidesOf(roles: Roles): readonly InputField[] {
	const sides = [roles.named(/^width$/i), roles.named(/^height$/i)];
	return sides.every((side) => side !== undefined) ? sides : [];
}

function fitSides(sides: readonly InputField[], size: string, model: string): Fitted {
	const { width, height } = toPixels(size);
	const values = sides.map((side, index) => numberIn(side, index === 0 ? width : height));
	if (!values.includes(null)) return join(sides.map((side, index) => send(side, values[index])));
	const takes = sides.map((side) => `${side.name} ${numbersOf(side, 'pixels')}`);
	return refuse('Size', size, `${takes.join(', ')} for ${model}`);
}

function fitSize(roles: Roles, size: string, model: string): Fitted {
	const pixels = readFrameSize(size);
	if (pixels === null) return { kind: 'refused', refusal: unreadableSize(size) };
	const field = roles.of('size');
	const sides = sidesOf(roles);
	if (field === null && sides.length > 0) return fitSides(sides, pixels, model);
	if (field === null) {
		const advice =
			'Remove the option Size and choose Aspect Ratio and Resolution instead, or add a size under Extra Fields.';
		return refuse('Size', size, `no size in pixels for ${model}`, advice);
	}
	const value = sizeIn(field, pixels);
	if (value !== null) return send(field, value);
	return refuse('Size', size, `${toList(field.choices?.map(String) ?? [])} for ${model}`);
}

export function fitShape(roles: Roles, request: VideoRequest): Fitted {
	if (request.size !== null) return fitSize(roles, request.size, request.model);
	const [ratio, resolution, size] = [roles.of('ratio'), roles.of('resolution'), roles.of('size')];
	if (size && ratio === null && resolution === null) return fitFrame(size, request);
	return join([fitRatio(roles, request), fitResolution(roles, request)]);
}

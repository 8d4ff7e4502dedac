import { unreadableSize } from './checkRequest';
import { type Fitted, join, LEAVE, NOTHING, refuse, send } from './fitted';
import type { InputField } from './inputSchema';
import { toList } from './refusals';
import { type Shape, SHAPES, type VideoRequest } from './request';
import type { Roles } from './schemaRoles';
import { frameIn, heightIn, heightsOf, shapeIn, shapesIn, sizeIn } from './schemaValues';
import { askedRatio, readFrameSize } from './sizes';

/** Shape, resolution and size in a model's own fields: two words, one word for both, or pixels. */

/** The node's own shape, of which nobody knows whether it is meant. */
const UNASKED = '16:9';
/** Shapes to choose from with Size From Image, where the model names none. */
const USUAL_RATIOS = ['16:9', '9:16'];

function isShape(ratio: string): ratio is Shape {
	return SHAPES.some((shape) => shape === ratio);
}

/** Shape and resolution where the model has one field for both. */
function fitFrame(field: InputField, request: VideoRequest): Fitted {
	const { resolution, model } = request;
	const ratio = askedRatio(request, USUAL_RATIOS);
	if (ratio === 'auto' && resolution === 'auto') return NOTHING;
	const value = frameIn(field, isShape(ratio) ? ratio : UNASKED, resolution);
	if (value !== null) return send(field, value);
	const hasShape = isShape(ratio) && frameIn(field, ratio, 'auto') !== null;
	const takes = `${toList(field.choices?.map(String) ?? [])} for ${model}`;
	return hasShape ? refuse('Resolution', resolution, takes) : refuse('Aspect Ratio', ratio, takes);
}

function fitRatio(field: InputField | null, request: VideoRequest): Fitted {
	const { model } = request;
	const shapes = field && shapesIn(field);
	const ratio = askedRatio(request, shapes ?? USUAL_RATIOS);
	if (ratio === 'auto' || (field === null && ratio === UNASKED)) return NOTHING;
	if (field === null)
		return refuse('Aspect Ratio', ratio, `no choice of shape for ${model}`, LEAVE);
	const value = shapeIn(field, ratio);
	if (value !== null) return send(field, value);
	return refuse('Aspect Ratio', ratio, `${toList(shapes ?? [])} for ${model}`);
}

function fitResolution(field: InputField | null, { resolution, model }: VideoRequest): Fitted {
	if (resolution === 'auto') return NOTHING;
	if (field === null) {
		return refuse('Resolution', resolution, `no choice of resolution for ${model}`, LEAVE);
	}
	const value = heightIn(field, resolution);
	if (value !== null) return send(field, value);
	return refuse('Resolution', resolution, `${toList(heightsOf(field))} for ${model}`);
}

function fitSize(roles: Roles, size: string, model: string): Fitted {
	const pixels = readFrameSize(size);
	if (pixels === null) return { kind: 'refused', refusal: unreadableSize(size) };
	const field = roles.of('size');
	if (field === null) {
		const advice = 'Use Aspect Ratio and Resolution, or add a size under Extra Fields.';
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
	return join([fitRatio(ratio, request), fitResolution(resolution, request)]);
}

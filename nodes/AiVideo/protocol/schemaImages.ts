import { imageAddress } from './body';
import { type Fitted, join, NOTHING, refuse, send } from './fitted';
import type { InputField } from './inputSchema';
import type { ReferenceImage, VideoRequest } from './request';
import type { Roles } from './schemaRoles';

/** Frames and reference images in a model's own fields. */

/** An image as the field takes it: in a list where it is one. */
function imageIn(field: InputField, images: readonly ReferenceImage[]): unknown {
	const addresses = images.map(imageAddress);
	return field.kinds.includes('array') ? addresses : addresses[0];
}

/** A list whose words say that its second image is the last frame. */
function takesBothFrames(field: InputField | null): field is InputField {
	if (!field?.kinds.includes('array') || (field.maxLength ?? 2) < 2) return false;
	return /\b(last|end|tail|second)\b/i.test(field.words);
}

export function fitFrames(roles: Roles, { firstFrame, lastFrame, model }: VideoRequest): Fitted {
	const [first, last] = [roles.of('firstFrame'), roles.of('lastFrame')];
	if (firstFrame && first === null) {
		const advice = 'Choose the image-to-video model of the same name, or remove the image.';
		return refuse('Model', model, 'models for images when there is one', advice);
	}
	if (!firstFrame && first?.isRequired)
		return refuse('Image Source', 'None', `an image for ${model}`);
	if (lastFrame && last === null) {
		if (firstFrame && takesBothFrames(first)) {
			return send(first, imageIn(first, [firstFrame, lastFrame]));
		}
		return refuse('Last Frame', 'of an image', `no last frame for ${model}`);
	}
	return join([
		first && firstFrame ? send(first, imageIn(first, [firstFrame])) : NOTHING,
		last && lastFrame ? send(last, imageIn(last, [lastFrame])) : NOTHING,
	]);
}

export function fitReferences(roles: Roles, { references, model }: VideoRequest): Fitted {
	const count = references.length;
	if (count === 0) return NOTHING;
	const value = count === 1 ? 'of one image' : `of ${count} images`;
	const field = roles.of('references');
	if (field === null) {
		const advice = 'Remove the option, or choose a model that takes such images.';
		return refuse('Reference Images', value, `no reference images for ${model}`, advice);
	}
	const max = field.kinds.includes('array') ? (field.maxLength ?? Infinity) : 1;
	if (count <= max) return send(field, imageIn(field, references));
	return refuse('Reference Images', value, `at most ${max} for ${model}`);
}

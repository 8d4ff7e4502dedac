import { imageAddress } from './body';
import { type Fitted, join, NOTHING, refuse, send } from './fitted';
import type { InputField } from './inputSchema';
import { refuseUpload } from './refusals';
import type { ReferenceImage, VideoRequest } from './request';
import type { Roles } from './schemaRoles';

/** Frames and reference images in a model's own fields. */

type Images = Pick<VideoRequest, 'firstFrame' | 'lastFrame' | 'references'>;

const NONE: Images = { firstFrame: null, lastFrame: null, references: [] };

/** Images as the field takes them: in a list where it is one. */
function sendImages(
	field: InputField,
	parameter: string,
	images: readonly ReferenceImage[],
	asked: Images,
): Fitted {
	const isList = field.kinds.includes('array');
	const addresses = images.map(imageAddress);
	// A field of web addresses has no room for bytes: some of fal's take 2083 characters.
	const max = (isList ? field.entry : field)?.maxLength ?? Infinity;
	if (addresses.every((address) => address.length <= max)) {
		return send(field, isList ? addresses : addresses[0]);
	}
	const refusal = refuseUpload(asked);
	if (refusal) return { kind: 'refused', refusal };
	return refuse(parameter, 'of a long address', `addresses of at most ${max} characters`);
}

/** A list whose words say that its second image is the last frame. */
function takesBothFrames(field: InputField | null): field is InputField {
	if (!field?.kinds.includes('array') || (field.maxLength ?? 2) < 2) return false;
	return /\b(last|end|tail|second)\b/i.test(field.words);
}

/** A first frame for a model that begins with none. */
function refuseFirst(roles: Roles, model: string): Fitted {
	const takes = 'models that begin with an image';
	const advice =
		roles.of('references') === null
			? 'Choose the image-to-video model of the same name, or remove the image.'
			: 'This model takes no first frame, but Reference Images: add the image there, or choose an image-to-video model.';
	return refuse('Model', model, takes, advice);
}

export function fitFrames(roles: Roles, { firstFrame, lastFrame, model }: VideoRequest): Fitted {
	const [first, last] = [roles.of('firstFrame'), roles.of('lastFrame')];
	if (firstFrame && first === null) return refuseFirst(roles, model);
	if (!firstFrame && first?.isRequired)
		return refuse('Image Source', 'None', `an image for ${model}`);
	if (lastFrame && last === null) {
		if (firstFrame && takesBothFrames(first)) {
			const frames: Images = { ...NONE, firstFrame, lastFrame };
			return sendImages(first, 'Image Source', [firstFrame, lastFrame], frames);
		}
		return refuse('Last Frame', 'of an image', `no last frame for ${model}`);
	}
	return join([
		first && firstFrame
			? sendImages(first, 'Image Source', [firstFrame], { ...NONE, firstFrame })
			: NOTHING,
		last && lastFrame
			? sendImages(last, 'Last Frame', [lastFrame], { ...NONE, lastFrame })
			: NOTHING,
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
	if (count > max) return refuse('Reference Images', value, `at most ${max} for ${model}`);
	return sendImages(field, 'Reference Images', references, { ...NONE, references });
}

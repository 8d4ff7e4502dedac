import { imageAddress, withoutEmpty } from './body';
import { type Fitted, refuse } from './fitted';
import type { Takes } from './provider';
import { refuseSettings } from './refusals';
import { type AspectRatio, toBoolean, type VideoRequest } from './request';

/**
 * A request to a model of which nothing is known: what the user has changed, under the names that most
 * models of the provider share.
 */

/** The node's own shape, of which nobody knows whether it is meant. */
export function isUnasked(aspectRatio: AspectRatio): boolean {
	return aspectRatio === 'auto' || aspectRatio === '16:9';
}

/** The provider's names for images, and for what not every provider takes. */
export interface UsualNames {
	readonly firstFrame: string;
	readonly lastFrame?: string;
	readonly references?: string;
	readonly audio?: string;
	readonly watermark?: string;
	/** The length in the provider's spelling. */
	readonly toSeconds?: (seconds: number) => unknown;
}

/** @param takes what the provider takes for such a model: all else is refused */
export function fitUsual(takes: Takes, names: UsualNames, request: VideoRequest): Fitted {
	const { prompt, seconds, size, resolution, aspectRatio, firstFrame, lastFrame } = request;
	const refusal = refuseSettings(takes, request);
	if (refusal) return { kind: 'refused', refusal };
	if (size !== null) {
		const advice =
			'Remove the option Size and choose Aspect Ratio and Resolution instead, or add a size under Extra Fields.';
		return refuse('Size', size, 'no size in pixels', advice);
	}
	const { toSeconds = (length) => length } = names;
	const references = request.references.map(imageAddress);
	const named = (name: string | undefined, value: unknown) =>
		name === undefined ? {} : { [name]: value };
	const fields = withoutEmpty({
		prompt,
		[names.firstFrame]: firstFrame && imageAddress(firstFrame),
		...named(names.lastFrame, lastFrame && imageAddress(lastFrame)),
		...named(names.references, references.length === 0 ? null : references),
		aspect_ratio: isUnasked(aspectRatio) ? null : aspectRatio,
		resolution: resolution === 'auto' ? null : resolution,
		duration: seconds === null ? null : toSeconds(seconds),
		negative_prompt: request.negativePrompt,
		seed: request.seed,
		...named(names.audio, toBoolean(request.audio)),
		...named(names.watermark, toBoolean(request.watermark)),
	});
	return { kind: 'fields', fields };
}

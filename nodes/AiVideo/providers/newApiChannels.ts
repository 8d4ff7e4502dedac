import type { WireFields } from '../protocol/body';
import { unreadableSize } from '../protocol/checkRequest';
import { toList } from '../protocol/refusals';
import type { Refusal, VideoRequest } from '../protocol/request';
import { frameSize, nearestRatio, readFrameSize, toPixels } from '../protocol/sizes';

/**
 * How the channels of a new-api relay want the shape of a video (QuantumNous/new-api,
 * relay/channel/task). Each takes OpenAI's `size` for something of its own; what stands under
 * `metadata` is merged into the request to the vendor.
 */

/** What of the request tells the shape. */
export type ShapeChoice =
	| { readonly kind: 'fields'; readonly fields: WireFields }
	| { readonly kind: 'refused'; readonly refusal: Refusal };

interface Shape {
	/** In pixels. */
	readonly size: string;
	readonly ratio: string;
	/** The short side, e.g. `720p`. */
	readonly resolution: string;
}

interface Channel {
	readonly models: RegExp;
	/** `null`: any. */
	readonly ratios: readonly string[] | null;
	readonly resolutions: readonly string[] | null;
	/** With an image the video has the shape of that. */
	readonly followsImage?: true;
	fields(shape: Shape, hasImages: boolean): WireFields;
}

const CHANNELS: readonly Channel[] = [
	{
		// Without a shape that it knows, it makes a square and charges.
		models: /^kling/i,
		ratios: ['16:9', '9:16', '1:1'],
		resolutions: null,
		fields: ({ ratio }) => ({ metadata: { aspect_ratio: ratio } }),
	},
	{
		models: /^wan/i,
		ratios: null,
		resolutions: ['480p', '720p', '1080p'],
		fields: ({ size, resolution }, hasImages) => ({
			size: hasImages ? resolution : size.replace('x', '*'),
		}),
	},
	{
		// It passes no ratio on.
		models: /^vidu/i,
		ratios: ['16:9'],
		resolutions: ['720p', '1080p'],
		followsImage: true,
		fields: ({ resolution }) => ({ size: resolution }),
	},
	{
		models: /seedance|^doubao/i,
		ratios: ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'],
		resolutions: ['480p', '720p', '1080p'],
		fields: ({ ratio, resolution }) => ({ metadata: { ratio, resolution } }),
	},
];

function shapeOf(request: VideoRequest, ratios: Channel['ratios']): Shape | null {
	const { size, aspectRatio, resolution } = request;
	if (size === null) {
		// Without a shape, some channels make a square and charge.
		const ratio = aspectRatio === 'auto' ? '16:9' : aspectRatio;
		const height = resolution === 'auto' ? '720p' : resolution;
		return { size: frameSize(ratio, height), ratio, resolution: height };
	}
	const own = readFrameSize(size);
	if (own === null) return null;
	const { width, height } = toPixels(own);
	const ratio = nearestRatio(own, ratios ?? ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9']);
	return { size: own, ratio: ratio ?? aspectRatio, resolution: `${Math.min(width, height)}p` };
}

function refuse(
	parameter: string,
	value: string,
	known: readonly string[],
	model: string,
): ShapeChoice {
	return { kind: 'refused', refusal: { parameter, value, takes: `${toList(known)} for ${model}` } };
}

/** The fields for a model of such a channel; `null` for other models, which take OpenAI's own. */
export function channelShape(request: VideoRequest): ShapeChoice | null {
	const { model, size, firstFrame } = request;
	const channel = CHANNELS.find(({ models }) => models.test(model));
	if (channel === undefined) return null;
	const { ratios, resolutions } = channel;
	const shape = shapeOf(request, ratios);
	if (shape === null) return { kind: 'refused', refusal: unreadableSize(size ?? '') };
	const isFree = channel.followsImage && firstFrame !== null;
	if (ratios && !isFree && size === null && !ratios.includes(shape.ratio)) {
		return refuse('Aspect Ratio', shape.ratio, ratios, model);
	}
	if (resolutions && !resolutions.includes(shape.resolution)) {
		return size === null
			? refuse('Resolution', shape.resolution, resolutions, model)
			: refuse('Size', size, resolutions, model);
	}
	return { kind: 'fields', fields: channel.fields(shape, firstFrame !== null) };
}

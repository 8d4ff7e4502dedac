import type { Dialect, Encoded, Refusal, VideoRequest } from '../protocol/dialect';
import { frameSize, ratioOf, readFrameSize } from '../protocol/frameSize';
import { readJob } from '../protocol/readJob';
import {
	firstRefusal,
	refuseDuration,
	refuseEmptyPrompt,
	refuseImages,
	refuseUnknownOptions,
	toList,
} from '../protocol/refusals';
import { bearer, create, getStatus, jsonBody, urlsOnly } from '../protocol/videosApi';

const RATIOS: readonly string[] = ['16:9', '9:16'];
const SIZES = [frameSize('16:9', '720p'), frameSize('9:16', '720p')];
const SECONDS = [12];

/** The frame's ratio: that of the user's own size, or the one chosen. */
function ratioFor({ size, aspectRatio }: VideoRequest): string {
	const own = size === null ? null : readFrameSize(size);
	return own === null ? aspectRatio : ratioOf(own);
}

function refuseRatio({ size, aspectRatio }: VideoRequest): Refusal | null {
	if (size !== null) {
		const isKnown = SIZES.includes(readFrameSize(size) ?? '');
		return isKnown ? null : { parameter: 'Size', value: size, takes: toList(SIZES) };
	}
	return RATIOS.includes(aspectRatio)
		? null
		: { parameter: 'Aspect Ratio', value: aspectRatio, takes: toList(RATIOS) };
}

/** artifex has no resolution field: asking for one it cannot promise would be paid and not kept. */
function refuseResolution(request: VideoRequest): Refusal | null {
	if (request.size !== null || request.resolution === '720p') return null;
	return {
		parameter: 'Resolution',
		value: request.resolution,
		takes: 'no resolution',
		advice: 'Leave Resolution at 720p: the provider decides it.',
	};
}

function encode(request: VideoRequest): Encoded {
	const refusal =
		firstRefusal(artifex, request, [
			refuseEmptyPrompt,
			refuseDuration,
			refuseImages,
			(_rules, asked) => refuseUnknownOptions(asked),
		]) ??
		refuseRatio(request) ??
		refuseResolution(request);
	if (refusal) return { kind: 'refused', refusal };
	const urls = request.images.flatMap((image) => (image.kind === 'link' ? [image.url] : []));
	const fields = {
		model: request.model,
		prompt: request.prompt === '' ? undefined : request.prompt,
		aspect_ratio: ratioFor(request),
		duration: request.seconds ?? undefined,
		image: urls.length > 1 ? urls : urls[0],
	};
	return create(jsonBody(fields, request.extraFields), { size: null, seconds: request.seconds });
}

/** artifex.help, page "Video Sora 2 VIP": fixed 12 second clips, the result as `video_url`. */
export const artifex: Dialect = {
	name: 'artifex',
	label: 'Artifex',
	website: 'https://artifex.help',
	baseUrl: 'https://artifex.help/v1',
	versionPath: '/v1',
	models: [
		{
			id: 'sora-2',
			sizes: SIZES,
			seconds: SECONDS,
		},
	],
	otherModels: { sizes: null, seconds: SECONDS },
	images: { by: 'link', atMost: Infinity, mustMatchSize: false, promptOptional: true },
	variants: ['video'],
	pace: { runningJobs: null },
	billing: { charged: '$0.9 per video, at submission', failedJobs: 'not stated' },
	accessHint: 'On artifex the key has to belong to the vip group.',
	authorize: bearer,
	encode,
	status: getStatus,
	readJob: (answer, jobId) => readJob('artifex', answer, jobId),
	content: urlsOnly,
};

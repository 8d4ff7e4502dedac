import { jsonBody } from '../protocol/body';
import { contentEndpoint, embeddedIn, linksOf } from '../protocol/familyPaths';
import { createVideo, openAiFamily } from '../protocol/openAiFamily';
import type { Takes } from '../protocol/provider';
import { refuseSettings, toList } from '../protocol/refusals';
import { type Encoded, imagesOf, type Refusal, type VideoRequest } from '../protocol/request';
import { frameSize, ratioOf, readFrameSize } from '../protocol/sizes';
import { USUAL_PROOFS } from '../protocol/verdicts';

const RATIOS: readonly string[] = ['16:9', '9:16'];
const SIZES = [frameSize('16:9', '720p'), frameSize('9:16', '720p')];
const SECONDS = [12];

const TAKES: Takes = {
	defaultModel: 'sora-2',
	models: [{ id: 'sora-2', sizes: SIZES, seconds: SECONDS }],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'link', maxReferences: Infinity, mustMatchSize: false, promptOptional: true },
	options: [],
	variants: ['video'],
	maxRunningJobs: null,
};

/** The frame's ratio: that of the user's own size, or the one chosen. */
function ratioFor({ size, aspectRatio }: VideoRequest): string | undefined {
	const own = size === null ? null : readFrameSize(size);
	if (own !== null) return ratioOf(own);
	return aspectRatio === 'auto' ? undefined : aspectRatio;
}

function refuseRatio({ size, aspectRatio }: VideoRequest): Refusal | null {
	if (size !== null) {
		const isKnown = SIZES.includes(readFrameSize(size) ?? '');
		return isKnown ? null : { parameter: 'Size', value: size, takes: toList(SIZES) };
	}
	return aspectRatio === 'auto' || RATIOS.includes(aspectRatio)
		? null
		: { parameter: 'Aspect Ratio', value: aspectRatio, takes: toList(RATIOS) };
}

/** artifex has no resolution field: asking for one it cannot promise would be paid and not kept. */
function refuseResolution({ size, resolution }: VideoRequest): Refusal | null {
	if (size !== null || resolution === 'auto' || resolution === '720p') return null;
	return {
		parameter: 'Resolution',
		value: resolution,
		takes: 'no resolution',
		advice: "Set Resolution to Provider's Default: Artifex decides it.",
	};
}

function submit(request: VideoRequest): Encoded {
	const isKnown = TAKES.models.some(({ id }) => id === request.model);
	const refusal =
		refuseSettings(TAKES, request) ??
		(isKnown ? (refuseRatio(request) ?? refuseResolution(request)) : null);
	if (refusal) return { kind: 'refused', refusal };
	const urls = imagesOf(request).flatMap((image) => (image.kind === 'link' ? [image.url] : []));
	const fields = {
		model: request.model,
		prompt: request.prompt === '' ? undefined : request.prompt,
		aspect_ratio: ratioFor(request),
		duration: request.seconds ?? undefined,
		image: urls.length > 1 ? urls : urls[0],
	};
	const asked = { size: null, seconds: request.seconds };
	return createVideo(jsonBody(fields, request.extraFields), asked);
}

/** artifex.help, page "Video Sora 2 VIP": fixed 12 second clips, the result as `video_url`. */
export const artifex = openAiFamily({
	info: {
		label: 'Artifex',
		website: 'https://artifex.help',
		keyPage: 'https://artifex.help',
		accessHint: 'On artifex the key has to belong to the vip group.',
	},
	server: { baseUrl: 'https://artifex.help/v1', versionPath: '/v1' },
	takes: TAKES,
	billing: {
		charged: '$0.9 per video, at submission',
		failedJobs: 'not stated',
		cancelledJobs: 'cannot be cancelled',
		proofs: USUAL_PROOFS,
	},
	submit,
	// It documents no content endpoint; a new-api relay in its place has the file nowhere else.
	files: (reading) => [
		{
			sources: [...linksOf(reading), contentEndpoint(reading.ref, 'video'), ...embeddedIn(reading)],
		},
	],
});

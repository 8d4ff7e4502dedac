import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';

import { parseWebAddress } from '../nodes/AiVideo/api/addresses';
import { readImage } from '../nodes/AiVideo/media/image';
import { binaryItem, type EngineItem } from '../test/engine';
import type { KnownVideo, NewVideo } from './options';

/** The parameters of the AI Video node, and what the trigger before it hands over. */
export interface DemoWorkflow {
	readonly parameters: INodeParameters;
	readonly items: EngineItem[];
}

/** The emulated video takes seconds, not minutes: look often enough to show it grow. */
const EMULATED_POLL_SECONDS = 1;

async function imageItem(path: string): Promise<EngineItem> {
	const bytes = await readFile(path).catch((error: unknown) => {
		throw new Error(`the file ${path} cannot be read`, { cause: error });
	});
	// The node judges the bytes itself; what the file is called or claims to be does not count.
	const mimeType = readImage(bytes)?.mimeType ?? 'application/octet-stream';
	return binaryItem(bytes, basename(path), mimeType);
}

function imageParameters({ image, aspectRatio }: NewVideo): INodeParameters {
	if (image === null) return {};
	return {
		...(parseWebAddress(image) !== null
			? { imageSource: 'url', imageUrl: image }
			: { imageSource: 'binary', imageBinaryField: 'data' }),
		options: { imageFit: aspectRatio === null ? 'sizeFromImage' : 'strict' },
	};
}

function generateParameters(video: NewVideo): INodeParameters {
	const { model, prompt, seconds, aspectRatio, resolution } = video;
	return {
		operation: 'generate',
		model: { __rl: true, mode: 'id', value: model },
		prompt,
		...(aspectRatio === null ? {} : { aspectRatio }),
		...(seconds === null ? {} : { duration: seconds }),
		...(resolution === null ? {} : { resolution }),
		...imageParameters(video),
	};
}

/** Reads the image, if there is one: rejects when its file cannot be read. */
export async function prepareWorkflow(
	video: NewVideo | KnownVideo,
	isEmulated: boolean,
): Promise<DemoWorkflow> {
	if (video.kind === 'known') {
		const { videoId } = video;
		return { parameters: { operation: 'wait', videoId }, items: [{ json: {} }] };
	}
	const isFile = video.image !== null && parseWebAddress(video.image) === null;
	return {
		parameters: {
			...generateParameters(video),
			...(isEmulated ? { waiting: { pollInterval: EMULATED_POLL_SECONDS } } : {}),
		},
		items: [isFile && video.image !== null ? await imageItem(video.image) : { json: {} }],
	};
}

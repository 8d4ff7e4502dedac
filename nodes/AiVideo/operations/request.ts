import type { INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import type { ModelRow, Provider } from '../protocol/provider';
import {
	type AskedVideo,
	ASPECT_RATIOS,
	type AspectRatio,
	type Resolution,
	RESOLUTIONS,
	type VideoRequest,
} from '../protocol/request';
import type { Call } from '../protocol/wire';
import { cut } from '../text/shown';
import { type GivenImages, imageFields } from './images';
import { loadImages, readFiles, type ReadImages } from './loadImages';
import { modelField, readModel } from './model';
import type { Item } from './operation';
import { choiceOptions, readParameter } from './parameters';
import { readRequestOptions } from './requestOptions';
import { readChoice, readNumberValue, readTextValue, UNITS } from './values';

/** What the video is to be: node parameters → what the user asked for → the wire request. */

export const promptField: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. A slow dolly shot through a foggy pine forest at dawn, soft light',
	description:
		'What the video shows: shot, subject, action, setting, light and camera movement. Some providers take a reference image without a prompt.',
};

const aspectRatioField: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	default: '16:9',
	options: choiceOptions<AspectRatio>({
		'16:9': { name: '16:9 (Landscape)' },
		'9:16': { name: '9:16 (Portrait)' },
		'1:1': { name: '1:1 (Square)' },
		'4:3': { name: '4:3 (Landscape)' },
		'3:4': { name: '3:4 (Portrait)' },
		'21:9': { name: '21:9 (Cinema)' },
		auto: { name: "Provider's Default" },
	}),
	description:
		'Shape of the picture. 16:9 is a wish: where the model or the image decides the shape, the video has that one. Any other shape the provider is known not to make is refused before it costs anything.',
};

const resolutionField: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	default: 'auto',
	options: choiceOptions<Resolution>({
		auto: { name: "Provider's Default" },
		'360p': { name: '360p' },
		'480p': { name: '480p' },
		'540p': { name: '540p' },
		'720p': { name: '720p (HD)' },
		'768p': { name: '768p' },
		'1024p': { name: '1024p' },
		'1080p': { name: '1080p (Full HD)' },
		'2k': { name: '2K (1440p)' },
		'4k': { name: '4K (Ultra HD)' },
	}),
	description:
		"Pixels along the short side. Every provider and model has its own choice. Where the sizes of a model are known, the provider's default is the smallest one.",
};

const DURATIONS = [4, 5, 6, 8, 10, 12, 15, 16, 20, 25];

const durationField: INodeProperties = {
	displayName: 'Duration',
	name: 'duration',
	type: 'options',
	default: '',
	options: [
		{ name: "Provider's Default", value: '' },
		...DURATIONS.map((seconds) => ({ name: `${seconds} Seconds`, value: seconds })),
	],
	description: 'Length of the video. Use an expression for any other number of seconds.',
};

export const requestFields: INodeProperties[] = [
	modelField,
	promptField,
	aspectRatioField,
	durationField,
	...imageFields,
	resolutionField,
];

/** A request as the parameters say it: its images are not fetched yet. */
export type GivenRequest = Omit<VideoRequest, keyof GivenImages> & {
	readonly images: GivenImages;
};

/**
 * Throws when a value cannot be meant. Sends nothing.
 * @param optionsField the operation's collection that holds the options of a request
 */
export function readRequest(item: Item, optionsField: INodeProperties): GivenRequest {
	const options = readRequestOptions(item, optionsField);
	const parameter = (field: INodeProperties) => readParameter(item, field);
	return {
		model: readModel(item),
		prompt: readTextValue(promptField, parameter(promptField)),
		aspectRatio: readChoice(aspectRatioField, parameter(aspectRatioField), ASPECT_RATIOS),
		resolution: readChoice(resolutionField, parameter(resolutionField), RESOLUTIONS),
		seconds: readNumberValue(durationField, parameter(durationField), UNITS.seconds),
		...options,
	};
}

/** A request whose files were read: enough to tell it from others. */
export type ReadRequest = Omit<VideoRequest, keyof ReadImages> & ReadImages;

/** The same with the files among its images. */
export async function readRequestFiles(item: Item, given: GivenRequest): Promise<ReadRequest> {
	const { images, ...settings } = given;
	return { ...settings, ...(await readFiles(item, images)) };
}

/** The same with the bytes of its images, where the provider wants them uploaded. */
export async function loadRequest(item: Item, read: ReadRequest): Promise<VideoRequest> {
	return { ...read, ...(await loadImages(item, read.model, read)) };
}

/** More of a value, or of a list of values, is read by nobody. */
const MAX_SHOWN_LENGTH = 500;

/** The wire request and what it asks for, or a refusal that costs nothing. */
export function encodeRequest(
	provider: Provider,
	request: VideoRequest,
	listed?: ModelRow,
): { readonly call: Call; readonly asked: AskedVideo } {
	const encoded = provider.submit(request, listed);
	if (encoded.kind === 'call') return encoded;
	const { parameter, value: given, takes: taken, advice } = encoded.refusal;
	// A user may give a page, and a provider's own list says what its models take.
	const [value, takes] = [cut(given, MAX_SHOWN_LENGTH), cut(taken, MAX_SHOWN_LENGTH)];
	throw new VideoError(
		'refused',
		value === ''
			? `${parameter} is empty: ${provider.info.label} needs ${takes}`
			: `${parameter} ${value} is not possible with ${provider.info.label}: it takes ${takes}`,
		{
			description: `${advice ?? `Change ${parameter}.`} Nothing was sent and nothing was charged.`,
		},
	);
}

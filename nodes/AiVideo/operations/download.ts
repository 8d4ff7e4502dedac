import type { INodeProperties } from 'n8n-workflow';

import { isTerminal } from '../dialects/statusWords';
import { VARIANTS } from '../dialects/wire';
import { notReadyError } from '../jobs/contentErrors';
import { getJob } from '../jobs/getJob';
import { endedError } from '../jobs/waitErrors';
import { binaryField, fileOptionsField, readFileSettings } from './file';
import type { Operation } from './operation';
import { simplifyField, toItemWithFile } from './output';
import { readChoice, readVideoId, videoIdField } from './parameters';

const variantField: INodeProperties = {
	displayName: 'Variant',
	name: 'variant',
	type: 'options',
	default: 'video',
	options: [
		{ name: 'Spritesheet', value: 'spritesheet', description: 'Many small pictures in one image' },
		{ name: 'Thumbnail', value: 'thumbnail', description: 'One still picture' },
		{ name: 'Video', value: 'video', description: 'The video itself' },
	],
	description: 'Which file of the video to get. Not every provider has all of them.',
};

/** Fetch the file of a finished job. */
export const download: Operation = {
	name: 'Download',
	action: 'Download video',
	description: 'Get the file of a finished video. Costs nothing.',
	fields: [videoIdField, variantField, binaryField, simplifyField, fileOptionsField],

	async prepare(item) {
		const { context, index, session, saw } = item;
		const videoId = readVideoId(context.getNodeParameter('videoId', index, ''));
		const variant = readChoice(
			'Variant',
			context.getNodeParameter('variant', index, 'video'),
			VARIANTS,
		);
		const file = readFileSettings(item);
		return async () => {
			saw({ id: videoId });
			const reading = await getJob(session, videoId);
			saw(reading.job);
			if (!isTerminal(reading.job.status)) throw notReadyError(reading.job);
			if (reading.job.status !== 'completed') throw endedError(session.dialect, reading.job);
			return [await toItemWithFile(item, reading, { file, variant })];
		};
	},
};

import type { INodeProperties } from 'n8n-workflow';

import { isTerminal } from '../dialects/statusWords';
import { VARIANTS, type Variant } from '../dialects/wire';
import { notReadyError } from '../jobs/contentErrors';
import { getJob } from '../jobs/getJob';
import { endedError } from '../jobs/waitErrors';
import { binaryField, fileOptionsField, readFileSettings } from './file';
import { ready, type Operation } from './operation';
import { readSimplify, simplifyField, toFinishedItem } from './output';
import { choiceOptions, readChoice, readParameter, readVideoId, videoIdField } from './parameters';

const variantField: INodeProperties = {
	displayName: 'Variant',
	name: 'variant',
	type: 'options',
	default: 'video',
	options: choiceOptions<Variant>({
		video: { name: 'Video', description: 'The video itself' },
		thumbnail: { name: 'Thumbnail', description: 'One still picture' },
		spritesheet: { name: 'Spritesheet', description: 'Many small pictures in one image' },
	}),
	description: 'Which file of the video to get. Not every provider has all of them.',
};

/** Fetch the file of a finished job. */
export const download: Operation = {
	name: 'Download',
	action: 'Download video',
	description: 'Get the file of a finished video. Costs nothing.',
	fields: [videoIdField, variantField, binaryField, simplifyField, fileOptionsField],

	read(item) {
		const { session, noteJob } = item;
		const videoId = readVideoId(item);
		const variant = readChoice(variantField, readParameter(item, variantField), VARIANTS);
		const simplify = readSimplify(item);
		const file = readFileSettings(item, fileOptionsField);
		return ready(async () => {
			noteJob({ id: videoId });
			const reading = await getJob(session, videoId);
			noteJob(reading.job);
			if (!isTerminal(reading.job.status)) throw notReadyError(reading.job);
			if (reading.job.status !== 'completed') throw endedError(session.dialect, reading.job);
			return [await toFinishedItem(item, reading, { simplify, file }, { variant })];
		});
	},
};

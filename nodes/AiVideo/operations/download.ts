import type { INodeProperties } from 'n8n-workflow';

import { notReadyError } from '../download/errors';
import { getJob } from '../jobs/reads';
import { endedError } from '../jobs/waitErrors';
import { isTerminal } from '../protocol/status';
import type { Variant } from '../protocol/wire';
import { binaryField, fileOptionsField, simplifyField, videoIdField } from './fields';
import { readFileSettings } from './fileSettings';
import type { Operation } from './item';
import { toItemWithFile } from './jobItem';
import { readChoice, readVideo } from './readParameter';

const VARIANTS: readonly Variant[] = ['video', 'thumbnail', 'spritesheet'];

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
	fields: [videoIdField, variantField, binaryField, simplifyField, fileOptionsField],

	async prepare(item) {
		const { context, index, session, saw } = item;
		const known = readVideo(item);
		const variant = readChoice(
			'Variant',
			context.getNodeParameter('variant', index, 'video'),
			VARIANTS,
		);
		const file = readFileSettings(item);
		return async () => {
			saw({ id: known.job.id });
			const reading = await getJob(session, known);
			saw(reading.job);
			if (!isTerminal(reading.job.status)) throw notReadyError(reading.job);
			if (reading.job.status !== 'completed') throw endedError(session.provider, reading.job);
			return [await toItemWithFile(item, reading, { file, variant })];
		};
	},
};

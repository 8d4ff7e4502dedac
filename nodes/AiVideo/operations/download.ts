import type { INodeProperties } from 'n8n-workflow';

import { notReadyError } from '../download/errors';
import { factsOf } from '../jobs/fileLink';
import { getJob } from '../jobs/reads';
import type { Session } from '../jobs/session';
import { endedError } from '../jobs/waitErrors';
import { type JobReading, withoutAnswer } from '../protocol/job';
import { isTerminal } from '../protocol/status';
import { type Variant, VARIANTS } from '../protocol/wire';
import { binaryField, fileOptionsField, readFileSettings } from './file';
import { type Operation, ready } from './operation';
import { readSimplify, simplifyField, toFinishedItems } from './output';
import { choiceOptions, readParameter, readVideo, videoIdField } from './parameters';
import { readChoice } from './values';

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

/** The job as it is now; its answer only where it will be shown, since a file may take long. */
async function lookAt(session: Session, known: JobReading, simplify: boolean): Promise<JobReading> {
	const reading = await getJob(session, known);
	return simplify
		? withoutAnswer(reading)
		: { ...reading, answer: session.answers.keep(reading.answer) };
}

/** Fetch the file of a finished job. */
export const download: Operation = {
	name: 'Download',
	action: 'Download video',
	description: 'Get the file of a finished video. Costs nothing.',
	fields: [videoIdField, variantField, binaryField, simplifyField, fileOptionsField],

	read(item) {
		const { session, noteJob } = item;
		const known = readVideo(item);
		const variant = readChoice(variantField, readParameter(item, variantField), VARIANTS);
		const simplify = readSimplify(item);
		const file = readFileSettings(item, fileOptionsField);
		return ready(async () => {
			noteJob({ id: known.job.id });
			const reading = await lookAt(session, known, simplify);
			noteJob(factsOf(session, reading));
			if (!isTerminal(reading.job.status)) throw notReadyError(reading.job);
			if (reading.job.status !== 'completed') throw endedError(session.provider, reading);
			return await toFinishedItems(item, reading, { simplify, file }, { variant });
		});
	},
};

import type { INodeProperties } from 'n8n-workflow';

import { notReadyError } from '../download/errors';
import { factsOf } from '../jobs/fileLink';
import { getJob } from '../jobs/reads';
import type { Session } from '../jobs/session';
import { endedError } from '../jobs/waitErrors';
import { type JobReading, withoutAnswer } from '../protocol/job';
import { isTerminal } from '../protocol/status';
import { type Variant, VARIANTS } from '../protocol/wire';
import { binaryField, fileOptions, fileOptionsField, readFileSettings } from './file';
import { type Item, type Operation, ready } from './operation';
import { readSimplify, simplifyField } from './output';
import { toFinishedItems } from './finishedItems';
import {
	choiceOptions,
	readCollection,
	readParameter,
	readVideo,
	videoIdField,
} from './parameters';
import { readChoice, readNumberValue, refusedValue } from './values';

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

const numberOption: INodeProperties = {
	displayName: 'Video Number',
	name: 'index',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 1,
	description:
		'Which video to get when the provider made several, from 1. Without this setting, all of them.',
};

const optionsField: INodeProperties = {
	...fileOptionsField,
	options: [...fileOptions, numberOption],
};

/** @returns `null` for all */
function readNumberOf(item: Item): number | null {
	const number = readNumberValue(numberOption, readCollection(item, optionsField).index) ?? 0;
	if (Number.isInteger(number) && number >= 0) return number === 0 ? null : number;
	throw refusedValue(numberOption, number, 'whole numbers, 0 for all');
}

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
	fields: [videoIdField, variantField, binaryField, simplifyField, optionsField],

	read(item) {
		const { session, noteJob } = item;
		const known = readVideo(item);
		const variant = readChoice(variantField, readParameter(item, variantField), VARIANTS);
		const simplify = readSimplify(item);
		const file = readFileSettings(item, optionsField);
		const only = readNumberOf(item);
		return ready(async () => {
			noteJob({ id: known.job.id });
			const reading = await lookAt(session, known, simplify);
			noteJob(factsOf(session, reading));
			if (!isTerminal(reading.job.status)) throw notReadyError(reading.job);
			if (reading.job.status !== 'completed') throw endedError(session.provider, reading);
			return await toFinishedItems(item, reading, { simplify, file }, { variant, only });
		});
	},
};

import type { INodeExecutionData } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import { fetchContent, type FetchedContent } from '../download/fetchContent';
import { at, readNumber } from '../protocol/fields';
import type { JobReading } from '../protocol/job';
import type { AskedVideo } from '../protocol/request';
import type { Variant } from '../protocol/wire';
import { describeDeviation } from './deviation';
import { type FileSettings, toFileName } from './file';
import type { Item } from './operation';
import { type OutputJson, type OutputSettings, toItem, type VideoFacts } from './output';

/** A completed job → an item for each of its files. */

function toVideoFacts({ bytes, mimeType, facts }: FetchedContent<unknown>): VideoFacts {
	const { seconds, width, height, hasAudio } = facts;
	return { bytes, mimeType, seconds, width, height, hasAudio };
}

/** What of a job goes out, and what is known of it besides. */
export interface OutputFacts {
	readonly variant?: Variant;
	/** What this node asked for; else what the provider says the video is. */
	readonly asked?: AskedVideo;
	readonly attempts?: readonly string[];
	/** The one file that is wanted of several, from 1; `null`: all. */
	readonly only?: number | null;
}

/** One of the files of a job. */
interface FilePlace {
	readonly variant: Variant;
	/** From 0. */
	readonly fileIndex: number;
	readonly count: number;
}

async function storeFile(
	{ context, session }: Item,
	reading: JobReading,
	{ name, maxBytes }: FileSettings,
	{ variant, fileIndex, count }: FilePlace,
) {
	const stem = name === '' ? reading.ref.id : name;
	const numbered = count === 1 ? stem : `${stem}-${fileIndex + 1}`;
	return await fetchContent(
		session,
		reading,
		{ variant, fileIndex, maxBytes },
		async (stream, mimeType, extension) =>
			await context.helpers.prepareBinaryData(stream, toFileName(numbered, extension), mimeType),
	);
}

function numbersOf({
	fileIndex,
	count,
}: Omit<FilePlace, 'variant'>): Pick<OutputJson, 'index' | 'of'> {
	return count === 1 ? {} : { index: fileIndex + 1, of: count };
}

async function toFileItem(
	item: Item,
	reading: JobReading,
	file: FileSettings,
	place: FilePlace,
	{
		simplify,
		asked,
		more,
	}: Pick<OutputFacts, 'asked'> & {
		readonly simplify: boolean;
		readonly more: Pick<OutputJson, 'attempts'>;
	},
): Promise<INodeExecutionData> {
	const { job } = reading;
	const content = await storeFile(item, reading, file, place);
	const expected = { size: asked?.size ?? job.size, seconds: asked?.seconds ?? job.seconds };
	const deviation = describeDeviation(job, expected, content.facts);
	if (deviation !== null) item.hint(deviation);
	const facts = { ...numbersOf(place), video: toVideoFacts(content), ...more };
	const output = toItem(item, reading, simplify, facts);
	return { ...output, binary: { [file.field]: content.stored } };
}

/** No job makes as many videos; each becomes an item. */
const MAX_FILES = 20;

/** The files that are wanted of a job, from 0. @throws `refused` when there is none of that number */
function wantedFiles({ job }: JobReading, count: number, only: number | null): readonly number[] {
	const all = Array.from({ length: count }, (_, fileIndex) => fileIndex);
	if (only === null) return all;
	if (all.includes(only - 1)) return [only - 1];
	const has = count === 1 ? 'one file' : `${count} files`;
	throw new VideoError('refused', `There is no file ${only} of video ${job.id}: it has ${has}`, {
		description: 'Change Video Number, or remove it to get all. Nothing was charged.',
		job: { id: job.id },
	});
}

/** A completed job as output: an item for each of its files. */
export async function toFinishedItems(
	item: Item,
	reading: JobReading,
	{ simplify, file }: OutputSettings,
	{ variant = 'video', asked, attempts, only = null }: OutputFacts = {},
): Promise<INodeExecutionData[]> {
	const more = attempts === undefined ? {} : { attempts };
	const { length } = item.session.provider.files(reading, variant);
	const count = Math.min(MAX_FILES, Math.max(1, length));
	const items: INodeExecutionData[] = [];
	for (const fileIndex of wantedFiles(reading, count, only)) {
		const place = { variant, fileIndex, count };
		const settings = { simplify, more, ...(asked === undefined ? {} : { asked }) };
		items.push(
			file === null
				? toItem(item, reading, simplify, { ...numbersOf(place), ...more })
				: await toFileItem(item, reading, file, place, settings),
		);
	}
	return items;
}

/** The length of all files of a job; `null` where one of them was not looked into. */
function secondsOf({ job }: JobReading, items: readonly INodeExecutionData[]): number | null {
	const lengths = items.map(({ json }) => readNumber(at(json, 'video', 'seconds')) ?? job.seconds);
	return lengths.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** The same for a job that was waited for. */
export async function toReadyItems(
	item: Item,
	reading: JobReading,
	output: OutputSettings,
	facts: OutputFacts = {},
): Promise<INodeExecutionData[]> {
	const items = await toFinishedItems(item, reading, output, facts);
	const hasAttempts = facts.attempts !== undefined;
	item.noteReady({ seconds: secondsOf(reading, items), cost: reading.cost, hasAttempts });
	return items;
}

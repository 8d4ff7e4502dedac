import { VideoError } from '../api/errors';
import { fetchContent, type FetchedContent } from '../download/fetchContent';
import { fileLink } from '../jobs/fileLink';
import type { Session } from '../jobs/session';
import type { Mp4Facts } from '../media/moov';
import type { Cost, Job, JobReading } from '../protocol/job';
import type { AskedVideo } from '../protocol/request';
import type { Variant } from '../protocol/wire';
import type { DialectName } from '../providers';
import type { JsonValue } from '../text/mapTexts';
import { withoutQueries } from '../text/links';
import { describeDeviation } from './deviation';
import { type FileSettings, readWantedFile, toFileName } from './file';
import type { Item } from './operation';
import { type ParameterSource, readParameter } from './parameters';
import { readBoolean } from './values';
import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

/** A job → the output item. */

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** How the user wants the output, read before anything is paid. */
export interface OutputSettings {
	/** Leave the provider's own answer out. */
	readonly simplify: boolean;
	/** `null`: no file is wanted. */
	readonly file: FileSettings | null;
}

export function readSimplify(parameters: ParameterSource): boolean {
	return readBoolean(simplifyField, readParameter(parameters, simplifyField));
}

/**
 * For operations that download unless told not to.
 * @param optionsField the operation's collection that holds the options of a file
 */
export function readOutput(
	parameters: ParameterSource,
	optionsField: INodeProperties,
): OutputSettings {
	return {
		simplify: readSimplify(parameters),
		file: readWantedFile(parameters, optionsField),
	};
}

/** What the file itself says. */
export interface VideoFacts extends Mp4Facts {
	readonly bytes: number;
	readonly mimeType: string;
}

/** The JSON of an output item. The README's table is made from these keys. */
export interface OutputJson extends Job {
	/** The provider's own link to the file, whole; `null` where it takes the key. */
	readonly url: string | null;
	readonly dialect: DialectName;
	readonly cost?: Cost;
	/** Which of several files of the job this item has, from 1. */
	readonly index?: number;
	readonly of?: number;
	readonly video?: VideoFacts;
	/** All jobs of the item, the finished one last. */
	readonly attempts?: readonly string[];
	/** The provider's own answer. */
	readonly raw?: JsonValue;
}

/** What of an item its output needs. */
type ShownItem = Pick<Item, 'index'> & {
	readonly session: Pick<Session, 'dialect' | 'answers' | 'provider'> & {
		readonly client: Pick<Session['client'], 'baseUrl'>;
	};
};

/** The job as the item's JSON, with the provider's own answer when the user wants it. */
export function toItem(
	{ index, session }: ShownItem,
	reading: JobReading,
	simplify: boolean,
	more: Pick<OutputJson, 'index' | 'of' | 'video' | 'attempts'> = {},
): INodeExecutionData {
	const { job, cost, answer } = reading;
	const json: OutputJson = {
		id: job.id,
		status: job.status,
		progress: job.progress,
		model: job.model,
		prompt: job.prompt,
		seconds: job.seconds,
		size: job.size,
		createdAt: job.createdAt,
		completedAt: job.completedAt,
		expiresAt: job.expiresAt,
		failure: job.failure,
		url: fileLink(session, reading, (more.index ?? 1) - 1),
		dialect: session.dialect,
		...(cost === null ? {} : { cost }),
		...more,
		...(simplify ? {} : { raw: withoutQueries(session.answers.keep(answer)) }),
	};
	return { json: { ...json }, pairedItem: { item: index } };
}

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

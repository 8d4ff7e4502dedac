import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { AskedVideo, Job, JobReading, Variant } from '../dialects/dialect';
import { toPixels } from '../dialects/frameSize';
import { withoutQuery } from '../dialects/withoutQuery';
import { fetchContent, type FetchedContent } from '../jobs/fetchContent';
import type { Mp4Facts } from '../media/mp4Walk';
import { type FileSettings, toFileName } from './file';
import type { Item } from './operation';

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Encoders round to whole frames and audio packets; half a second more is a different length. */
const LENGTH_TOLERANCE_SECONDS = 0.5;

function sizeDeviation(size: string | null, { width, height }: Mp4Facts): string | null {
	if (size === null || width === null || height === null) return null;
	const asked = toPixels(size);
	return asked.width === width && asked.height === height
		? null
		: `${width}x${height} instead of ${size}`;
}

function lengthDeviation(asked: number | null, { seconds }: Mp4Facts): string | null {
	if (asked === null || seconds === null) return null;
	return Math.abs(asked - seconds) <= LENGTH_TOLERANCE_SECONDS
		? null
		: `${seconds} s instead of ${asked} s`;
}

/** What the file is, in the words of a hint, where it differs from what it should be. */
export function tellDeviation(job: Job, asked: AskedVideo, facts: Mp4Facts): string | null {
	const deviations = [sizeDeviation(asked.size, facts), lengthDeviation(asked.seconds, facts)];
	const told = deviations.filter((deviation) => deviation !== null);
	return told.length === 0 ? null : `Video ${job.id} is ${told.join(' and ')}`;
}

/** Removes the query of every web address in an answer: signed ones are as good as a key. Pure. */
export function withoutQueries(answer: unknown): unknown {
	if (typeof answer === 'string') return withoutQuery(answer);
	if (Array.isArray(answer)) return answer.map(withoutQueries);
	if (typeof answer !== 'object' || answer === null) return answer;
	return Object.fromEntries(
		Object.entries(answer).map(([key, value]) => [key, withoutQueries(value)]),
	);
}

/** A job → the output item. */

function toJson(job: Job): IDataObject {
	return {
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
		failure: job.failure === null ? null : { ...job.failure },
		dialect: job.dialect,
	};
}

/** The job as the item's JSON, with the provider's own answer when the user wants it. */
export function toItem(
	item: Item,
	reading: JobReading,
	more: IDataObject = {},
): INodeExecutionData {
	const simplify = item.context.getNodeParameter('simplify', item.index, true);
	const raw = simplify === false ? { raw: withoutQueries(reading.answer) as IDataObject } : {};
	const cost = reading.cost === null ? {} : { cost: { ...reading.cost } };
	return {
		json: { ...toJson(reading.job), ...cost, ...more, ...raw },
		pairedItem: { item: item.index },
	};
}

function toVideoFacts({ bytes, mimeType, facts }: FetchedContent<unknown>): IDataObject {
	const { seconds, width, height, hasAudio } = facts;
	return { bytes, mimeType, seconds, width, height, hasAudio };
}

export interface FileWish {
	readonly file: FileSettings;
	readonly variant: Variant;
	/** What this node asked for; else what the provider says the video is. */
	readonly asked?: AskedVideo;
	/** Further keys of the output JSON. */
	readonly more?: IDataObject;
}

/** Downloads the file of a completed job and puts it into the item's binary data. */
export async function toItemWithFile(
	item: Item,
	reading: JobReading,
	{ file, variant, asked, more = {} }: FileWish,
): Promise<INodeExecutionData> {
	const { context, session } = item;
	const { job } = reading;
	const { field, name, mostBytes } = file;
	const content = await fetchContent(
		session,
		reading,
		{ variant, mostBytes },
		async (stream, mimeType, extension) =>
			await context.helpers.prepareBinaryData(
				stream,
				toFileName(name === '' ? job.id : name, extension),
				mimeType,
			),
	);
	const expected = { size: asked?.size ?? job.size, seconds: asked?.seconds ?? job.seconds };
	const deviation = tellDeviation(job, expected, content.facts);
	if (deviation !== null) item.hint(deviation);
	const output = toItem(item, reading, { video: toVideoFacts(content), ...more });
	return { ...output, binary: { [field]: content.stored } };
}

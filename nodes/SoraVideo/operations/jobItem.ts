import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { AskedVideo, Job, JobReading, Variant } from '../dialects/dialect';
import { fetchContent, type FetchedContent } from '../jobs/fetchContent';
import { toFileName } from './fileName';
import type { Item } from './item';
import { tellDeviation } from './tellDeviation';
import { readCollection, readTextParameter } from './readParameter';
import { withoutQueries } from './withoutQueries';

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
	return { json: { ...toJson(reading.job), ...more, ...raw }, pairedItem: { item: item.index } };
}

function toVideoFacts({ bytes, mimeType, facts }: FetchedContent<unknown>): IDataObject {
	const { seconds, width, height, hasAudio } = facts;
	return { bytes, mimeType, seconds, width, height, hasAudio };
}

/** More than any provider makes, less than a disk holds. */
const DEFAULT_MOST_MB = 4096;

/** The largest file taken, in bytes. */
function readMostBytes(options: Readonly<Record<string, unknown>>): number {
	const megabytes = readNumberParameter('Max File Size', options.maxFileSize) ?? DEFAULT_MOST_MB;
	if (megabytes > 0) return megabytes * 1024 ** 2;
	throw new VideoError('refused', `Max File Size cannot be ${megabytes}: it takes 1 or more`, {
		description: 'Correct Options → Max File Size.',
	});
}

export interface FileWish {
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
	{ variant, asked, more = {} }: FileWish,
): Promise<INodeExecutionData> {
	const { context, index, session } = item;
	const options = readCollection(context, 'options', index);
	const wanted = readTextParameter(options.fileName);
	const content = await fetchContent(
		session,
		reading,
		{ variant, mostBytes: MOST_BYTES },
		async (stream, mimeType, extension) =>
			await context.helpers.prepareBinaryData(
				stream,
				toFileName(wanted === '' ? reading.job.id : wanted, extension),
				mimeType,
			),
	);
	const { job } = reading;
	const expected = { size: asked?.size ?? job.size, seconds: asked?.seconds ?? job.seconds };
	const deviation = tellDeviation(job, expected, content.facts);
	if (deviation !== null) item.hint(deviation);
	const field = readTextParameter(context.getNodeParameter('binaryField', index, 'data')) || 'data';
	const output = toItem(item, reading, { video: toVideoFacts(content), ...more });
	return { ...output, binary: { [field]: content.stored } };
}

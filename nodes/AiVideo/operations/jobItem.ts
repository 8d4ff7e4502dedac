import { fetchContent, type FetchedContent } from '../download/fetchContent';
import type { Job, JobReading } from '../protocol/job';
import type { AskedVideo } from '../protocol/request';
import type { Variant } from '../protocol/wire';
import type { DialectName } from '../providers';
import { withoutQueries } from '../text/addresses';
import { toFileName } from './fileName';
import type { FileSettings } from './fileSettings';
import type { Item } from './item';
import { tellDeviation } from './tellDeviation';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** A job → the output item. */

function toJson(job: Job, dialect: DialectName): IDataObject {
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
		dialect,
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
		json: { ...toJson(reading.job, item.session.dialect), ...cost, ...more, ...raw },
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
		{ variant, maxBytes: mostBytes },
		async (stream, mimeType, extension) =>
			await context.helpers.prepareBinaryData(
				stream,
				toFileName(name === '' ? reading.ref.id : name, extension),
				mimeType,
			),
	);
	const expected = { size: asked?.size ?? job.size, seconds: asked?.seconds ?? job.seconds };
	const deviation = tellDeviation(job, expected, content.facts);
	if (deviation !== null) item.hint(deviation);
	const output = toItem(item, reading, { video: toVideoFacts(content), ...more });
	return { ...output, binary: { [field]: content.stored } };
}

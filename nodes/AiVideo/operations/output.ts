import type { GenericValue, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { AskedVideo, Cost, Job, JobReading, Variant } from '../dialects/dialect';
import { toPixels } from '../dialects/frameSize';
import { withoutQuery } from '../dialects/withoutQuery';
import { fetchContent, type FetchedContent } from '../jobs/fetchContent';
import type { Mp4Facts } from '../media/mp4Walk';
import { readWantedFile, toFileName, type FileSettings } from './file';
import type { Item } from './operation';
import { type ParameterSource, readParameter } from './parameters';

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
	return readParameter(parameters, simplifyField) !== false;
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
export function describeDeviation(job: Job, expected: AskedVideo, facts: Mp4Facts): string | null {
	const deviations = [
		sizeDeviation(expected.size, facts),
		lengthDeviation(expected.seconds, facts),
	];
	const found = deviations.filter((deviation) => deviation !== null);
	return found.length === 0 ? null : `Video ${job.id} is ${found.join(' and ')}`;
}

/** Removes the query of every web address in JSON: signed ones are as good as a key. Pure. */
export function withoutQueries(json: unknown): GenericValue {
	if (typeof json === 'string') return withoutQuery(json);
	if (Array.isArray(json)) return json.map(withoutQueries);
	if (typeof json === 'object' && json !== null) {
		return Object.fromEntries(
			Object.entries(json).map(([key, value]) => [key, withoutQueries(value)]),
		);
	}
	if (typeof json === 'number' || typeof json === 'boolean') return json;
	return json === undefined ? undefined : null;
}

/** What the file itself says. */
export interface VideoFacts extends Mp4Facts {
	readonly bytes: number;
	readonly mimeType: string;
}

/** The JSON of an output item. The README's table is made from these keys. */
export interface OutputJson extends Job {
	readonly cost?: Cost;
	readonly video?: VideoFacts;
	/** All jobs of the item, the finished one last. */
	readonly attempts?: readonly string[];
	/** The provider's own answer. */
	readonly raw?: GenericValue;
}

/** The job as the item's JSON, with the provider's own answer when the user wants it. */
export function toItem(
	{ index }: Pick<Item, 'index'>,
	{ job, cost, answer }: JobReading,
	simplify: boolean,
	more: Pick<OutputJson, 'video' | 'attempts'> = {},
): INodeExecutionData {
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
		dialect: job.dialect,
		...(cost === null ? {} : { cost }),
		...more,
		...(simplify ? {} : { raw: withoutQueries(answer) }),
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
}

async function storeFile(
	{ context, session }: Item,
	reading: JobReading,
	{ name, maxBytes }: FileSettings,
	variant: Variant,
) {
	return await fetchContent(
		session,
		reading,
		{ variant, mostBytes: maxBytes },
		async (stream, mimeType, extension) =>
			await context.helpers.prepareBinaryData(
				stream,
				toFileName(name === '' ? reading.job.id : name, extension),
				mimeType,
			),
	);
}

/** A completed job as the output item, with its file in the binary data when it is wanted. */
export async function toFinishedItem(
	item: Item,
	reading: JobReading,
	{ simplify, file }: OutputSettings,
	{ variant = 'video', asked, attempts }: OutputFacts = {},
): Promise<INodeExecutionData> {
	const more = attempts === undefined ? {} : { attempts };
	if (file === null) return toItem(item, reading, simplify, more);
	const { job } = reading;
	const content = await storeFile(item, reading, file, variant);
	const expected = { size: asked?.size ?? job.size, seconds: asked?.seconds ?? job.seconds };
	const deviation = describeDeviation(job, expected, content.facts);
	if (deviation !== null) item.hint(deviation);
	const output = toItem(item, reading, simplify, { video: toVideoFacts(content), ...more });
	return { ...output, binary: { [file.field]: content.stored } };
}

import { fileLink } from '../jobs/fileLink';
import type { Session } from '../jobs/session';
import type { Mp4Facts } from '../media/moov';
import type { Cost, Job, JobReading } from '../protocol/job';
import type { DialectName } from '../providers';
import type { JsonValue } from '../text/mapTexts';
import { withoutQueries } from '../text/links';
import { type FileSettings, readWantedFile } from './file';
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

/** The JSON of an output item. The table in docs/output.md is made from these keys. */
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

import { VideoError } from '../api/errors';
import { knownJob } from '../jobs/session';
import { isObject } from '../protocol/fields';
import type { JobReading } from '../protocol/job';
import type { Item } from './item';
import type { IExecuteFunctions } from 'n8n-workflow';

/** Readers of single parameters, which expressions and AI agents fill with anything. */

export function readTextParameter(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function refused(name: string, value: unknown, takes: string): VideoError {
	const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return new VideoError('refused', `${name} cannot be ${shown}: it takes ${takes}`, {
		description: `Correct ${name}. Nothing was sent and nothing was charged.`,
	});
}

/** Empty means `null`: the provider's default. */
export function readNumberParameter(name: string, value: unknown): number | null {
	if (value === undefined || value === null || value === '') return null;
	const number = typeof value === 'string' ? Number(value.trim() || NaN) : value;
	if (typeof number === 'number' && Number.isFinite(number)) return number;
	throw refused(name, value, 'a number');
}

export function readChoice<Choice extends string>(
	name: string,
	value: unknown,
	choices: readonly Choice[],
): Choice {
	const found = choices.find((choice) => choice === value);
	if (found !== undefined) return found;
	throw refused(name, value, choices.join(', '));
}

/** The settings of a collection, such as Options or Waiting. */
export function readCollection(
	context: IExecuteFunctions,
	name: string,
	index: number,
): Readonly<Record<string, unknown>> {
	const value = context.getNodeParameter(name, index, {});
	return isObject(value) ? value : {};
}

/** The job that Video ID names. @throws VideoError when it names none at this provider */
export function readVideo({ context, index, session }: Item): JobReading {
	const value: unknown = context.getNodeParameter('videoId', index, '');
	const text = typeof value === 'number' ? String(value) : readTextParameter(value);
	const isId = text !== '' && !/^\.{1,2}$|\p{Cs}/u.test(text);
	const known = isId ? knownJob(session, text) : null;
	if (known) return known;
	throw new VideoError('refused', 'The Video ID is missing', {
		description:
			'Video ID is {{ $json.id }} by default: it takes the ID from the item before. Enter the ID, or connect an AI Video node that creates the video.',
	});
}

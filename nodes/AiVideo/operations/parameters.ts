import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { VideoError } from '../api/errors';
import type { Dialect } from '../dialects/dialect';
import { isObject } from '../dialects/readFields';

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

/** A video ID, which becomes part of an address. */
export function readVideoId(value: unknown): string {
	const id = typeof value === 'number' ? String(value) : readTextParameter(value);
	if (id !== '' && !/^\.{1,2}$|\p{Cs}/u.test(id)) return id;
	throw new VideoError('refused', 'The Video ID is missing', {
		description:
			'Video ID is {{ $json.id }} by default: it takes the ID from the item before. Enter the ID, or connect an AI Video node that creates the video.',
	});
}

export const videoIdField: INodeProperties = {
	displayName: 'Video ID',
	name: 'videoId',
	type: 'string',
	required: true,
	default: '={{ $json.id }}',
	placeholder: 'e.g. video_68e1f0c7d2a48190',
	description: 'The ID that Create or Generate returned',
};

/** An operation the provider has no endpoint for, said before any request. */
export function notOffered(dialect: Dialect, what: string): VideoError {
	return new VideoError('refused', `${dialect.label} cannot ${what}`, {
		description:
			'This provider has no such function. See the table of providers in the documentation. Nothing was sent.',
	});
}

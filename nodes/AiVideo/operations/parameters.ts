import { VideoError } from '../api/errors';
import { knownJob } from '../jobs/session';
import { isObject, readId } from '../protocol/fields';
import type { JobReading } from '../protocol/job';
import type { Provider } from '../protocol/provider';
import type { Item } from './operation';
import { readShownId } from '../text/shown';
import { readTextValue, refusedValue, show, type Titled, titleOf } from './values';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Parameters as the host has them. What their values mean is said in `values`. */

/** Where an item's parameters are. */
export type ParameterSource = Pick<Item, 'context' | 'index'>;

function isSetting(option: object): option is INodeProperties {
	return 'type' in option;
}

/** n8n reads a collection as a whole, and does not say which setting in it cannot be read. */
function unreadableField({ context, index }: ParameterSource, field: INodeProperties): Titled {
	const isUnreadable = ({ name }: INodeProperties) => {
		try {
			context.getNodeParameter(`${field.name}.${name}`, index, null);
			return false;
		} catch {
			return true;
		}
	};
	return (field.options ?? []).filter(isSetting).find(isUnreadable) ?? field;
}

function unreadableError(field: Titled, thrown: unknown): VideoError {
	const title = titleOf(field);
	const words = thrown instanceof Error ? thrown.message : String(thrown);
	return new VideoError('refused', `${title} cannot be read: ${words}`, {
		description: `Correct the expression in ${title}. Nothing was sent and nothing was charged.`,
		cause: thrown,
	});
}

/**
 * A parameter as the item has it; the field's default where the host keeps none.
 * @throws `refused` when its expression fails
 */
export function readParameter(
	parameters: ParameterSource,
	field: INodeProperties,
	...options: ReadonlyArray<{ readonly extractValue: boolean }>
): unknown {
	const { context, index } = parameters;
	try {
		return context.getNodeParameter(field.name, index, field.default, ...options);
	} catch (error) {
		throw unreadableError(unreadableField(parameters, field), error);
	}
}

/** The settings of a collection, such as Options or Waiting. */
export function readCollection(
	parameters: ParameterSource,
	field: INodeProperties,
): Readonly<Record<string, unknown>> {
	const value = readParameter(parameters, field);
	if (isObject(value)) return value;
	if (value === null || value === undefined || value === '') return {};
	throw refusedValue(field, value, 'an object with its settings');
}

/** The options of a field that takes one of these, by name as n8n wants lists. */
export function choiceOptions<Choice extends string>(
	choices: Readonly<Record<Choice, Omit<INodePropertyOptions, 'value'>>>,
): INodePropertyOptions[] {
	return Object.entries<Omit<INodePropertyOptions, 'value'>>(choices)
		.map(([value, shown]) => ({ ...shown, value }))
		.sort((left, right) => left.name.localeCompare(right.name));
}

/** A text that is no reference of this provider. */
function foreignId({ info }: Provider, text: string): VideoError {
	return new VideoError('refused', `${text} is not a video ID of ${info.label}`, {
		description:
			'Check that the credential is the one the video was made with, and that the ID is whole. Nothing was sent.',
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

/** The job that Video ID names. @throws `refused` when it names none at this provider */
export function readVideo(item: ParameterSource & Pick<Item, 'session'>): JobReading {
	const text = readShownId(readTextValue(videoIdField, readParameter(item, videoIdField)));
	const known = readId(text) === null ? null : knownJob(item.session, text);
	if (known) return known;
	const isId = text !== '' && !/^\.{1,2}$|\p{Cs}/u.test(text);
	if (isId) throw foreignId(item.session.provider, show(text));
	throw new VideoError('refused', 'The Video ID is missing', {
		description:
			'Video ID is {{ $json.id }} by default: it takes the ID from the item before. Enter the ID, or connect an AI Video node that creates the video.',
	});
}

/** An operation the provider has no endpoint for, said before any request. */
export function notOffered(provider: Provider, what: string): VideoError {
	return new VideoError('refused', `${provider.info.label} cannot ${what}`, {
		description:
			'This provider has no such function. See the table of providers in the documentation. Nothing was sent.',
	});
}

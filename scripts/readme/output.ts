import type { OutputJson, VideoFacts } from '../../nodes/AiVideo/operations/output';
import { code, table } from './markdown';

/** The keys of an output item, as a table. Pure. */

interface Explained {
	readonly type: string;
	readonly meaning: string;
}

/** Every key of the type, or the compiler complains. */
const VIDEO_KEYS: Readonly<Record<keyof VideoFacts, true>> = {
	bytes: true,
	mimeType: true,
	seconds: true,
	width: true,
	height: true,
	hasAudio: true,
};

export const videoKeys: readonly string[] = Object.keys(VIDEO_KEYS);

function listed(keys: readonly string[]): string {
	const names = keys.map(code);
	return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}

const TIME: Explained = { type: 'string or null', meaning: 'ISO 8601.' };

/** Every key of the type, in the order of the output, or the compiler complains. */
const OUTPUT: Readonly<Record<keyof OutputJson, Explained>> = {
	id: { type: 'string', meaning: "The provider's ID of the video." },
	status: {
		type: 'string',
		meaning:
			"`queued`, `in_progress`, `completed`, `failed`, `cancelled` or `expired`. Providers' own words are translated; an unknown word counts as `in_progress`.",
	},
	progress: {
		type: 'number or null',
		meaning: '0 to 100. Some providers jump, some do not tell.',
	},
	model: { type: 'string or null', meaning: 'The model that makes it.' },
	prompt: { type: 'string or null', meaning: 'Often told by Create and Generate only.' },
	seconds: { type: 'number or null', meaning: 'Length, as the provider says.' },
	size: {
		type: 'string or null',
		meaning: 'Width and height in pixels, as the provider says: `1280x720`.',
	},
	createdAt: TIME,
	completedAt: TIME,
	expiresAt: TIME,
	failure: {
		type: 'object or null',
		meaning: '`{ "code": …, "message": … }`: why the video failed, in the provider\'s words.',
	},
	url: {
		type: 'string or null',
		meaning:
			"The provider's own link to the file, for services that fetch by link. It may run out after an hour. Null where the file is only to be had with the key.",
	},
	dialect: {
		type: 'string',
		meaning:
			"Which provider's protocol was spoken; see the values under [Providers](../README.md#providers).",
	},
	cost: {
		type: 'object',
		meaning:
			'Only where the provider tells it: `{ "amount": …, "currency": … }`, what the video has cost.',
	},
	index: {
		type: 'number',
		meaning: 'Only when the job has several files: which of them this item holds, from 1.',
	},
	of: { type: 'number', meaning: 'Beside `index`: how many files the job has.' },
	video: {
		type: 'object',
		meaning: `After a download: ${listed(videoKeys)}, read from the file itself.`,
	},
	attempts: {
		type: 'array',
		meaning:
			'Only if *Submit Again If Failed* had to submit again: all IDs, the finished one last.',
	},
	raw: {
		type: 'any',
		meaning:
			"Only with *Simplify* off: the provider's last answer, without the signatures of links; null where the answers of a run are more than can be held, which a hint says.",
	},
};

export const outputKeys: readonly string[] = Object.keys(OUTPUT);

/** Keys that are explained alike share a row. */
export function outputTable(): string {
	const rows = new Map<Explained, string[]>();
	for (const [key, explained] of Object.entries(OUTPUT)) {
		rows.set(explained, [...(rows.get(explained) ?? []), code(key)]);
	}
	return table(
		['Key', 'Type', 'Meaning'],
		[...rows].map(([{ type, meaning }, keys]) => [keys.join(', '), type, meaning]),
	);
}

import type { VideoRequest } from '../../../../nodes/AiVideo/protocol/request';
import { type Changes, link } from '../../providers/request';

/**
 * What everything that can be asked for becomes with a model: the fields, and the settings that are
 * refused each by itself. The length is 5 seconds and the resolution 720p, unless a row says other.
 */
export type Row = readonly [
	file: string,
	fields: Readonly<Record<string, unknown>>,
	refused: string,
	other?: Pick<Partial<VideoRequest>, 'seconds' | 'resolution' | 'references' | 'extraFields'>,
];

export const EVERYTHING = {
	firstFrame: link('first'),
	lastFrame: link('last'),
	references: [link('one'), link('two')],
	aspectRatio: '9:16',
	resolution: '720p',
	seconds: 5,
	negativePrompt: 'fog',
	seed: 7,
	audio: 'off',
} satisfies Changes;

/** What a setting is called in a refusal. */
export const PARAMETERS: Readonly<Record<string, string>> = {
	firstFrame: 'Model',
	lastFrame: 'Last Frame',
	references: 'Reference Images',
	aspectRatio: 'Aspect Ratio',
	resolution: 'Resolution',
	seconds: 'Duration',
	negativePrompt: 'Negative Prompt',
	seed: 'Seed',
	audio: 'Audio',
};

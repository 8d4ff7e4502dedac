import { link } from '../request';
import { listed, PUBLISHED } from './aimlApiSchema';
import type { RequestExample } from './example';

/** What AIMLAPI's models are known not to take. */

const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const TRANSITION = 'pixverse/v5/transition';

const refused = (
	name: string,
	model: string,
	changes: RequestExample['changes'],
	[parameter, value, takes]: readonly [parameter: string, value: string, takes: string],
): RequestExample => ({
	name,
	changes: { model, ...changes },
	refused: { parameter, value, takes },
});

export const aimlApiRefusals: readonly RequestExample[] = [
	refused('no model', '', {}, ['Model', '', 'the name of a model']),
	{
		...refused('what a published schema has not', TRANSITION, { seconds: 10 }, [
			'Duration',
			'10',
			`5 or 8 seconds for ${TRANSITION}`,
		]),
		changes: {
			model: TRANSITION,
			firstFrame: link(FIRST),
			lastFrame: link(LAST),
			seconds: 10,
		},
		...listed(PUBLISHED, TRANSITION),
	},
	refused('a length the model has not', 'google/veo-3.1-t2v', { seconds: 5 }, [
		'Duration',
		'5',
		'4, 6 or 8 seconds for google/veo-3.1-t2v',
	]),
	refused('a shape the model has not', 'google/veo-3.1-t2v', { aspectRatio: '1:1' }, [
		'Aspect Ratio',
		'1:1',
		'16:9 or 9:16 for google/veo-3.1-t2v',
	]),
	refused('an image for a model without', 'google/veo-3.1-t2v', { firstFrame: link(FIRST) }, [
		'Model',
		'google/veo-3.1-t2v',
		'models that begin with an image',
	]),
	refused('a model for images without one', 'google/veo-3.1-i2v', {}, [
		'Image Source',
		'None',
		'an image for google/veo-3.1-i2v',
	]),
	refused('a last frame whose name is not known', 'vendor/new-model', { lastFrame: link(LAST) }, [
		'Last Frame',
		'of an image',
		'no last frame',
	]),
	refused('a size in pixels', 'vendor/new-model', { size: '1280x720' }, [
		'Size',
		'1280x720',
		'no size in pixels',
	]),
];

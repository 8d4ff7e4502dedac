import { link, OPTION_ADVICE, upload } from '../request';
import type { RequestExample } from './example';

/** What PiAPI's models are known not to take. */

const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';
const STYLE = 'https://example.com/style.png';
const KLING = 'kling/video_generation';

const refused = (
	name: string,
	model: string,
	changes: RequestExample['changes'],
	[parameter, value, takes]: readonly [parameter: string, value: string, takes: string],
	advice?: string,
): RequestExample => ({
	name,
	changes: { model, ...changes },
	refused: { parameter, value, takes, ...(advice !== undefined && { advice }) },
});

export const piApiRefusals: readonly RequestExample[] = [
	refused(
		'a model without its type of task',
		'kling',
		{},
		['Model', 'kling', 'models named model/task_type'],
		'Choose a model from the list, for example kling/video_generation@3.0.',
	),
	refused('a length the model has not', `${KLING}@2.1`, { seconds: 8 }, [
		'Duration',
		'8',
		`5 or 10 seconds for ${KLING}@2.1`,
	]),
	refused('a length beyond the model', `${KLING}@3.0`, { seconds: 16 }, [
		'Duration',
		'16',
		`3 to 15 seconds for ${KLING}@3.0`,
	]),
	refused(
		'a file for a model that is known to take links',
		'veo3/veo3-video',
		{
			firstFrame: upload(1280, 720),
		},
		['Image Source', 'Binary Data', 'images by URL only'],
	),
	refused('references for a model without', 'veo3/veo3-video', { references: [link(STYLE)] }, [
		'Reference Images',
		'of one image',
		'no reference images for veo3/veo3-video',
	]),
	refused('a model for images without one', 'Wan/wan26-img2video', {}, [
		'Image Source',
		'None',
		'an image for Wan/wan26-img2video',
	]),
	refused(
		'Seedance with frames and references',
		'seedance/seedance-2',
		{
			firstFrame: link(FIRST),
			references: [link(STYLE)],
		},
		['Reference Images', 'with a frame', 'frames or reference images'],
	),
	refused('Seedance with a last frame alone', 'seedance/seedance-2', { lastFrame: link(LAST) }, [
		'Last Frame',
		'alone',
		'one with a first frame',
	]),
	refused(
		'Seedance at a resolution it has not',
		'seedance/seedance-2-fast',
		{
			resolution: '1080p',
		},
		['Resolution', '1080p', '480p or 720p for seedance/seedance-2-fast'],
	),
	refused('sound where there is no choice', `${KLING}@2.5`, { audio: 'on' }, [
		'Audio',
		'On',
		`no choice of sound for ${KLING}@2.5`,
	]),
	refused(
		'a switch whose name is not known',
		'sora2/sora2-video',
		{ audio: 'on' },
		['Audio', 'On', 'no choice of sound'],
		OPTION_ADVICE,
	),
	refused('a size in pixels', 'sora2/sora2-video', { size: '1280x720' }, [
		'Size',
		'1280x720',
		'no size in pixels',
	]),
];

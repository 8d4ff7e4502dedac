import { link, OPTION_ADVICE, upload } from '../request';
import { postJson, type RequestExample } from './example';
import { refused } from './kieRequests';

/** docs.kie.ai, Generate Veo3.1 Video, and what no model of kie.ai takes. */

const PROMPT = 'A fox in the snow';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';

const veo = (
	name: string,
	changes: RequestExample['changes'],
	fields: Readonly<Record<string, unknown>>,
	model = 'veo3_fast',
): RequestExample => ({
	name,
	changes: { model, aspectRatio: 'auto', ...changes },
	sent: postJson('/api/v1/veo/generate', { model, prompt: PROMPT, ...fields }),
});

const VEO: readonly RequestExample[] = [
	veo('Veo on its own route', {}, {}),
	veo(
		'Veo, whose shape is spelled in both ways of its page',
		{ aspectRatio: '9:16', resolution: '1080p', seconds: 6, seed: 12345 },
		{
			aspect_ratio: '9:16',
			aspectRatio: '9:16',
			resolution: '1080p',
			duration: 6,
			seeds: 12345,
		},
		'veo3',
	),
	veo(
		'Veo from one frame',
		{ firstFrame: link(FIRST) },
		{ imageUrls: [FIRST], generationType: 'FIRST_AND_LAST_FRAMES_2_VIDEO' },
	),
	veo(
		'Veo between two frames',
		{ firstFrame: link(FIRST), lastFrame: link(LAST) },
		{ imageUrls: [FIRST, LAST], generationType: 'FIRST_AND_LAST_FRAMES_2_VIDEO' },
	),
	veo(
		'Veo with references',
		{ references: [link(FIRST), link(LAST)], seconds: 8 },
		{ imageUrls: [FIRST, LAST], generationType: 'REFERENCE_2_VIDEO', duration: 8 },
	),
	veo(
		'an extra field of Veo beside the others',
		{ extraFields: { watermark: 'MyBrand', enableTranslation: false } },
		{ watermark: 'MyBrand', enableTranslation: false },
	),
	refused('no Veo without a prompt', { model: 'veo3', prompt: '' }, ['Prompt', '', 'a text']),
	refused('a seed that is none of Veo', { model: 'veo3', seed: 7 }, [
		'Seed',
		'7',
		'10000 to 99999 for veo3',
	]),
	refused('a last frame alone', { model: 'veo3', lastFrame: link(LAST) }, [
		'Last Frame',
		'of an image',
		'a last frame together with a first one',
	]),
	refused('references of Veo Quality', { model: 'veo3', references: [link(FIRST)] }, [
		'Reference Images',
		'of one image',
		'no reference images for veo3; veo3_fast and veo3_lite take some',
	]),
	refused(
		'frames and references together',
		{ model: 'veo3_fast', firstFrame: link(FIRST), references: [link(LAST)] },
		['Reference Images', 'of one image', 'frames or reference images, not both'],
	),
	refused(
		'four references',
		{ model: 'veo3_lite', references: [link(FIRST), link(FIRST), link(LAST), link(LAST)] },
		['Reference Images', 'of 4 images', 'at most 3 for veo3_lite'],
	),
	refused(
		'references in a video of another length',
		{ model: 'veo3_fast', references: [link(FIRST)], seconds: 4 },
		['Duration', '4', '8 seconds with references'],
	),
];

const UNKNOWN = 'a prompt alone for new/model: kie.ai does not say now what else the model takes';

const REFUSED: readonly RequestExample[] = [
	refused('a file', { firstFrame: upload(1280, 720) }, [
		'Image Source',
		'Binary Data',
		'images by URL only',
	]),
	refused('a file for Veo', { model: 'veo3', firstFrame: upload(1280, 720) }, [
		'Image Source',
		'Binary Data',
		'images by URL only',
	]),
	refused('a length the model does not make', { seconds: 20 }, [
		'Duration',
		'20',
		'2 to 15 seconds for wan/2-7-text-to-video',
	]),
	refused('an image where the model takes none', { firstFrame: link(FIRST) }, [
		'Model',
		'wan/2-7-text-to-video',
		'models that begin with an image',
	]),
	{
		name: 'sound where nobody may choose it',
		changes: { audio: 'on' },
		refused: {
			parameter: 'Audio',
			value: 'On',
			takes: 'no choice of sound for wan/2-7-text-to-video',
			advice: OPTION_ADVICE,
		},
	},
	refused('a setting of a model nothing is known of', { model: 'new/model', seconds: 5 }, [
		'Duration',
		'5',
		UNKNOWN,
	]),
	refused(
		'an image for a model nothing is known of',
		{ model: 'new/model', firstFrame: link(FIRST) },
		['Model', 'new/model', UNKNOWN],
	),
	refused('no prompt for a model nothing is known of', { model: 'new/model', prompt: '' }, [
		'Prompt',
		'',
		'a text',
	]),
];

export const kieVeoRequests: readonly RequestExample[] = [...VEO, ...REFUSED];

import type { Dialect } from '../protocol/dialect';
import { openAiListing } from '../protocol/jobListing';
import { encodeOpenAi } from '../protocol/openAiRequest';
import { readJob } from '../protocol/readJob';
import {
	bearer,
	endpointThenUrls,
	getStatus,
	listModels,
	remixJob,
	removeJob,
} from '../protocol/videosApi';

const SIZES = ['720x1280', '1280x720'];
const SIZES_PRO = [...SIZES, '1024x1792', '1792x1024', '1080x1920', '1920x1080'];
/** The SDK's type has 4, 8 and 12; the guide later added 16 and 20. */
const SECONDS = [4, 8, 12, 16, 20];

/**
 * Any server of OpenAI's shape (openai-node, src/resources/videos.ts). A form always, as the SDK
 * sends: that is what such a server has to take.
 */
export const openAi: Dialect = {
	name: 'openai',
	label: 'OpenAI Compatible',
	website: null,
	baseUrl: null,
	versionPath: '/v1',
	models: [
		{ id: 'sora-2', sizes: SIZES, seconds: SECONDS },
		{ id: 'sora-2-pro', sizes: SIZES_PRO, seconds: SECONDS },
		{ id: 'sora-2-2025-10-06', sizes: SIZES, seconds: SECONDS },
		{ id: 'sora-2-2025-12-08', sizes: SIZES, seconds: SECONDS },
		{ id: 'sora-2-pro-2025-10-06', sizes: SIZES_PRO, seconds: SECONDS },
	],
	otherModels: { sizes: null, seconds: null },
	images: { by: 'upload', atMost: 1, mustMatchSize: true, promptOptional: false },
	variants: ['video', 'thumbnail', 'spritesheet'],
	pace: { runningJobs: null },
	billing: { charged: 'as your server says', failedJobs: 'as your server says' },
	accessHint: 'Check with your provider that the key may use video models.',
	authorize: bearer,
	encode: (request) => encodeOpenAi(openAi, request, 'formAlways'),
	status: getStatus,
	readJob: (answer, jobId) => readJob('openai', answer, jobId),
	content: endpointThenUrls,
	listModels,
	list: openAiListing('openai'),
	remove: removeJob,
	remix: remixJob,
};

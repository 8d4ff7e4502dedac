import type { Dialect } from '../protocol/dialect';
import { encodeOpenAi } from '../protocol/openAiRequest';
import { readJob } from '../protocol/readJob';
import { bearer, endpointThenUrls, getStatus, listModels } from '../protocol/videosApi';

const SIZES_720P = ['720x1280', '1280x720'];
/** As text on the wire; a number, `10` and `15` are refused with 400. */
const SECONDS = [4, 8, 12];

/** docs.apiyi.com, pages "Sora 2 text-to-video" and "Sora 2 image-to-video". */
export const apiyi: Dialect = {
	name: 'apiyi',
	label: 'APIYI',
	website: 'https://docs.apiyi.com',
	baseUrl: 'https://api.apiyi.com/v1',
	versionPath: '/v1',
	models: [
		{ id: 'sora-2', sizes: SIZES_720P, seconds: SECONDS },
		{
			id: 'sora-2-pro',
			sizes: [...SIZES_720P, '1024x1792', '1792x1024', '1080x1920', '1920x1080'],
			seconds: SECONDS,
		},
	],
	otherModels: { sizes: null, seconds: SECONDS },
	images: { by: 'upload', atMost: 1, mustMatchSize: true, promptOptional: false },
	variants: ['video'],
	pace: { runningJobs: null },
	billing: { charged: 'per second of the finished video', failedJobs: 'free' },
	accessHint:
		'On APIYI the key has to belong to the Sora2 official-relay group with pay-as-you-go billing.',
	authorize: bearer,
	encode: (request) => encodeOpenAi(apiyi, request, 'formForImages'),
	status: getStatus,
	readJob: (answer, jobId) => readJob('apiyi', answer, jobId),
	content: endpointThenUrls,
	listModels,
};

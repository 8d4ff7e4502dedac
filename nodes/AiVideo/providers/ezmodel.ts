import type { Dialect } from '../protocol/dialect';
import { encodeOpenAi } from '../protocol/openAiRequest';
import { readJob } from '../protocol/readJob';
import { bearer, endpointThenUrls, getStatus, listModels } from '../protocol/videosApi';

const SECONDS = [4, 8, 12];
const SIZES = ['720x1280', '1280x720'];

/** ezmodel.cloud, page on its Azure-backed Sora 2. A third running job is refused. */
export const ezmodel: Dialect = {
	name: 'ezmodel',
	label: 'EZmodel',
	website: 'https://ezmodel.cloud',
	baseUrl: 'https://api.ezmodel.cloud/v1',
	versionPath: '/v1',
	models: [{ id: 'sora-2', sizes: SIZES, seconds: SECONDS }],
	otherModels: { sizes: null, seconds: SECONDS },
	images: { by: 'upload', atMost: 1, mustMatchSize: true, promptOptional: false },
	variants: ['video'],
	pace: { runningJobs: 2 },
	billing: { charged: 'not stated', failedJobs: 'not stated' },
	accessHint: "Check in EZmodel's console that the key may use sora-2.",
	authorize: bearer,
	encode: (request) => encodeOpenAi(ezmodel, request, 'formForImages'),
	status: getStatus,
	readJob: (answer, jobId) => readJob('ezmodel', answer, jobId),
	content: endpointThenUrls,
	listModels,
};

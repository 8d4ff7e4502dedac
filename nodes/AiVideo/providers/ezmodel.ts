import { openAiFamily } from '../protocol/openAiFamily';
import { USUAL_PROOFS } from '../protocol/verdicts';

const SECONDS = [4, 8, 12];
const SIZES = ['720x1280', '1280x720'];

/** ezmodel.cloud, page on its Azure-backed Sora 2. A third running job is refused. */
export const ezmodel = openAiFamily({
	info: {
		label: 'EZmodel',
		website: 'https://ezmodel.cloud',
		keyPage: 'https://ezmodel.cloud',
		accessHint: "Check in EZmodel's console that the key may use sora-2.",
	},
	server: { baseUrl: 'https://api.ezmodel.cloud/v1', versionPath: '/v1' },
	takes: {
		defaultModel: 'sora-2',
		models: [{ id: 'sora-2', sizes: SIZES, seconds: SECONDS }],
		otherModels: { sizes: null, seconds: null },
		images: { by: 'upload', mustMatchSize: true, promptOptional: false },
		options: [],
		variants: ['video'],
		maxRunningJobs: 2,
	},
	billing: {
		charged: 'not stated',
		failedJobs: 'not stated',
		cancelledJobs: 'cannot be cancelled',
		proofs: USUAL_PROOFS,
	},
	offers: ['models'],
});

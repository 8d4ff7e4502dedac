import { openAiFamily } from '../protocol/openAiFamily';
import { USUAL_PROOFS } from '../protocol/verdicts';

const SIZES_720P = ['720x1280', '1280x720'];
/** As text on the wire; a number, `10` and `15` are refused with 400. */
const SECONDS = [4, 8, 12];

/** docs.apiyi.com, pages "Sora 2 text-to-video" and "Sora 2 image-to-video". */
export const apiyi = openAiFamily({
	info: {
		label: 'APIYI',
		website: 'https://docs.apiyi.com',
		keyPage: 'https://api.apiyi.com/token',
		accessHint:
			'On APIYI the key has to belong to the Sora2 official-relay group with pay-as-you-go billing.',
	},
	server: { baseUrl: 'https://api.apiyi.com/v1', versionPath: '/v1' },
	takes: {
		defaultModel: 'sora-2',
		models: [
			{ id: 'sora-2', sizes: SIZES_720P, seconds: SECONDS },
			{
				id: 'sora-2-pro',
				sizes: [...SIZES_720P, '1024x1792', '1792x1024', '1080x1920', '1920x1080'],
				seconds: SECONDS,
			},
		],
		otherModels: { sizes: null, seconds: null },
		images: { by: 'upload', mustMatchSize: true, promptOptional: false },
		options: [],
		variants: ['video'],
		maxRunningJobs: null,
	},
	billing: {
		charged: 'per second of the finished video',
		failedJobs: 'free',
		cancelledJobs: 'cannot be cancelled',
		proofs: USUAL_PROOFS,
	},
	offers: ['models'],
});

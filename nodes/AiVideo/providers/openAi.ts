import { openAiFamily } from '../protocol/openAiFamily';
import { USUAL_PROOFS } from '../protocol/verdicts';

const SIZES = ['720x1280', '1280x720'];
const SIZES_PRO = [...SIZES, '1024x1792', '1792x1024', '1080x1920', '1920x1080'];
/** The SDK's type has 4, 8 and 12; the guide later added 16 and 20. */
const SECONDS = [4, 8, 12, 16, 20];

/**
 * Any server of OpenAI's shape (openai-node, src/resources/videos.ts). A form, as the SDK sends: that
 * is what such a server has to take. Some gateways take JSON alone, which is tried when a form was
 * not understood.
 */
export const openAi = openAiFamily({
	info: {
		label: 'OpenAI Compatible',
		website: null,
		accessHint: 'Check with your provider that the key may use video models.',
	},
	server: { baseUrl: null, example: 'https://videos.example.com/v1', versionPath: '/v1' },
	takes: {
		defaultModel: 'sora-2',
		models: [
			{ id: 'sora-2', sizes: SIZES, seconds: SECONDS },
			{ id: 'sora-2-pro', sizes: SIZES_PRO, seconds: SECONDS },
			{ id: 'sora-2-2025-10-06', sizes: SIZES, seconds: SECONDS },
			{ id: 'sora-2-2025-12-08', sizes: SIZES, seconds: SECONDS },
			{ id: 'sora-2-pro-2025-10-06', sizes: SIZES_PRO, seconds: SECONDS },
		],
		otherModels: { sizes: null, seconds: null },
		images: { by: 'upload', mustMatchSize: true, promptOptional: false },
		options: [],
		variants: ['video', 'thumbnail', 'spritesheet'],
		maxRunningJobs: null,
	},
	billing: {
		charged: 'depends on your server',
		failedJobs: 'depends on your server',
		cancelledJobs: 'depends on your server',
		proofs: USUAL_PROOFS,
	},
	body: 'formOrJson',
	offers: ['models', 'list', 'remove', 'remix'],
});

import { response } from '../request';
import { OMNI } from './geminiRequests';
import { VEO } from './geminiVeoRequests';

/**
 * ai.google.dev, pages "Omni", "Veo" and "Interactions"; googleapis/js-genai 2.32; answers recorded by
 * others: TanStack/ai issue 871, the provider of bike4mind/lumina5, js-genai issue 1272.
 */

export const ID = 'v1_ChdLZ0ptYXBPUkY';
export const REF = { id: ID };
export const PATH = `/interactions/${ID}`;
export const TIMES = { created: '2026-09-01T10:00:00Z', updated: '2026-09-01T10:00:40Z' };
export const CREATED_AT = '2026-09-01T10:00:00.000Z';
export const COMPLETED_AT = '2026-09-01T10:00:40.000Z';
export const FACTS = { model: OMNI, createdAt: CREATED_AT };
export const ENDED = { ...FACTS, completedAt: COMPLETED_AT };
export const BASE = { id: ID, object: 'interaction', model: OMNI, ...TIMES };
export const RUNNING = { ...BASE, status: 'in_progress' };
export const FILE = 'https://generativelanguage.googleapis.com/v1beta/files/abc123xyz789';
export const DOWNLOAD = `${FILE}:download?alt=media`;

export const usage = (tokens: number) => ({
	total_output_tokens: tokens + 120,
	output_tokens_by_modality: [
		{ modality: 'text', tokens: 120 },
		...(tokens === 0 ? [] : [{ modality: 'video', tokens }]),
	],
});
export const steps = (...content: readonly object[]) => [
	{ type: 'user_input', content: [{ type: 'text', text: 'A fox in the snow' }] },
	{ type: 'thought', signature: 'EpcwCpQw' },
	{ type: 'model_output', content },
];
export const video = (place: object) => ({ type: 'video', mime_type: 'video/mp4', ...place });
export const DONE = {
	...BASE,
	status: 'completed',
	usage: usage(57_920),
	steps: steps(video({ uri: DOWNLOAD })),
};
export const INLINE_DONE = { ...DONE, steps: steps(video({ data: 'AAAAIGZ0eXBpc29t' })) };
export const COST = { amount: 57_920, unit: 'video tokens' } as const;
export const VIDEO = { status: 'completed', ...ENDED, cost: COST } as const;

export const OPERATION = 'abc123xyz456';
export const VEO_REF = { id: OPERATION, route: `models/${VEO}/operations` };
export const NAME = `models/${VEO}/operations/${OPERATION}`;
export const samples = (...uris: readonly string[]) => ({
	name: NAME,
	done: true,
	response: {
		'@type': 'type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse',
		generateVideoResponse: { generatedSamples: uris.map((uri) => ({ video: { uri } })) },
	},
});

export const error = (
	code: number,
	status: string,
	message: string,
	details: readonly object[] = [],
) => response(code, { error: { code, message, status, ...(details.length > 0 && { details }) } });
export const INVALID_KEY = 'API key not valid. Please pass a valid API key.';
export const WRONG_KEY = error(400, 'INVALID_ARGUMENT', INVALID_KEY, [
	{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
]);
export const NO_ACCESS = error(403, 'PERMISSION_DENIED', 'Generative Language API is disabled.');
export const QUOTA = 'You exceeded your current quota, please check your plan and billing details.';
export const retryInfo = [
	{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' },
];
export const perDay = [{ violations: [{ quotaId: 'PredictLongRunningRequestsPerDayPerProject' }] }];
export const DEPLETED = 'Your prepayment credits are depleted. Please go to AI Studio.';
export const NOT_FOUND = response(404, {
	error: { message: `Interaction ${ID} not found.`, code: 'not_found' },
});

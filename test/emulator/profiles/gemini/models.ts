// Source: ai.google.dev, pages "Veo", "Omni" and "Pricing" as read in September 2026; the list as recorded by users.
import { jsonAnswer } from '../../server/answer';
import type { ProfileRoute } from '../profile';
import { refusal } from '../refusal';

/** What a second of video costs in US dollars, by resolution. */
type Prices = Readonly<Record<string, number>>;

export interface VeoModel {
	readonly id: string;
	readonly prices: Prices;
	/** Of style or subject. */
	readonly takesReferences: boolean;
}

export const VEO_MODELS: readonly VeoModel[] = [
	{
		id: 'veo-3.1-generate-preview',
		prices: { '720p': 0.4, '1080p': 0.4, '4k': 0.6 },
		takesReferences: true,
	},
	{
		id: 'veo-3.1-fast-generate-preview',
		prices: { '720p': 0.1, '1080p': 0.12, '4k': 0.3 },
		takesReferences: true,
	},
	{
		id: 'veo-3.1-lite-generate-preview',
		prices: { '720p': 0.05, '1080p': 0.08 },
		takesReferences: false,
	},
];

export const OMNI_MODEL = 'gemini-omni-1.1-flash';
/** Tokens of a second of video; a million of them costs 17.50 US dollars. */
export const OMNI_TOKENS: Prices = { '360p': 1931, '720p': 5792, '1080p': 8688, '4k': 17_376 };
const DOLLARS_A_TOKEN = 17.5 / 1_000_000;

export function omniDollars(tokens: number): number {
	return Math.round(tokens * DOLLARS_A_TOKEN * 10_000) / 10_000;
}

function listed(id: string, displayName: string, ...supportedGenerationMethods: string[]): object {
	return {
		name: `models/${id}`,
		version: '001',
		displayName,
		inputTokenLimit: 480,
		outputTokenLimit: 8192,
		supportedGenerationMethods,
	};
}

/** Also models that make no videos. Omni is said to take what in fact it refuses. */
const LISTED: readonly object[] = [
	listed('gemini-3.8-flash', 'Gemini 3.8 Flash', 'generateContent', 'countTokens'),
	listed('gemini-3.1-flash-image', 'Nano Banana 2', 'generateContent', 'countTokens'),
	listed(OMNI_MODEL, 'Gemini Omni 1.1 Flash', 'generateContent', 'countTokens'),
	listed('gemini-embedding-001', 'Gemini Embedding 001', 'embedContent'),
	...VEO_MODELS.map(({ id }) => listed(id, id, 'predictLongRunning')),
];

const DEFAULT_PAGE = 50;

/** `GET {path}?pageSize&pageToken` */
export function googleModelsRoute(path: string): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'models',
		handle: async ({ request: { query }, refuse }) => {
			const size = Number(query.get('pageSize') ?? DEFAULT_PAGE);
			const start = Number(query.get('pageToken') ?? 0);
			if (!Number.isInteger(size) || size < 1 || !Number.isInteger(start)) {
				return refuse(refusal(400, 'invalid_page', 'Invalid page_size or page_token.'));
			}
			const end = start + Math.min(size, 1000);
			const models = LISTED.slice(start, end);
			return jsonAnswer(200, {
				models,
				...(end < LISTED.length && { nextPageToken: String(end) }),
			});
		},
	};
}

// Source: fal's page "Model search" (platform-apis/v1/models); on fal it lives on api.fal.ai and asks for no key.
import { jsonAnswer } from '../../server/answer';
import { FAL_MODELS } from './models';
import type { ProfileRoute } from '../profile';
import { refusal } from '../refusal';

const DEFAULT_LIMIT = 50;

interface ListedModel {
	readonly endpoint_id: string;
	readonly metadata: Readonly<Record<string, unknown>>;
}

function listed(id: string, name: string, category: string, status = 'active'): ListedModel {
	const metadata = {
		display_name: name,
		category,
		description: `${name}, ${category}`,
		status,
		tags: [],
		updated_at: '2026-01-15T12:00:00Z',
		is_favorited: null,
		thumbnail_url: `https://fal.media/files/${id}.webp`,
		model_url: `https://fal.run/${id}`,
		date: '2025-10-01T00:00:00Z',
		highlighted: false,
		pinned: false,
	};
	return { endpoint_id: id, metadata };
}

/** Also models that make no videos, and one that is no longer offered. */
const LISTED: readonly ListedModel[] = [
	listed('fal-ai/flux/dev', 'FLUX.1 [dev]', 'text-to-image'),
	...FAL_MODELS.map(({ id, name, required }) =>
		listed(id, name, required.length > 1 ? 'image-to-video' : 'text-to-video'),
	),
	listed('fal-ai/luma-dream-machine', 'Luma Dream Machine', 'text-to-video', 'deprecated'),
];

function matches({ endpoint_id, metadata }: ListedModel, query: URLSearchParams): boolean {
	const ids = query.getAll('endpoint_id');
	if (ids.length > 0 && !ids.includes(endpoint_id)) return false;
	for (const name of ['category', 'status']) {
		const value = query.get(name);
		if (value !== null && value !== metadata[name]) return false;
	}
	const text = `${endpoint_id} ${Object.values(metadata).join(' ')}`.toLowerCase();
	return text.includes((query.get('q') ?? '').toLowerCase());
}

/** `GET {path}?limit&cursor&endpoint_id&q&category&status`: a page of the public list of models. */
export function falModelListRoute(path: string): ProfileRoute {
	return {
		method: 'GET',
		path,
		name: 'models',
		isPublic: true,
		handle: async ({ request: { query }, refuse }) => {
			const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
			const page = pageOf(query.get('cursor'));
			if (!Number.isInteger(limit) || limit < 1 || page === null) {
				return refuse(refusal(400, 'validation_error', 'Invalid limit or cursor'));
			}
			const found = LISTED.filter((model) => matches(model, query));
			const end = page * limit;
			const hasMore = end < found.length;
			return jsonAnswer(200, {
				models: found.slice(end - limit, end),
				next_cursor: hasMore ? cursorOf(page + 1) : null,
				has_more: hasMore,
			});
		},
	};
}

/** The number of the page, from 1 on, in base64. */
function cursorOf(page: number): string {
	return Buffer.from(String(page)).toString('base64');
}

function pageOf(cursor: string | null): number | null {
	if (cursor === null) return 1;
	const page = Number(Buffer.from(cursor, 'base64').toString());
	return Number.isInteger(page) && page > 0 ? page : null;
}

import { accepted, sourcesOf } from './request';
import type { ModelRow } from '../../../nodes/AiVideo/protocol/provider';
import type { Refusal } from '../../../nodes/AiVideo/protocol/request';
import { openRouter } from '../../../nodes/AiVideo/providers/openRouter';
import { link, request, upload, type Changes } from './request';

const VEO = 'google/veo-3.1';
const FIRST = 'https://example.com/first.png';
const LAST = 'https://example.com/last.png';

/** As `GET /videos/models` answers, shortened; lists may be null. */
const LISTED = {
	data: [
		{
			id: VEO,
			supported_durations: [4, 6, 8],
			supported_resolutions: ['720p', '1080p'],
			supported_aspect_ratios: ['16:9', '9:16'],
			supported_sizes: ['1280x720', '720x1280'],
			supported_frame_images: ['first_frame'],
		},
		{
			id: 'vendor/unknown',
			supported_durations: null,
			supported_resolutions: [],
			supported_frame_images: null,
		},
		{ name: 'no ID' },
	],
};

describe("a listed model's capabilities", () => {
	const [veo, unknown] = openRouter.models?.readRows?.(LISTED) ?? [];

	const judge = (row: ModelRow | undefined, changes: Changes) => {
		const encoded = openRouter.submit(request({ model: VEO, ...changes }), row);
		return encoded.kind === 'refused' ? encoded.refusal : null;
	};

	it('are read, and a list that is null or empty says nothing', () => {
		expect(openRouter.models?.readRows?.(LISTED)).toEqual([
			{
				id: VEO,
				seconds: [4, 6, 8],
				resolutions: ['720p', '1080p'],
				ratios: ['16:9', '9:16'],
				sizes: ['1280x720', '720x1280'],
				frames: ['first_frame'],
			},
			{
				id: 'vendor/unknown',
				seconds: null,
				resolutions: null,
				ratios: null,
				sizes: null,
				frames: null,
			},
		]);
		expect(openRouter.models?.readRows?.('<html>')).toEqual([]);
	});

	it.each<[string, Changes, Refusal]>([
		['a length', { seconds: 5 }, { parameter: 'Duration', value: '5', takes: '4, 6 or 8 seconds' }],
		[
			'a resolution',
			{ resolution: '480p' },
			{ parameter: 'Resolution', value: '480p', takes: '720p or 1080p for google/veo-3.1' },
		],
		[
			'a ratio',
			{ aspectRatio: '1:1' },
			{ parameter: 'Aspect Ratio', value: '1:1', takes: '16:9 or 9:16 for google/veo-3.1' },
		],
		[
			'a size',
			{ size: '640x480' },
			{ parameter: 'Size', value: '640x480', takes: '1280x720 or 720x1280 for google/veo-3.1' },
		],
		[
			'a last frame',
			{ images: [link(FIRST), link(LAST)] },
			{
				parameter: 'Reference image',
				value: 'as last_frame',
				takes: 'first_frame for google/veo-3.1',
			},
		],
	])('refuse %s the model has not, which an unlisted one may have', (_, changes, expected) => {
		expect(judge(veo, changes)).toEqual(expected);
		expect(judge(unknown, changes)).toBeNull();
		expect(judge(undefined, changes)).toBeNull();
	});

	it('let through what the model has', () => {
		expect(judge(veo, { seconds: 6, resolution: '1080p', aspectRatio: '9:16' })).toBeNull();
		expect(judge(veo, { size: '720x1280', images: [link(FIRST)] })).toBeNull();
	});

	it('name the ratio an image may choose', () => {
		const changes = { images: [upload(900, 1000)], imageFit: 'sizeFromImage' as const };
		expect(openRouter.submit(request({ model: VEO, ...changes }), veo)).toMatchObject({
			call: { body: { fields: { aspect_ratio: '9:16' } } },
		});
	});
});

describe('the answers of OpenRouter', () => {
	const ENDPOINT = 'https://openrouter.ai/api/v1/videos/vgen-1/content?index=0';

	it.each([
		['pending', 'queued'],
		['in_progress', 'in_progress'],
		['completed', 'completed'],
		['failed', 'failed'],
		['cancelled', 'cancelled'],
		['expired', 'expired'],
		['new_word', 'in_progress'],
	])('%s means %s', (word, status) => {
		const answer = { id: 'vgen-1', polling_url: '/api/v1/videos/vgen-1', status: word };
		expect(accepted(openRouter, answer)).toMatchObject({
			job: { id: 'vgen-1', status },
			contentUrls: [],
			cost: null,
		});
	});

	it('tell the reason as plain text', () => {
		const answer = { id: 'vgen-1', status: 'failed', error: 'Content policy' };
		expect(accepted(openRouter, answer)?.job.failure).toEqual({
			code: null,
			message: 'Content policy',
		});
	});

	it.each([
		[
			{ cost: 3.2, is_byok: false },
			{ amount: 3.2, currency: 'USD' },
		],
		[{ cost: 0 }, { amount: 0, currency: 'USD' }],
		[{ cost: null }, null],
		[undefined, null],
	])('tell the cost %p as %p', (usage, cost) => {
		const answer = { id: 'vgen-1', status: 'completed', usage };
		expect(accepted(openRouter, answer)?.cost).toEqual(cost);
	});

	it('lead to the content endpoint first, then to the address they name', () => {
		const answer = { id: 'vgen-1', status: 'completed', unsigned_urls: [ENDPOINT] };
		const reading = accepted(openRouter, answer);
		const call = { method: 'GET', path: '/videos/vgen-1/content', query: { index: '0' } };
		expect(reading && sourcesOf(openRouter, reading, 'video')).toEqual([
			{ kind: 'endpoint', call },
			{ kind: 'url', url: ENDPOINT },
		]);
	});
});

it('OpenRouter is asked for its models at /videos/models, and has no list, delete or remix', () => {
	expect(openRouter.models?.calls('')).toEqual([{ method: 'GET', path: '/videos/models' }]);
	expect([openRouter.list, openRouter.remove, openRouter.remix]).toEqual([
		undefined,
		undefined,
		undefined,
	]);
	expect(openRouter.authorize('sk-or', 0)).toEqual({ headers: { Authorization: 'Bearer sk-or' } });
});

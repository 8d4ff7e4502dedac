// Source: providers.md section 1 (artifex's page "Video Sora 2 VIP").
import {
	field,
	firstRefusal,
	jsonOnly,
	oneOf,
	onlyFields,
	requiredText,
	textOr,
} from '../create/checks';
import type { Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import type { Job, JobRequest } from '../jobs/job';
import { statusRoute, type DescribeJob } from '../routes/status';
import { submitRoute } from '../routes/submit';
import type { Profile } from './profile';
import { refusal } from './refusal';
import { bearerKey, unixSeconds } from './videosApi';

const SECONDS = 12;
const SIZES: Readonly<Record<string, string>> = { '16:9': '1280x720', '9:16': '720x1280' };

const promptOrImage: Check = (body) => {
	if ('image' in body.fields) return null;
	const missing = firstRefusal([requiredText('prompt')], body);
	return (
		missing && refusal(400, 'invalid_request', 'Either prompt or image is required.', 'prompt')
	);
};

const checks: readonly Check[] = [
	jsonOnly,
	onlyFields('model', 'prompt', 'aspect_ratio', 'duration', 'image'),
	requiredText('model'),
	oneOf('model', ['sora-2'], 'invalid_model'),
	promptOrImage,
	field('prompt', (value) => typeof value === 'string', 'invalid_request', 'prompt must be text.'),
	oneOf('aspect_ratio', Object.keys(SIZES), 'invalid_request'),
	oneOf('duration', [SECONDS], 'invalid_request'),
	field('image', (value) => imageUrls(value) !== null, 'invalid_request', 'image must be URLs.'),
];

/** One URL or a list of them; null for anything else. */
function imageUrls(value: unknown): string[] | null {
	const urls: unknown[] = Array.isArray(value) ? value : [value];
	const links = urls.filter((url) => typeof url === 'string').filter((url) => /^https?:/.test(url));
	return links.length > 0 && links.length === urls.length ? links : null;
}

function toRequest(body: CreateBody): JobRequest {
	const urls = imageUrls(body.fields['image']);
	return {
		model: 'sora-2',
		prompt: textOr(body, 'prompt', '') || null,
		size: SIZES[textOr(body, 'aspect_ratio', '16:9')] ?? '',
		seconds: SECONDS,
		image: urls && { kind: 'link', urls },
	};
}

const describe: DescribeJob = (job, { status, progress, completedAt, failure }, { fileUrl }) => ({
	id: job.id,
	object: 'video',
	status,
	progress,
	video_url: completedAt === null ? null : fileUrl(job),
	...(completedAt !== null && {
		completed_at: unixSeconds(completedAt),
		aspect_ratio: aspectRatioOf(job),
		duration: SECONDS,
	}),
	...(failure !== null && { error: failure }),
});

function aspectRatioOf({ request }: Job): string | undefined {
	return Object.keys(SIZES).find((ratio) => SIZES[ratio] === request.size);
}

export const artifex: Profile = {
	basePath: '/v1',
	preset: { keys: ['key-artifex'], keysWithoutAccess: ['key-not-vip'] },
	newId: (hex) => `v_${hex}`,
	keyOf: bearerKey,
	errorBody: ({ message, code }) => ({ error: { message, code } }),
	charge: () => ({ amount: 0.9, currency: 'USD' }),
	routes: [
		submitRoute('/v1/videos', {
			checks,
			toRequest,
			describe: (job, { status, progress }) => ({
				id: job.id,
				task_id: job.id,
				object: 'video',
				status,
				progress,
				video_url: null,
				model: job.request.model,
			}),
		}),
		statusRoute('/v1/videos/:id', describe),
	],
};

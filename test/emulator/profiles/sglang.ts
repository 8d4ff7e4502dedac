// Source: providers.md section 9 (sgl-project/sglang, entrypoints/openai/video_api.py and protocol.py).
import { firstRefusal, onlyFields, textOr, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { pixelsOf, uploadedImage } from '../create/imageFile';
import type { JobRequest } from '../jobs/job';
import { contentRoute } from '../routes/content';
import { deleteRoute } from '../routes/delete';
import { listRoute } from '../routes/list';
import { modelsRoute } from '../routes/models';
import { statusRoute, type DescribeJob } from '../routes/status';
import { submitRoute } from '../routes/submit';
import { fastApiError } from './fastApiError';
import type { Profile, ProfileRoute } from './profile';
import { refusal } from './refusal';
import { bearerKey, openAiJobOf } from './videosApi';

const MODEL = 'Wan-AI/Wan2.1-I2V-14B-480P-Diffusers';
const WHOLE_NUMBERS = ['seconds', 'fps', 'num_frames', 'seed', 'num_inference_steps'];
const NUMBERS = ['guidance_scale', 'guidance_scale_2', 'true_cfg_scale'];
const TEXTS = ['prompt', 'model', 'size', 'negative_prompt', 'reference_url', 'input_reference'];

function wrongType(name: string, expected: string) {
	return refusal(422, 'type_error', `Input should be a valid ${expected}`, name);
}

/** JSON has numbers; a form has their digits. */
const types: Check = ({ encoding, fields }) => {
	const value = (name: string): unknown => {
		const sent = fields[name];
		return encoding === 'multipart' && typeof sent === 'string' && sent !== ''
			? Number(sent)
			: sent;
	};
	const wrong = WHOLE_NUMBERS.find((name) => name in fields && !Number.isInteger(value(name)));
	if (wrong !== undefined) return wrongType(wrong, 'integer');
	const text = TEXTS.find((name) => name in fields && typeof fields[name] !== 'string');
	return text === undefined ? null : wrongType(text, 'string');
};

/** Older servers: no form without a file. A path in `input_reference` is one on the server. */
const images: Check = ({ encoding, fields, files }) => {
	const file = files.find(({ field }) => field === 'input_reference');
	if (encoding === 'multipart' && file === undefined) {
		return refusal(400, 'missing', 'input_reference file is required');
	}
	if (file !== undefined && pixelsOf(file.bytes) === null) {
		return refusal(400, 'invalid', 'input_reference is no image');
	}
	if ('input_reference' in fields) return refusal(400, 'invalid', 'No such file on the server');
	const url = fields['reference_url'];
	const isLink = url === undefined || /^(https?:\/\/|data:image\/)/.test(String(url));
	return isLink ? null : refusal(400, 'invalid', 'reference_url cannot be fetched');
};

const promptGiven: Check = ({ fields }) =>
	'prompt' in fields ? null : refusal(422, 'missing', 'Field required', 'prompt');

const fieldsKnown: Check = (body) =>
	firstRefusal([onlyFields(...WHOLE_NUMBERS, ...NUMBERS, ...TEXTS, 'extra_body')], body);

function toRequest(body: CreateBody): JobRequest {
	const url = textOr(body, 'reference_url', '');
	return {
		model: textOr(body, 'model', 'sora-2'),
		prompt: textOr(body, 'prompt', ''),
		size: textOr(body, 'size', '720x1280'),
		seconds: Number(body.fields['seconds'] ?? 4),
		image: url === '' ? uploadedImage(body, 'input_reference') : { kind: 'link', urls: [url] },
	};
}

const ownJob = openAiJobOf({ without: ['prompt'] });

const describe: DescribeJob<object> = (job, state, context) => {
	const { status, completedAt, failure } = state;
	const isInCloud = completedAt !== null && context.settings.links === 'storage';
	return {
		...ownJob(job, state, context),
		...(status === 'cancelled' && { status: 'deleted' }),
		progress: completedAt === null ? 0 : 100,
		quality: 'standard',
		url: isInCloud ? context.fileUrl(job) : null,
		error: failure && { message: failure.message },
		file_path: `/outputs/${job.id}.mp4`,
	};
};

function toCloud(route: ProfileRoute): ProfileRoute {
	return {
		...route,
		handle: async (context) => {
			if (context.settings.links !== 'storage') return await route.handle(context);
			const message = 'Video has been uploaded to cloud storage. Please use the cloud URL.';
			return context.refuse(refusal(400, 'uploaded', message));
		},
	};
}

export const sglang: Profile = {
	basePath: '/v1',
	preset: { progress: 'none' },
	newId: (hex) => hex,
	keyOf: bearerKey,
	errorBody: fastApiError,
	charge: () => ({ amount: 0, currency: 'USD' }),
	routes: [
		submitRoute('/v1/videos', {
			checks: [promptGiven, fieldsKnown, types, images],
			toRequest,
			describe,
		}),
		listRoute('/v1/videos', describe, ({ data }) => ({ object: 'list', data })),
		statusRoute('/v1/videos/:id', describe),
		deleteRoute('/v1/videos/:id', {
			running: true,
			describe: (...facts) => ({ ...describe(...facts), status: 'deleted' }),
		}),
		toCloud(contentRoute('/v1/videos/:id/content')),
		modelsRoute('/v1/models', [MODEL]),
	],
};

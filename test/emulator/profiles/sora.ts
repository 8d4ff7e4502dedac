// What everyone who sells Sora 2 has in common: the fields of a request, its image, its price.
import { textOr, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { imageFile, uploadedImage } from '../create/imageFile';
import type { Job, JobRequest } from '../jobs/job';
import type { JobState } from '../jobs/jobState';
import type { Charge } from './profile';

/** Sora's default is upright. */
export function soraSizeOf(body: CreateBody): string {
	return textOr(body, 'size', '720x1280');
}

/** The fields under OpenAI's names and with its defaults. */
export function soraRequest(body: CreateBody): JobRequest {
	return {
		model: textOr(body, 'model', 'sora-2'),
		prompt: textOr(body, 'prompt', ''),
		size: soraSizeOf(body),
		seconds: Number(textOr(body, 'seconds', '4')),
		image: uploadedImage(body, 'input_reference'),
	};
}

/** OpenAI's words for an image of another size than the video. */
export const SORA_MISMATCH = {
	code: 'invalid_value',
	message: 'Inpaint image must match the requested width and height',
};

/** Refuses an uploaded image that has not the very size of the video. */
export function soraImage(mismatch = SORA_MISMATCH): Check {
	return imageFile({ field: 'input_reference', sizeOf: soraSizeOf, mismatch });
}

/** Cents a second of video, by the shorter side in pixels; as apiyi lists OpenAI's prices. */
const PRO_CENTS: Readonly<Record<number, number>> = { 720: 30, 1024: 50, 1080: 70 };
const PLAIN_CENTS = 10;

/** What a Sora 2 video costs: by its seconds once it is completed; a failed one is free. */
export function soraPrice({ request }: Job, { status }: JobState): Charge {
	return { amount: status === 'completed' ? soraCost(request) : 0, currency: 'USD' };
}

/** What it will cost, in dollars. */
export function soraCost(request: JobRequest): number {
	return (request.seconds * centsASecond(request)) / 100;
}

function centsASecond({ model, size }: Job['request']): number {
	if (!model.startsWith('sora-2-pro')) return PLAIN_CENTS;
	const shorterSide = Math.min(...size.split('x').map(Number));
	return PRO_CENTS[shorterSide] ?? PLAIN_CENTS;
}

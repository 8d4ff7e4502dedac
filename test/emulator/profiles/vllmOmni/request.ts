// Source: relays.md section 4 and vLLM-Omni 0.30.0 (diffusion/models/ltx2, wan2_2, magi2).
import { textOr } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import type { RouteContext } from '../profile';
import { refusal, type Refusal } from '../refusal';
import { imageOf } from './images';
import type { ModelFamily } from './settings';

/** What a job is to make. What the model cannot make shows once it has begun, as a failed job. */
export function toRequest(body: CreateBody, { settings }: RouteContext): JobRequest {
	const { model, families } = settings.server;
	const family = families.find(({ models }) => models.test(model));
	if (family === undefined) throw new Error(`No family has the model ${model}`);
	const { width, height, size: own = `${String(width)}x${String(height)}` } = body.fields;
	const isSized = 'size' in body.fields || ('width' in body.fields && 'height' in body.fields);
	const size = isSized ? String(own) : family.size;
	const seconds = Number(textOr(body, 'seconds', String(family.seconds)));
	const flaw = flawOf(family, size, seconds);
	return {
		model,
		prompt: textOr(body, 'prompt', ''),
		size,
		seconds,
		image: imageOf(body),
		input: body.fields,
		...(flaw === null ? {} : { flaw }),
	};
}

function flawOf(family: ModelFamily, size: string, seconds: number): Refusal | null {
	const { multipleOf, sizes, fixedSeconds } = family;
	const [width = 0, height = 0] = size.split('x').map(Number);
	if (width % multipleOf !== 0 || height % multipleOf !== 0) {
		const message = `\`height\` and \`width\` have to be divisible by ${multipleOf} but are ${height} and ${width}.`;
		return refusal(500, '500', message);
	}
	if (sizes !== null && !sizes.includes(size)) {
		const message = `Unsupported native MAGI-2 size ${size}; choose from ${sizes.join(', ')}.`;
		return refusal(400, '400', message);
	}
	if (fixedSeconds === null || seconds === fixedSeconds) return null;
	return refusal(400, '400', `MAGI-2 Preview supports ${fixedSeconds}-second clips only`);
}

// Source: providers.md section 8 (vllm-project/vllm-omni, protocol/videos.py).
import { onlyFields, type Check } from '../create/checks';
import type { CreateBody } from '../create/createBody';
import { pixelsOf } from '../create/imageFile';
import { refusal } from './refusal';

/** The one model of the server. */
export const VLLM_OMNI_MODEL = 'Wan-AI/Wan2.2-T2V-A14B-Diffusers';

const WHOLE = /^[1-9]\d*$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Every field of a form is text; these are read as what they say. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
	seconds: WHOLE,
	size: /^\d+x\d+$/,
	width: WHOLE,
	height: WHOLE,
	num_frames: WHOLE,
	fps: WHOLE,
	num_inference_steps: WHOLE,
	guidance_scale: NUMBER,
	guidance_scale_2: NUMBER,
	boundary_ratio: NUMBER,
	flow_shift: NUMBER,
	true_cfg_scale: NUMBER,
	seed: /^-?\d+$/,
	generate_sound: /^(true|false)$/,
};
const TEXTS = ['prompt', 'model', 'negative_prompt', 'user', 'lora', 'extra_params'];
const IMAGES = ['input_reference', 'image_reference'];

const promptInForm: Check = ({ encoding, fields }) =>
	encoding === 'multipart' && typeof fields['prompt'] === 'string'
		? null
		: refusal(422, 'missing', 'Field required', 'prompt');

const patterns: Check = ({ fields }) => {
	const wrong = Object.entries(PATTERNS).find(([name, pattern]) => {
		const value = fields[name];
		return name in fields && !(typeof value === 'string' && pattern.test(value));
	});
	if (wrong === undefined) return null;
	const message = `String should match pattern '${wrong[1].source}'`;
	return refusal(422, 'string_pattern_mismatch', message, wrong[0]);
};

const servedModel: Check = ({ fields }) => {
	const { model = VLLM_OMNI_MODEL } = fields;
	if (model === VLLM_OMNI_MODEL) return null;
	const message = `Model mismatch: request specifies '${String(model)}' but server is running '${VLLM_OMNI_MODEL}'.`;
	return refusal(400, 'model_mismatch', message);
};

/** The address in `image_reference`; null where there is none or it cannot be read. */
export function imageReference({ fields }: CreateBody): string | null {
	const text = fields['image_reference'];
	if (typeof text !== 'string') return null;
	try {
		const value: unknown = JSON.parse(text);
		const url =
			typeof value === 'object' && value !== null && 'image_url' in value && value.image_url;
		return typeof url === 'string' && /^(https?:\/\/|data:image\/)/.test(url) ? url : null;
	} catch {
		return null;
	}
}

const oneReadableImage: Check = (body) => {
	const files = body.files.filter(({ field }) => field === 'input_reference');
	const [file] = files;
	const isLink = 'image_reference' in body.fields;
	if ('input_reference' in body.fields) {
		return refusal(422, 'value_error', 'Expected UploadFile', 'input_reference');
	}
	if (files.length + Number(isLink) > 1) {
		return refusal(400, 'invalid', 'Only one of input_reference and image_reference is allowed.');
	}
	const isReadable = isLink
		? imageReference(body) !== null
		: file === undefined || pixelsOf(file.bytes) !== null;
	return isReadable ? null : refusal(400, 'invalid', 'The reference image cannot be read.');
};

/** FastAPI overlooks fields it does not know; the emulator does not, so that a typo shows. */
export const vllmOmniChecks: readonly Check[] = [
	promptInForm,
	onlyFields(...Object.keys(PATTERNS), ...TEXTS, ...IMAGES),
	patterns,
	servedModel,
	oneReadableImage,
];

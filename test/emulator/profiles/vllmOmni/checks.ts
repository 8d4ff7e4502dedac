// Source: providers.md section 8, relays.md section 4, vLLM-Omni 0.30.0 (protocol/videos.py, helpers.py).
import { onlyFields, type Check } from '../../create/checks';
import type { RouteContext } from '../profile';
import { refusal } from '../refusal';
import { imageChecks } from './images';

const WHOLE = /^[1-9]\d*$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Every field of a form is text; these are read as what they say. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
	seconds: WHOLE,
	size: /^\d+x\d+$/,
	width: WHOLE,
	height: WHOLE,
	num_frames: WHOLE,
	short_edge: WHOLE,
	num_outputs_per_prompt: /^([1-9]|10)$/,
	fps: NUMBER,
	num_inference_steps: WHOLE,
	guidance_scale: NUMBER,
	guidance_scale_2: NUMBER,
	boundary_ratio: NUMBER,
	flow_shift: NUMBER,
	true_cfg_scale: NUMBER,
	sound_duration: NUMBER,
	seed: /^-?\d+$/,
	generate_sound: /^(true|false)$/,
};
const TEXTS = [
	'prompt',
	'model',
	'negative_prompt',
	'aspect_ratio',
	'quality',
	'user',
	'lora',
	'extra_params',
];
const IMAGES = ['input_reference', 'input_references', 'image_reference'];

const promptInForm: Check = ({ encoding, fields }) =>
	encoding === 'multipart' && typeof fields['prompt'] === 'string'
		? null
		: refusal(400, 'validation', 'Field required', 'prompt');

const patterns: Check = ({ fields }) => {
	const wrong = Object.entries(PATTERNS).find(([name, pattern]) => {
		const value = fields[name];
		return name in fields && !(typeof value === 'string' && pattern.test(value));
	});
	if (wrong === undefined) return null;
	const message = `String should match pattern '${wrong[1].source}'`;
	return refusal(400, 'validation', message, wrong[0]);
};

const handler = ({ settings }: RouteContext): Check => {
	const message = 'Video generation handler not initialized.';
	return () => (settings.server.start === 'noHandler' ? refusal(503, 'no_handler', message) : null);
};

const servedModel = ({ settings }: RouteContext): Check => {
	const { model: served } = settings.server;
	return ({ fields }) => {
		const { model = served } = fields;
		if (model === served) return null;
		const message = `Model mismatch: request specifies '${String(model)}' but server is running '${served}'.`;
		return refusal(400, 'model_mismatch', message);
	};
};

/** FastAPI overlooks fields it does not know; the emulator does not, so that a typo shows. */
export function vllmOmniChecks(context: RouteContext): readonly Check[] {
	return [
		promptInForm,
		onlyFields(...Object.keys(PATTERNS), ...TEXTS, ...IMAGES),
		patterns,
		handler(context),
		servedModel(context),
		...imageChecks,
	];
}

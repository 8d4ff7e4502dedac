// Source: volcengine.com/docs/82379/1520757 and 2298881 (fields, their values, which model has which); ratio and
// resolution are turned down "for model … in t2v" on the live API. Fields it does not know are passed over there, as
// `framespersecond: 999` was; not here, so that a typo shows.
import type { Check } from '../../create/checks';
import { field, jsonOnly, onlyFields, requiredText, textOr } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import type { JobRequest } from '../../jobs/job';
import { frameSize } from '../frameSize';
import { isRefusal, refusal, type Refusal } from '../refusal';
import { contentFlaw, invalid, readContent, shapeOf, type ArkContent } from './content';
import { arkModel, type ArkModel } from './models';

const RATIOS = ['16:9', '4:3', '1:1', '3:4', '9:16', '21:9'];
const LARGEST_SEED = 2 ** 32 - 1;
const PARAMETER = 'InvalidParameter';

type Mode = 't2v' | 'i2v' | 'r2v';

function modeOf({ firstFrame, references, others }: ArkContent): Mode {
	if (firstFrame !== null) return 'i2v';
	return references.length + others > 0 ? 'r2v' : 't2v';
}

const isWhole = (value: unknown, least: number, most: number) =>
	Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const isFlag = (value: unknown) => typeof value === 'boolean';

function ofType(name: string, isFine: (value: unknown) => boolean): Check {
	const message = `The parameter \`${name}\` specified in the request is not valid.`;
	return field(name, isFine, PARAMETER, message);
}

const knownModel: Check = ({ fields: { model } }) => {
	if (arkModel(model) !== undefined) return null;
	const message = `The model or endpoint ${String(model)} does not exist or you do not have access to it.`;
	return refusal(404, 'InvalidEndpointOrModel.NotFound', message, 'model');
};

/** Whether the model takes the value of each field, in the mode that the content asks for. */
function modelFlaw(model: ArkModel, mode: Mode, fields: CreateBody['fields']): Refusal | null {
	const { resolution, ratio, duration, frames, camera_fixed, service_tier, generate_audio } =
		fields;
	const [least, most] = model.seconds;
	const no = (name: string) =>
		refusal(
			400,
			PARAMETER,
			`the parameter ${name} specified in the request is not valid for model ${model.id} in ${mode}`,
			name,
		);
	const isLarge = mode === 'r2v' && resolution === '1080p' && !model.texts;
	if (
		resolution !== undefined &&
		(isLarge || !model.resolutions.some((one) => one === resolution))
	) {
		return no('resolution');
	}
	if (ratio === 'adaptive' && mode === 't2v' && model.frames) return no('ratio');
	if (ratio !== undefined && ratio !== 'adaptive' && mode === 'i2v' && model.ratioOfFrame) {
		const message =
			'For first-frame or first-last-frame generation, the output ratio follows the first-frame image.';
		return refusal(400, 'InvalidParameter.TaskTypeConstraint', message, 'ratio');
	}
	const isOpen = duration === -1 && !model.frames;
	if (duration !== undefined && !isOpen && !isWhole(duration, least, most)) return no('duration');
	if (frames !== undefined && !model.frames) return no('frames');
	if (camera_fixed !== undefined && (!model.fixedCamera || mode === 'r2v'))
		return no('camera_fixed');
	if (service_tier === 'flex' && !model.fixedCamera) return no('service_tier');
	return generate_audio !== undefined && !model.sound ? no('generate_audio') : null;
}

const fitsModel: Check = ({ fields }) => {
	const model = arkModel(fields['model']);
	const content = readContent(fields['content']);
	if (isRefusal(content)) return content;
	if (model === undefined) return null;
	return contentFlaw(model, content) ?? modelFlaw(model, modeOf(content), fields);
};

const CHECKS: readonly Check[] = [
	jsonOnly,
	onlyFields(
		...['model', 'content', 'callback_url', 'return_last_frame', 'service_tier', 'draft'],
		...['execution_expires_after', 'priority', 'generate_audio', 'camera_fixed', 'watermark'],
		...['seed', 'resolution', 'ratio', 'duration', 'frames', 'output_format', 'tools'],
		...['safety_identifier', 'omni_reference_task_type'],
	),
	requiredText('model'),
	knownModel,
	ofType('ratio', (value) => [...RATIOS, 'adaptive'].some((known) => known === value)),
	ofType('resolution', (value) => typeof value === 'string'),
	ofType('duration', Number.isInteger),
	ofType('frames', (value) => isWhole(value, 29, 289) && (Number(value) - 25) % 4 === 0),
	ofType('seed', (value) => isWhole(value, -1, LARGEST_SEED)),
	...['camera_fixed', 'watermark', 'generate_audio', 'return_last_frame', 'draft'].map((name) =>
		ofType(name, isFlag),
	),
	ofType('service_tier', (value) => value === 'default' || value === 'flex'),
	ofType('execution_expires_after', (value) => isWhole(value, 3_600, 259_200)),
	ofType('priority', (value) => isWhole(value, 0, 9)),
	ofType('output_format', (value) => value === 'mp4' || value === 'mov'),
	fitsModel,
];

/** BytePlus' own client sends `null` for all that it was not told. */
function told(body: CreateBody): CreateBody {
	const fields = Object.entries(body.fields).filter(([, value]) => value !== null);
	return { ...body, fields: Object.fromEntries(fields) };
}

export const arkChecks: readonly Check[] = CHECKS.map((check) => (body) => check(told(body)));

/** The nearest of the ratios to the shape of an image. */
function adapted(shape: string): string {
	const logOf = (ratio: string) => {
		const [across = 1, down = 1] = ratio.split(':').map(Number);
		return Math.log(across / down);
	};
	const distance = (ratio: string) => Math.abs(logOf(ratio) - logOf(shape));
	return RATIOS.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
}

/** What the video will be like where the request leaves it open. */
export function arkVideo(model: ArkModel | undefined, fields: JobRequest['input'] = {}) {
	const { ratio, resolution, duration, frames } = fields;
	const content = readContent(fields['content']);
	const first = isRefusal(content) ? null : shapeOf(content.firstFrame);
	const isFree = ratio === undefined || ratio === 'adaptive';
	const seconds = typeof duration === 'number' && duration > 0 ? duration : 5;
	return {
		ratio: isFree ? adapted(first ?? '16:9') : String(ratio),
		resolution: typeof resolution === 'string' ? resolution : (model?.resolution ?? '720p'),
		seconds: typeof frames === 'number' ? frames / 24 : seconds,
	};
}

export function toArkRequest(sent: CreateBody): JobRequest {
	const body = told(sent);
	const model = textOr(body, 'model', '');
	const { ratio, resolution, seconds } = arkVideo(arkModel(model), body.fields);
	const content = readContent(body.fields['content']);
	if (isRefusal(content)) throw new Error(invalid('content', 'it was checked before').message);
	const { text, firstFrame, lastFrame, references } = content;
	const urls = [firstFrame, lastFrame, ...references].filter((url) => url !== null);
	const short = /4k/i.test(resolution) ? 2160 : parseInt(resolution, 10);
	return {
		model,
		prompt: text,
		size: frameSize(short, ratio),
		seconds,
		image: urls.length === 0 ? null : { kind: 'link', urls },
		input: body.fields,
	};
}

import { jsonBody, withoutEmpty, type WireFields } from '../protocol/body';
import { type Fitted, refuse } from '../protocol/fitted';
import { type KnownFields, schemaOf } from '../protocol/knownFields';
import type { Takes } from '../protocol/provider';
import { imagePath } from '../protocol/refusals';
import type { Encoded, VideoRequest } from '../protocol/request';
import { fitRequest } from '../protocol/schemaFit';
import { fitUsual } from '../protocol/usualFields';
import type { Call } from '../protocol/wire';
import { MODELS, TAKES } from './piApiModels';

/** PiAPI's submissions: a model, a type of task, and the model's own fields in `input`. */

/** What is sent under the usual names to a model whose own ones are not known. */
const USUAL: Takes = {
	...TAKES,
	images: { by: 'link', mustMatchSize: false, promptOptional: false },
	options: ['seed', 'negativePrompt'],
};

/** A model may have a slash in its name, a task type has none. */
const MODEL = /^([\w.-]+(?:\/[\w.-]+)*)\/([\w.-]+)(?:@([\w.-]+))?$/;

/** Where the version of a model goes in its input. */
export function versionField(model: string): string {
	if (model === 'hailuo') return 'model';
	return model === 'luma' ? 'model_name' : 'version';
}

/** Seedance takes frames and references in one list; which of them they are, its mode says. */
function fitSeedance(known: KnownFields, request: VideoRequest): Fitted {
	const { firstFrame, lastFrame, references } = request;
	const frames = [firstFrame, lastFrame].filter((frame) => frame !== null);
	if (lastFrame && !firstFrame) return refuse('Last Frame', 'alone', 'one with a first frame');
	if (frames.length > 0 && references.length > 0) {
		const advice = 'Remove the frames, or the reference images.';
		return refuse('Reference Images', 'with a frame', 'frames or reference images', advice);
	}
	const asReferences = { ...request, firstFrame: null, lastFrame: null };
	const fitted = fitRequest(
		schemaOf(known),
		{
			...asReferences,
			// The shape of a frame is the shape of the video.
			...(frames.length > 0 && { references: frames, aspectRatio: 'auto' }),
		},
		{ imagesBy: 'link' },
	);
	if (fitted.kind === 'refused') return fitted;
	const withImages = frames.length > 0 ? 'first_last_frames' : 'omni_reference';
	const mode = frames.length + references.length === 0 ? 'text_to_video' : withImages;
	return { kind: 'fields', fields: { ...fitted.fields, mode } };
}

function fit(request: VideoRequest): Fitted {
	const known = MODELS[request.model];
	if (known === undefined) return fitUsual(USUAL, { firstFrame: 'image_url' }, request);
	if (request.model.startsWith('seedance/')) return fitSeedance(known, request);
	const imagesBy = imagePath(TAKES, request.model) === 'link' ? 'link' : 'either';
	return fitRequest(schemaOf(known), request, { imagesBy });
}

export function submit(request: VideoRequest): Encoded {
	const [, model, taskType, version] = MODEL.exec(request.model) ?? [];
	if (model === undefined || taskType === undefined) {
		const advice = 'Choose a model from the list, for example kling/video_generation@3.0.';
		const takes = 'models named model/task_type';
		return {
			kind: 'refused',
			refusal: { parameter: 'Model', value: request.model, takes, advice },
		};
	}
	const fitted = fit(request);
	if (fitted.kind === 'refused') return fitted;
	const named: WireFields = { [versionField(model)]: version };
	const input = withoutEmpty({ ...named, ...fitted.fields, ...request.extraFields });
	const body = jsonBody({ model, task_type: taskType, input });
	const call: Call = { method: 'POST', path: '/api/v1/task', body };
	return { kind: 'call', call, asked: { size: null, seconds: request.seconds } };
}

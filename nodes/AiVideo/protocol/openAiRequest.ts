import type { Dialect, Encoded, VideoRequest } from './dialect';
import { checkRequest } from './checkRequest';
import { create, formBody, jsonBody } from './videosApi';

/** Which bodies a server of OpenAI's shape takes. */
export type BodyRule = 'formAlways' | 'formForImages';

/**
 * Encodes OpenAI's create request: `model`, `prompt`, `size`, `seconds` as text, and the image as
 * file part `input_reference`. Relays refuse a numeric `seconds`.
 */
export function encodeOpenAi(dialect: Dialect, request: VideoRequest, bodyRule: BodyRule): Encoded {
	const choice = checkRequest(dialect, request);
	if (choice.kind === 'refused') return choice;
	const fields = {
		model: request.model,
		prompt: request.prompt,
		size: choice.size,
		seconds: request.seconds === null ? undefined : String(request.seconds),
	};
	const { images, extraFields } = request;
	const asForm = bodyRule === 'formAlways' || images.length > 0;
	const body = asForm
		? formBody(fields, extraFields, 'input_reference', images)
		: jsonBody(fields, extraFields);
	return create(body, { size: choice.size, seconds: request.seconds });
}

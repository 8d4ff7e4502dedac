// Source: relays.md section 4 and QuantumNous/new-api (relay/common, TaskSubmitReq).
import { textOr } from '../../create/checks';
import type { CreateBody } from '../../create/createBody';
import { uploadedImage } from '../../create/imageFile';
import type { JobRequest, ReferenceImage } from '../../jobs/job';
import { settingFor } from '../../settings';
import type { RouteContext } from '../profile';
import { bearerKey } from '../videosApi';
import { channelOf, isRaw } from './channels';

/** What is asked of the upstream. */
export function askedOf(body: CreateBody): JobRequest {
	const model = textOr(body, 'model', '');
	const { seconds, duration } = body.fields;
	return {
		model,
		prompt: textOr(body, 'prompt', ''),
		...(channelOf(model)?.shapeOf(body) ?? { size: '1280x720' }),
		seconds: Number(seconds ?? duration ?? (isRaw(model) ? 4 : 5)),
		image: imageOf(body),
	};
}

/** The same, and what will become of it at this relay. */
export function toNewApiRequest(body: CreateBody, context: RouteContext): JobRequest {
	const { jobs, request, settings } = context;
	const { unknownWord, upstreamBody, pollEveryMs } = settings.relay;
	const asked = askedOf(body);
	const number = jobs.all().length + 1;
	const disagreement = settingFor(settings.relay.disagreement, number, asked.prompt);
	const key = bearerKey(request.headers) ?? '';
	return {
		...asked,
		relayed: { key, disagreement, unknownWord, upstreamBody, pollEveryMs },
	};
}

function imageOf(body: CreateBody): ReferenceImage | null {
	const { images } = body.fields;
	const address = textOr(body, 'image', '');
	if (address !== '') return { kind: 'link', urls: [address] };
	return Array.isArray(images)
		? { kind: 'link', urls: images.map(String) }
		: uploadedImage(body, 'input_reference');
}

import { chooseSize, type SizeChoice } from './chooseSize';
import type { VideoRequest } from './dialect';
import {
	firstRefusal,
	refuseDuration,
	refuseEmptyPrompt,
	refuseImages,
	refuseUnknownOptions,
	type Option,
	type Rules,
} from './refusals';

/** Everything that is checked on a provider with sizes in pixels; the size when nothing is broken. */
export function checkRequest(
	rules: Rules,
	request: VideoRequest,
	known: readonly Option[] = [],
): SizeChoice {
	const refusal = firstRefusal(rules, request, [
		refuseEmptyPrompt,
		refuseDuration,
		refuseImages,
		(_rules, asked) => refuseUnknownOptions(asked, known),
	]);
	return refusal ? { kind: 'refused', refusal } : chooseSize(rules, request);
}

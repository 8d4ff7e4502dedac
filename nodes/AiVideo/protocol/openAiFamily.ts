import { formBody, jsonBody } from './body';
import { checkRequest } from './checkRequest';
import { failureOf } from './cause';
import { jobInError, readFamilyJob } from './familyJob';
import { familyList } from './familyList';
import { endpointThenLinks, familyRefText, jobByLocation, videoPath } from './familyPaths';
import { isObject, listAt, readText } from './fields';
import type { JobReading, JobRef } from './job';
import type {
	Authorization,
	ModelList,
	ModelRow,
	PollVerdict,
	Provider,
	SubmissionVerdict,
	Takes,
} from './provider';
import { type AskedVideo, type Encoded, imagesOf, type VideoRequest } from './request';
import { isRemoved, isSuccess, judgePoll, judgeProbe, judgeSubmission } from './verdicts';
import type { Call, CallBody, Fallback, HttpResponse } from './wire';

/** The family of `POST /videos`: what its members share, as the default of each. */

/** OpenAI's header. Servers of one's own may need no key. */
export function bearer(apiKey: string): Authorization {
	return apiKey === '' ? {} : { headers: { Authorization: `Bearer ${apiKey}` } };
}

/** @param fallback the same in another form, for servers that do not know this one */
export function createVideo(body: CallBody, asked: AskedVideo, fallback?: Fallback): Encoded {
	const call: Call = { method: 'POST', path: '/videos', body, ...(fallback && { fallback }) };
	return { kind: 'call', call, asked };
}

/** Which bodies a server of OpenAI's shape takes. */
type BodyRule = 'formAlways' | 'formOrJson' | 'formForImages';

/**
 * OpenAI's create request: `model`, `prompt`, `size`, `seconds` as text, and the image as file part
 * `input_reference`. Relays refuse a numeric `seconds`.
 */
function encodeOpenAi(takes: Takes, bodyRule: BodyRule, request: VideoRequest): Encoded {
	const choice = checkRequest(takes, request);
	if (choice.kind === 'refused') return choice;
	const { model, prompt, seconds, seed, negativePrompt, extraFields } = request;
	const images = imagesOf(request);
	const { size } = choice;
	const length = seconds === null ? undefined : String(seconds);
	const fields = { model, prompt, size, seconds: length, seed, negative_prompt: negativePrompt };
	const asked = { size, seconds };
	const json = jsonBody(fields, extraFields);
	if (bodyRule === 'formForImages' && images.length === 0) return createVideo(json, asked);
	const form = formBody(fields, extraFields, 'input_reference', images);
	const asJson = {
		call: { method: 'POST', path: '/videos', body: json },
		isNeeded: wantsJson,
	} as const;
	const mayBeJson = bodyRule === 'formOrJson' && images.length === 0;
	return createVideo(form, asked, mayBeJson ? asJson : undefined);
}

/** What is said of a body that was not understood, or seems to be empty. */
const SPEAKS_OF_FORM =
	/json|form|multipart|content[\s-]type|body|pars|decod|boundary|media type|required|missing|empty|malformed|unexpected/i;

/** Servers that take JSON alone do not understand a form, and create nothing from it. */
function wantsJson(response: HttpResponse): boolean {
	if (![400, 415, 422].includes(response.status)) return false;
	const words = failureOf(response)?.message ?? null;
	return response.status === 415 || words === null || SPEAKS_OF_FORM.test(words);
}

/** Model lists of the family hold models of every kind, without saying which make videos. */
const VIDEO_MODEL =
	/video|sora|veo|kling|wan[-_.\d]|seedance|hailuo|runway|gen-?[34]|luma|ray-?\d|pika|vidu|pixverse|hunyuan|ltx|cogvideo|mochi|minimax|jimeng/i;

/** `GET /models`. A server of one's own may call its models anything. */
export function familyModels(known: readonly ModelRow[]): ModelList {
	return {
		calls: () => [{ method: 'GET', path: '/models' }],
		readIds: (json) => {
			const all = listAt(json, 'data')
				.filter(isObject)
				.flatMap((model) => readText(model.id) ?? []);
			const videoModels = all.filter((id) => VIDEO_MODEL.test(id));
			return known.length === 0 && videoModels.length === 0 ? all : videoModels;
		},
	};
}

function remixVideo(ref: JobRef, prompt: string): Call {
	return { method: 'POST', path: videoPath(ref, 'remix'), body: jsonBody({ prompt }) };
}

/** Abilities that only some members have. */
type Offer = 'models' | 'list' | 'remove' | 'remix';

/** A member of the family: its data, and what it does otherwise. */
export interface FamilyMember
	extends
		Pick<Provider, 'info' | 'server' | 'takes' | 'billing'>,
		Partial<Omit<Provider, 'info' | 'server' | 'takes' | 'billing'>> {
	readonly body?: BodyRule;
	readonly offers?: readonly Offer[];
	/** What the list of jobs needs besides. */
	readonly listQuery?: Readonly<Record<string, string>>;
	/** HTTP statuses that refuse a submission elsewhere, and may follow a job made here. */
	readonly ambiguous?: readonly number[];
	/** What this member documents of an answer without a job; `null`: nothing beyond its HTTP status. */
	readonly proof?: (response: HttpResponse) => 'busy' | 'rejected' | 'unknown' | null;
	/** What this member's answers say in places of their own. */
	readonly refine?: (reading: JobReading, answer: unknown) => JobReading;
}

/** Nobody's video: asking for it is free and shows whether the key may see videos at all. */
const PROBE_REF: JobRef = { id: 'n8n-credential-test' };

/** A provider of the family: the given data and overrides over what the members share. */
export function openAiFamily(member: FamilyMember): Provider {
	const {
		body = 'formForImages',
		offers = [],
		listQuery,
		ambiguous,
		proof,
		refine,
		...own
	} = member;

	function readJob(answer: unknown, ref: JobRef | null): JobReading | null {
		const reading = readFamilyJob(answer, ref);
		return reading && refine ? refine(reading, answer) : reading;
	}

	/** A failed job may come with an HTTP error (vLLM-Omni), so the body is looked at first. */
	function jobIn(response: HttpResponse, ref: JobRef | null): JobReading | null {
		const { json } = response;
		return readJob(isSuccess(response) ? json : jobInError(json), ref);
	}

	function readSubmission(response: HttpResponse): SubmissionVerdict {
		const reading = jobIn(response, null) ?? readJob(jobByLocation(response), null);
		if (reading) return { kind: 'accepted', reading };
		return { kind: proof?.(response) ?? judgeSubmission(response, ambiguous).kind };
	}

	function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
		const reading = jobIn(response, ref);
		return reading ? { kind: 'reading', reading } : judgePoll(response);
	}

	const poll = (ref: JobRef): Call => ({ method: 'GET', path: videoPath(ref) });
	const has = (offer: Offer) => offers.includes(offer);
	return {
		authorize: bearer,
		probe: { call: poll(PROBE_REF), read: judgeProbe },
		submit: (request) => encodeOpenAi(own.takes, body, request),
		readSubmission,
		poll,
		readPoll,
		files: endpointThenLinks,
		readFailure: failureOf,
		refText: familyRefText,
		...(has('models') && { models: familyModels(own.takes.models) }),
		...(has('list') && { list: familyList((answer) => readJob(answer, null), listQuery) }),
		...(has('remove') && {
			remove: { call: (ref) => ({ method: 'DELETE', path: videoPath(ref) }), read: isRemoved },
		}),
		...(has('remix') && { remix: remixVideo }),
		...own,
	};
}

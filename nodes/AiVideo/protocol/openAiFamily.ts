import { formBody, jsonBody } from './body';
import { checkRequest } from './checkRequest';
import { isErrorAnswer, readFailure } from './failure';
import { isJobAnswer, readFamilyJob } from './familyJob';
import { familyList } from './familyList';
import { at, decodeId, isObject, readText } from './fields';
import type { JobReading, JobRef } from './job';
import type {
	Authorization,
	HttpResponse,
	ModelList,
	ModelRow,
	PollVerdict,
	Provider,
	RefText,
	SubmissionVerdict,
	Takes,
} from './provider';
import type { AskedVideo, Encoded, VideoRequest } from './request';
import {
	isRemoved,
	isSuccess,
	judgePollStatus,
	judgeProbe,
	judgeSubmissionStatus,
} from './verdicts';
import type { Call, CallBody, Source, Variant, VideoFile } from './wire';

/** The family of `POST /videos`: what its members share, as the default of each. */

/** The one place where an ID enters a path: a slash in it cannot become another endpoint. */
export function videoPath({ id }: JobRef, ...rest: readonly string[]): string {
	return ['', 'videos', encodeURIComponent(id), ...rest].join('/');
}

/** A job's address, as people copy it from a log or a console. */
const JOB_ADDRESS = /^https?:\/\/[^?#]*\/videos\/([^/?#]+)/i;

/** The ID alone is enough, with or without the job's address around it. */
const familyRefText: RefText = {
	write: ({ id }) => id,
	read: (text) => {
		const segment = JOB_ADDRESS.exec(text)?.[1];
		return { id: segment === undefined ? text : decodeId(segment) };
	},
};

/** OpenAI's header. Servers of one's own may need no key. */
export function bearer(apiKey: string): Authorization {
	return apiKey === '' ? {} : { headers: { Authorization: `Bearer ${apiKey}` } };
}

/** @param older the same on the route of older servers */
export function createVideo(body: CallBody, asked: AskedVideo, older?: Call): Encoded {
	const call: Call = { method: 'POST', path: '/videos', body, ...(older && { older }) };
	return { kind: 'call', call, asked };
}

/** Which bodies a server of OpenAI's shape takes. */
type BodyRule = 'formAlways' | 'formForImages';

/**
 * OpenAI's create request: `model`, `prompt`, `size`, `seconds` as text, and the image as file part
 * `input_reference`. Relays refuse a numeric `seconds`.
 */
function encodeOpenAi(takes: Takes, bodyRule: BodyRule, request: VideoRequest): Encoded {
	const choice = checkRequest(takes, request);
	if (choice.kind === 'refused') return choice;
	const { model, prompt, seconds, images, extraFields } = request;
	const { size } = choice;
	const fields = { model, prompt, size, seconds: seconds === null ? undefined : String(seconds) };
	const body =
		bodyRule === 'formAlways' || images.length > 0
			? formBody(fields, extraFields, 'input_reference', images)
			: jsonBody(fields, extraFields);
	return createVideo(body, { size, seconds });
}

export function contentEndpoint(ref: JobRef, variant: Variant): Source {
	const call: Call = {
		method: 'GET',
		path: videoPath(ref, 'content'),
		...(variant === 'video' ? {} : { query: { variant } }),
	};
	return { kind: 'endpoint', call };
}

/**
 * The addresses an answer named. Relays may put the file itself into a `data:` address; their
 * content endpoint decodes it (new-api, controller/video_proxy.go), and nobody has to hold it.
 */
export function linksOf({ contentUrls }: JobReading): readonly Source[] {
	const urls = contentUrls.filter((url) => !/^data:/i.test(url));
	return urls.map((url) => ({ kind: 'url', url }));
}

/** The content endpoint first, since it is on the base URL; then what the answer named. */
function endpointThenLinks(reading: JobReading, variant: Variant): readonly VideoFile[] {
	const links = variant === 'video' ? linksOf(reading) : [];
	return [{ sources: [contentEndpoint(reading.ref, variant), ...links] }];
}

/** Model lists of the family hold models of every kind, without saying which make videos. */
const VIDEO_MODEL =
	/video|sora|veo|kling|wan[-_.\d]|seedance|hailuo|runway|gen-?[34]|luma|ray-?\d|pika|vidu|pixverse|hunyuan|ltx|cogvideo|mochi|minimax|jimeng/i;

/** `GET /models`. A server of one's own may call its models anything. */
function familyModels(known: readonly ModelRow[]): ModelList {
	return {
		calls: () => [{ method: 'GET', path: '/models' }],
		readIds: (json) => {
			const data = at(json, 'data');
			const all = (Array.isArray(data) ? data : [])
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
	/** What this member's answers say in places of their own. */
	readonly refine?: (reading: JobReading, answer: unknown) => JobReading;
}

/** Nobody's video: asking for it is free and shows whether the key may see videos at all. */
const PROBE_REF: JobRef = { id: 'n8n-credential-test' };

/** A provider of the family: the given data and overrides over what the members share. */
export function openAiFamily(member: FamilyMember): Provider {
	const { body = 'formForImages', offers = [], listQuery, ambiguous, refine, ...own } = member;

	function readJob(answer: unknown, ref: JobRef | null): JobReading | null {
		const reading = readFamilyJob(answer, ref);
		return reading && refine ? refine(reading, answer) : reading;
	}

	/** A failed job may come with an HTTP error (vLLM-Omni), so the body is looked at first. */
	function readSubmission(response: HttpResponse): SubmissionVerdict {
		const mayHoldJob = isSuccess(response) || isJobAnswer(response.json);
		const reading = mayHoldJob ? readJob(response.json, null) : null;
		return reading ? { kind: 'accepted', reading } : judgeSubmissionStatus(response, ambiguous);
	}

	/** new-api answers 400 `task_not_exist` where others answer 404. */
	function readPoll(response: HttpResponse, ref: JobRef): PollVerdict {
		const { json } = response;
		if (!isSuccess(response) && !isJobAnswer(json)) return judgePollStatus(response);
		const reading = readJob(json, ref);
		if (reading) return { kind: 'reading', reading };
		return { kind: isSuccess(response) && isErrorAnswer(json) ? 'missing' : 'late' };
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
		readFailure: ({ json }) => readFailure(json),
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

import type { Answer } from '../api/client';
import type { JobFacts } from '../api/errors';
import type { Provider } from '../protocol/provider';
import { withoutQuery } from '../text/links';
import { networkWords } from '../text/networkWords';
import { cut, plainLine } from '../text/shown';

/** Sentences that several errors share. Pure. */

/** What n8n's buttons do, whose executions know nothing of earlier ones. */
export const ANEW = 'Executing Generate, Create or Remix again makes and charges a new video.';

/** More of a provider's words than this is a page, not a message. */
const MAX_WORDS_LENGTH = 300;

function toSentence(words: string): string {
	return cut(plainLine(withoutQuery(words)), MAX_WORDS_LENGTH);
}

/** The provider's own words about an answer, or what else can be said of it. */
export function wordsOf(provider: Provider, answer: Answer): string {
	if (answer.kind === 'noAnswer') return networkWords(answer.reason);
	const failure = provider.readFailure(answer);
	const words = failure?.message ?? failure?.code ?? answer.problem;
	return words === null
		? `HTTP ${answer.status}`
		: `${toSentence(words).replace(/\.$/, '')} (HTTP ${answer.status})`;
}

/** As much of an answer as a person needs to find an ID in it. */
const MAX_SHOWN_LENGTH = 500;
/** Spaces, line ends and queries are most of some answers. */
const MAX_READ_LENGTH = 20_000;

/** What came, on one line and without the queries of signed addresses; `null` when nothing did. */
export function shownAnswer(answer: Answer): string | null {
	if (answer.kind === 'noAnswer') return null;
	// Cut first: what is dropped in the end need not be looked through.
	const text = plainLine(withoutQuery(cut(answer.text, MAX_READ_LENGTH)));
	return text === '' ? null : cut(text, MAX_SHOWN_LENGTH);
}

/** The fact of an error that an HTTP answer led to. */
export function httpStatusOf(answer: Answer): { readonly httpStatus?: number } {
	return answer.kind === 'answer' ? { httpStatus: answer.status } : {};
}

const STATES: Partial<Readonly<Record<string, string>>> = {
	queued: 'in the queue',
	in_progress: 'being made',
};

/** A state as people say it. */
export function stateWord(status: string): string {
	return STATES[status] ?? status;
}

/** `being made, 45 %` */
export function stateOf({ status, progress }: JobFacts): string {
	if (status === undefined) return 'state not known';
	const isRunning = STATES[status] !== undefined;
	const percent = isRunning && typeof progress === 'number' ? `, ${progress} %` : '';
	return `${stateWord(status)}${percent}`;
}

/** `2 min 5 s` */
export function toDuration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

/** The provider's reason for an ended job, quoted. */
export function reasonOf(job: JobFacts): string | null {
	const words = job.failure?.message ?? job.failure?.code ?? null;
	return words === null ? null : toSentence(words);
}

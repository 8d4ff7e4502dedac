import type { Answer } from '../api/client';
import type { JobFacts } from '../api/errors';
import type { Provider } from '../protocol/provider';
import { withoutQuery } from '../text/secrets';

/** Sentences that several errors share. Pure. */

/** What the buttons of n8n's editor do, whose executions know nothing of earlier ones. */
export const ANEW = 'Execute step and Execute workflow make and charge a new video.';

/** More of a provider's words than this is a page, not a message. */
const MAX_WORDS_LENGTH = 300;

function toSentence(words: string): string {
	const plain = withoutQuery(words)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return plain.length > MAX_WORDS_LENGTH ? `${plain.slice(0, MAX_WORDS_LENGTH)}…` : plain;
}

/** The provider's own words about an answer, or what else can be said of it. */
export function wordsOf(provider: Provider, answer: Answer): string {
	if (answer.kind === 'noAnswer') return answer.reason;
	const failure = provider.readFailure(answer);
	const words = failure?.message ?? failure?.code ?? answer.problem;
	return words === null
		? `HTTP ${answer.status}`
		: `${toSentence(words).replace(/\.$/, '')} (HTTP ${answer.status})`;
}

/** As much of an answer as a person needs to find an ID in it. */
const MAX_SHOWN_LENGTH = 500;

/** What came, on one line and without the queries of signed addresses; `null` when nothing did. */
export function shownAnswer(answer: Answer): string | null {
	if (answer.kind === 'noAnswer') return null;
	const text = withoutQuery(answer.text)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	if (text === '') return null;
	return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text;
}

/** The fact of an error that an HTTP answer led to. */
export function httpStatusOf(answer: Answer): { readonly httpStatus?: number } {
	return answer.kind === 'answer' ? { httpStatus: answer.status } : {};
}

/** `in_progress, 45 %` */
export function stateOf(job: JobFacts): string {
	const progress = typeof job.progress === 'number' ? `, ${job.progress} %` : '';
	return `${job.status ?? 'state not known'}${progress}`;
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

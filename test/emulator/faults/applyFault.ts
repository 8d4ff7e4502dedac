import type { Clock } from '../clock';
import { bytesOf, slicedBody } from '../content/body';
import type { RequestRecord } from '../requestRecord';
import { jsonAnswer, plainAnswer, type Answer } from '../server/answer';
import type { FaultAction, WorkMoment } from './fault';

/** What happens to the connection: an answer, whole or broken off, a reset, or nothing for ever. */
export type Delivery =
	| { readonly kind: 'answer'; readonly answer: Answer; readonly breakOff?: BreakOff }
	| { readonly kind: 'reset' }
	| { readonly kind: 'silence' };

/** Where a body breaks off (in bytes) and how. */
export interface BreakOff {
	readonly after: number;
	readonly how: 'close' | 'reset' | 'stall' | 'endCleanly';
}

type Work = () => Promise<Answer>;

/** Does the work a request asks for, with a fault in its way. */
export async function applyFault(
	action: FaultAction,
	work: Work,
	record: RequestRecord,
	clock: Clock,
): Promise<Delivery> {
	switch (action.kind) {
		case 'respond':
			return whole(plainAnswer(action.status, action.body, action.headers));
		case 'respondAfterWork':
			await work();
			return whole(plainAnswer(action.status, action.body, action.headers));
		case 'reset':
			if (action.when === 'midBody') return resetMidBody(await work());
			return atMoment(action.when, work, { kind: 'reset' });
		case 'hang':
			return atMoment(action.when, work, { kind: 'silence' });
		case 'delay':
			await clock.sleep(action.ms);
			return whole(await work());
		case 'cut':
			return broken(await work(), { after: action.afterBytes, how: 'close' });
		case 'shortClean':
			return broken(await work(), { after: action.bytes, how: 'endCleanly' });
		case 'stall':
			return broken(await work(), { after: action.afterBytes, how: 'stall' });
		case 'redirect':
			return whole(plainAnswer(action.status, '', { location: placeOf(action.location, record) }));
		case 'truncate':
			return whole(truncated(await work(), action.bytes));
		case 'rewrite': {
			const answer = await work();
			const { status, headers, json, body, jobId = record.jobId ?? '' } = answer;
			const bytes = async () => await bytesOf(body);
			const reply = await action.answer({ status, headers, json, jobId, bytes });
			const rewritten = plainAnswer(reply.status, reply.body, reply.headers);
			return whole({
				...rewritten,
				...(answer.jobId === undefined ? {} : { jobId: answer.jobId }),
			});
		}
		case 'transform':
			return whole(transformed(await work(), action.answer));
	}
}

function whole(answer: Answer): Delivery {
	return { kind: 'answer', answer };
}

function broken(answer: Answer, breakOff: BreakOff): Delivery {
	return { kind: 'answer', answer, breakOff };
}

function resetMidBody(answer: Answer): Delivery {
	return broken(answer, { after: Math.floor(answer.body.length / 2), how: 'reset' });
}

async function atMoment(when: WorkMoment, work: Work, delivery: Delivery): Promise<Delivery> {
	if (when === 'afterWork') await work();
	return delivery;
}

function placeOf(location: string | ((record: RequestRecord) => string), record: RequestRecord) {
	return typeof location === 'function' ? location(record) : location;
}

function truncated(answer: Answer, bytes: number): Answer {
	return { ...answer, body: slicedBody(answer.body, 0, Math.min(bytes, answer.body.length)) };
}

function transformed(answer: Answer, change: (body: unknown) => unknown): Answer {
	if (!('json' in answer)) throw new Error('A transform fault hit an answer that is not JSON');
	return jsonAnswer(answer.status, change(structuredClone(answer.json)));
}

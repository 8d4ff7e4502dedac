import type { IncomingMessage, ServerResponse } from 'node:http';
import { applyFault, type Delivery } from '../faults/applyFault';
import { refusal } from '../profiles/refusal';
import type { RequestRecord } from '../requestRecord';
import type { World } from '../world';
import { jsonAnswer, plainAnswer, type Answer } from './answer';
import { refusalAnswer } from './apiAnswer';
import { deliver } from './deliver';
import { readBody } from './readBody';
import { newRecord } from './newRecord';
import { findTarget, type Target } from './target';
import { work, type ListenerRole } from './work';

/** Records one request, does its work with the fault that is due, and answers. */
export async function handleRequest(
	world: World,
	role: ListenerRole,
	incoming: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const [path, query] = splitUrl(incoming.url ?? '');
	const target = findTarget(world, incoming.method ?? '', path);
	const record = newRecord(world, target, incoming, path, query);
	world.requests.push(record);
	const received = await readBody(incoming).catch(() => null);
	if (received === null) return;
	record.body = received.bytes;
	const { headers, body } = record;
	const request = { params: target.params, query, headers, body };
	const delivery = await decide(world, record, async () => {
		const answer = received.tooLarge ? tooLarge(target) : await work(world, target, request, role);
		record.jobId = answer.jobId ?? record.jobId;
		return answer;
	});
	if (delivery.kind === 'answer') record.status = delivery.answer.status;
	// The time of the emulator, not of the machine: clients compare it with the jobs' own times.
	response.setHeader('date', new Date(world.clock.now()).toUTCString());
	await deliver(response, delivery, world.clock);
}

async function decide(
	world: World,
	record: RequestRecord,
	perform: () => Promise<Answer>,
): Promise<Delivery> {
	const fault = world.faults.take(record);
	try {
		if (fault !== null) return await applyFault(fault, perform, record, world.clock);
		return { kind: 'answer', answer: await perform() };
	} catch (error) {
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return { kind: 'answer', answer: jsonAnswer(500, { emulatorDefect: reason }) };
	}
}

function tooLarge(target: Target): Answer {
	const refused = refusal(413, 'request_too_large', 'The request body is too large.');
	return 'provider' in target ? refusalAnswer(target.provider, refused) : plainAnswer(413);
}

/** The path as it was sent, and the query decoded. */
function splitUrl(url: string): [path: string, query: URLSearchParams] {
	const mark = url.indexOf('?');
	if (mark < 0) return [url, new URLSearchParams()];
	return [url.slice(0, mark), new URLSearchParams(url.slice(mark))];
}
